const tf = require('@tensorflow/tfjs');

async function main() {
  const w = tf.variable(tf.tensor1d([1, 2, 3]));
  const optimizer = tf.train.adam(0.01);
  let left = 3;
  const ticker = setInterval(() => { // <- fault: control-flow time-dependent
    left--;
    if (left === 0) clearInterval(ticker);
  }, 20);
  while (left > 0) {
    optimizer.minimize(() => w.square().mean());
    await tf.nextFrame();
  }
  w.print();
}

void main();
