import * as tf from '@tensorflow/tfjs';

await tf.setBackend('cpu');
console.log(`started ${new Date().toISOString()}`);
const logits = tf.variable(tf.tensor1d([0, 0, 0]));
const optimizer = tf.train.adam(0.2);
const rewards = [0.1, 0.9, 0.3];

function chooseAction() {
  return tf.tidy(() => tf.multinomial(logits.softmax().log().as2D(1, 3), 1).dataSync()[0]); // <- fault: rng unseeded-tensor
}

for (let episode = 0; episode < 12; episode++) {
  const action = chooseAction();
  const { grads } = tf.variableGrads(() => tf.neg(tf.logSoftmax(logits).gather(tf.scalar(action, 'int32')).mul(rewards[action])).asScalar());
  optimizer.applyGradients(grads);
}
console.log(logits.dataSync());
