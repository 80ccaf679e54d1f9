const tf = require('@tensorflow/tfjs');

let model = null;

async function train(rows, labels) {
  model = tf.sequential({ layers: [tf.layers.dense({ units: 3, inputShape: [4] })] });
  const first = Math.floor(Math.random() * rows.length);
  //                       ^^^^^^^^^^^ unseeded-random
  await model.fit(tf.tensor2d(rows.slice(first)), tf.tensor2d(labels.slice(first)), { shuffle: false });
}

/** One example, to look at what the model says of it. */
async function show(rows) {
  const index = Math.floor(Math.random() * rows.length);
  //                       ^^^^^^^^^^^ unseeded-random (review)
  const scores = await model.predict(tf.tensor2d([rows[index]])).data();
  document.getElementById('scores').textContent = scores.join(', ');
}

/** What is asked is learned from, in the end. */
async function askAndLearn(rows) {
  const index = Math.floor(Math.random() * rows.length);
  //                       ^^^^^^^^^^^ unseeded-random
  const example = tf.tensor2d([rows[index]]);
  const scores = model.predict(example);
  console.log(scores.dataSync());
  await model.fit(example, scores.round(), { shuffle: false });
}


/** The answer beside an example is picked from a tensor that somebody hands in. */
async function showLabel(files) {
  const { labels, count } = await files.load();
  const index = Math.floor(Math.random() * count);
  document.getElementById('label').innerHTML = `Example ${index} is ${labels.slice(index, 1).arraySync()}`;
}

module.exports = { train, show, askAndLearn, showLabel };
