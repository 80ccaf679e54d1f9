// Trains a small sentiment classifier on film reviews.
const tf = require('@tensorflow/tfjs');
const _ = require('lodash');
const reviews = require('./reviews.json');
const { buildVocabulary, encode } = require('./vocabulary');
const createModel = require('./model');

const SEQUENCE_LENGTH = 10;

async function run() {
  const shuffled = _.shuffle(reviews);
  const held = shuffled.slice(0, 4);
  const rest = shuffled.slice(4);

  const vocabulary = buildVocabulary(rest.map((review) => review.text));
  const toTensors = (rows) => [
    tf.tensor2d(rows.map((row) => encode(row.text, vocabulary, SEQUENCE_LENGTH)), [rows.length, SEQUENCE_LENGTH], 'int32'),
    tf.tensor2d(rows.map((row) => [row.label])),
  ];
  const [trainX, trainY] = toTensors(rest);
  const [testX, testY] = toTensors(held);

  const model = createModel(vocabulary.size + 2, SEQUENCE_LENGTH);
  await model.fit(trainX, trainY, { epochs: 6, batchSize: 4, verbose: 0 });

  const [loss, accuracy] = model.evaluate(testX, testY);
  console.log(`held-out loss ${loss.dataSync()[0].toFixed(4)}, accuracy ${accuracy.dataSync()[0].toFixed(2)}`);
  const question = encode('a great film with a dull ending', vocabulary, SEQUENCE_LENGTH);
  console.log('score:', model.predict(tf.tensor2d([question], [1, SEQUENCE_LENGTH], 'int32')).dataSync()[0].toFixed(4));
}

run();
