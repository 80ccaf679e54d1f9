import * as tf from '@tensorflow/tfjs';

function* examples(size) {
  for (let count = 0; count < size; count++) {
    if (Math.random() < 0.5) continue;
//      ^^^^^^^^^^^^^ unseeded-random (warning)
    yield { xs: count, ys: count % 2 };
  }
}

function pick(weights) {
  let left = weights.reduce((a, b) => a + b) * Math.random();
//                                             ^^^^^^^^^^^^^ unseeded-random (warning)
  return weights.findIndex((weight) => (left -= weight) < 0);
}

const kept = [];
function keep(value) {
  if (Math.random() < 0.1) return;
//    ^^^^^^^^^^^^^ unseeded-random (warning)
  kept.push(value);
}

const model = tf.sequential();
for (const value of [1, 2, 3]) keep(value);
const actions = [pick([1, 2, 3]), pick([3, 2, 1])];
model.fit(tf.tensor1d(kept), tf.tensor1d(actions), { epochs: 1 });
model.fitDataset(tf.data.generator(() => examples(9)), { epochs: 1 });

/** The callback stops the loop, and so decides which action is left standing. */
function act(state) {
  let action = 0;
  let luck = Math.random();
//           ^^^^^^^^^^^^^ unseeded-random (warning)
  model.predict(state).dataSync().some((chance, index) => {
    action = index;
    return (luck -= chance) <= 0;
  });
  return tf.oneHot(action, 4);
}
act(tf.zeros([1, 4]));
