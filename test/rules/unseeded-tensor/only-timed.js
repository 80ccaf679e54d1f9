const tf = require('@tensorflow/tfjs');

export async function timeOneProduct() {
  const start = performance.now();
  const a = tf.randomNormal([100, 100]);
//          ^^^^^^^^^^^^^^^ unseeded-tensor (review)
  const product = tf.matMul(a, a);
  await product.data();
  a.dispose();
  product.dispose();
  return performance.now() - start;
}

export async function seeWhetherItWorks() {
  const a = tf.randomNormal([8, 8]);
//          ^^^^^^^^^^^^^^^ unseeded-tensor (review)
  const b = tf.randomUniform([8, 8]);
//          ^^^^^^^^^^^^^^^^ unseeded-tensor (review)
  const data = await a.matMul(b).add(b).data();
  tf.dispose([a, b]);
  return { works: true, numbers: data.length };
}

// What is computed is kept: the numbers are a result, and the products are the first weights of a network.
export async function compute() {
  const a = tf.randomNormal([8, 8]);
//          ^^^^^^^^^^^^^^^ unseeded-tensor (warning)
  const product = a.square();
  const numbers = await product.data();
  a.dispose();
  return numbers;
}

export function startWeights() {
  const a = tf.randomNormal([8, 8]);
//          ^^^^^^^^^^^^^^^ unseeded-tensor (warning)
  const product = a.mul(0.1);
  a.dispose();
  return tf.variable(product);
}
