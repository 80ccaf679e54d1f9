const { fork } = require('node:child_process');
const path = require('node:path');
const tf = require('@tensorflow/tfjs');

const simulator = fork(path.join(__dirname, 'simulator.cjs'));
const rollout = (steps) =>
  new Promise((resolve) => {
    simulator.once('message', resolve);
    simulator.send(steps);
  });

async function main() {
  const value = tf.variable(tf.zeros([11]));
  for (let episode = 0; episode < 4; episode++) {
    const visited = tf.oneHot(await rollout(5), 11).max(0);
    value.assign(value.add(visited.mul(0.1)));
  }
  simulator.disconnect();
  value.print();
}
main();
