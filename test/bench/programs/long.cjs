// `node long.cjs STEPS [LATE]`: trains a tiny model for so many steps and says now and then how much memory it holds.
// From step LATE on its weights carry an unseeded draw.
const tf = require('@tensorflow/tfjs');

const [steps, late] = process.argv.slice(2).map(Number);
const BATCHES = 100;
const MARKS = 4;

async function main() {
  const xs = tf.tensor2d(Float32Array.from({ length: 2 * BATCHES }, (_, index) => Math.sin(index * 1.7)), [2 * BATCHES, 1]);
  const ys = xs.mul(3).add(1);
  const model = tf.sequential({ layers: [tf.layers.dense({ units: 1, inputShape: [1], kernelInitializer: 'ones' })] });
  model.compile({ optimizer: tf.train.sgd(1e-3), loss: 'meanSquaredError' });
  let step = 0;
  const onBatchBegin = () => {
    step++;
    if (step === late) model.setWeights([tf.tensor2d([[Math.random()]]), tf.tensor1d([0])]);
    if (step % (steps / MARKS) === 0) console.log(`rss ${step} ${Math.round(process.memoryUsage().rss / 2 ** 20)}`);
  };
  await model.fit(xs, ys, { epochs: steps / BATCHES, batchSize: 2, shuffle: false, verbose: 0, callbacks: { onBatchBegin } });
}

void main();
