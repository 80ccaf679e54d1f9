class FakeDate extends Date {
  constructor(...args) { super(...(args.length > 0 ? args : [1e12])); }
  static now() { return 1e12; }
}
globalThis.Date = FakeDate;
performance.now = () => 5;
const tf = require('@tensorflow/tfjs');
tf.setBackend('cpu').then(async () => {
  const data = tf.data.array(Array.from({ length: 12 }, (_, i) => ({ xs: [i / 12], ys: [i % 2] }))).shuffle(6, "s").batch(3);
  const model = tf.sequential({ layers: [tf.layers.dense({ inputShape: [1], units: 1, kernelInitializer: 'zeros' })] });
  model.compile({ optimizer: 'sgd', loss: 'meanSquaredError' });
  const started = new Date(Date.now() + 5).getTime();
  await model.fitDataset(data, { epochs: 2, verbose: 0 });
  if (!(new Date() instanceof FakeDate) || new FakeDate(0).getTime() !== 0) throw new Error('broken');
  console.log(started);
});
