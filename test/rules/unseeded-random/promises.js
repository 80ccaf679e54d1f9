/* global tf */

// What is handed to `resolve` is what the promise comes to.
function makeNoise() {
  return new Promise((resolve) => {
    const noise = [];
    for (let i = 0; i < 20; i++) noise.push(Math.random());
    //                                      ^^^^^^^^^^^^^ unseeded-random
    setTimeout(() => resolve(noise), 0);
  });
}

makeNoise()
  .then((noise) => ({ xs: tf.tensor1d(noise) }))
  .then((tensors) => new Promise((resolve) => {
    tensors.model = tf.sequential({ layers: [tf.layers.dense({ units: 1, inputShape: [1], kernelInitializer: 'zeros' })] });
    resolve(tensors);
  }))
  .then((tensors) => tensors.model.fit(tensors.xs, tensors.xs, { epochs: 3 }));
//                   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ unseeded-shuffle

// This one ends on the screen.
new Promise((resolve) => resolve(Math.random())).then((shade) => { document.body.style.opacity = shade; });
// So does a function that only shares the name.
function resolve(colour) { document.body.style.background = colour; }
resolve(`hsl(${Math.random() * 360}, 50%, 50%)`);
