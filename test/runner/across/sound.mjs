import * as tf from '@tensorflow/tfjs';

await tf.ready();
const wave = (shape, phase = 0) => tf.tensor(Float32Array.from({ length: shape.reduce((all, size) => all * size, 1) }, (_, index) => Math.sin(index * 0.7 + phase)), shape);

// Terms that cancel, long sums, shapes that no block of a kernel divides.
const long = wave([3000], 0.3);
const images = wave([2, 9, 7, 3], 1);
const some = [
  long.sum(), long.mean(), long.mul(1e4).add(1).sub(long.mul(1e4)), long.cumsum(), long.exp(), long.sin(), long.tanh(), long.softmax(), long.div(long.add(3)),
  tf.matMul(wave([17, 1500]), wave([1500, 19], 1)),
  tf.conv2d(images, wave([3, 3, 3, 5], 2), 1, 'same'),
  tf.depthwiseConv2d(images, wave([3, 3, 3, 2], 2), 1, 'same'),
  tf.avgPool(images, 3, 2, 'same'),
  tf.image.resizeBilinear(images, [13, 11]),
  tf.batchNorm(images, wave([3], 1), wave([3], 2).abs(), wave([3], 3), wave([3], 4)),
  tf.topk(wave([4, 50]), 5).values, tf.maxPool(images, 2, 2, 'same'), tf.gather(long, tf.tensor1d([5, 1, 5], 'int32')),
  // Whole numbers that a cast to float32 shares; of so many alike not every one is held.
  Array.from({ length: 12 }, () => tf.argMax(images, 3).toFloat()).at(-1).sqrt(),
];
const model = tf.sequential();
model.add(tf.layers.dense({ units: 16, activation: 'sigmoid', inputShape: [8], kernelInitializer: tf.initializers.glorotNormal({ seed: 1 }) }));
model.add(tf.layers.dense({ units: 3, activation: 'softmax', kernelInitializer: tf.initializers.glorotNormal({ seed: 2 }) }));
model.compile({ optimizer: 'sgd', loss: 'categoricalCrossentropy' });
await model.fit(wave([32, 8], 1), tf.oneHot(tf.range(0, 32, 1).toInt().mod(tf.scalar(3, 'int32')), 3), { epochs: 1, batchSize: 16, shuffle: false, verbose: 0 });
for (const each of some) await each.data();
console.log(await model.predict(wave([4, 8], 2)).data());
