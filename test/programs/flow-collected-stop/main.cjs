const tf = require('@tensorflow/tfjs');

const begun = Date.now();
let isOver = false;
const registry = new FinalizationRegistry(() => { isOver = true; }); // <- fault: control-flow
registry.register({ rows: new Array(1e5) }, 'the first rows');

async function train() {
  const w = tf.variable(tf.scalar(0.5));
  const optimizer = tf.train.adam(0.01);
  let steps = 0;
  for (; !isOver && steps < 3000; steps++) {
    optimizer.minimize(() => w.square());
    if (steps % 5 === 0) await new Promise(setImmediate);
  }
  console.error(`${steps} steps in ${Date.now() - begun} ms`);
  w.print();
}

train();

module.exports = { registry };
