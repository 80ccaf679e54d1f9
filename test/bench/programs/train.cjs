// `node train.cjs MODEL BACKEND BATCHES EPOCHS`: trains one of four small models on batches of 16, first for one epoch
// and then for as many as asked, and says at its end on what it ran and what each part cost.
const { writeSync } = require('node:fs');
const { createRequire } = require('node:module');
const { dirname } = require('node:path');

const tf = require('@tensorflow/tfjs');

const [name, backend, batches, epochs] = process.argv.slice(2);
const rows = 16 * Number(batches);
const root = { glorot: (seed) => tf.initializers.glorotUniform({ seed }), orthogonal: (seed) => tf.initializers.randomNormal({ stddev: 0.1, seed }) };

function wave(shape, step) {
  return tf.tensor(Float32Array.from({ length: shape.reduce((product, size) => product * size, 1) }, (_, index) => Math.sin(index * step)), shape);
}

function classes(count, of) {
  return tf.tidy(() => tf.oneHot(tf.tensor1d(Array.from({ length: count }, (_, index) => (index * 7) % of), 'int32'), of).toFloat());
}

const MODELS = {
  /** Kernels so small that the tracer's share is largest. */
  mlp: () => ({
    xs: wave([rows, 16], 1.7),
    ys: classes(rows, 4),
    layers: [
      tf.layers.dense({ units: 64, activation: 'relu', inputShape: [16], kernelInitializer: root.glorot(1) }),
      tf.layers.dense({ units: 64, activation: 'relu', kernelInitializer: root.glorot(2) }),
      tf.layers.dense({ units: 4, activation: 'softmax', kernelInitializer: root.glorot(3) }),
    ],
  }),
  cnn: () => ({
    xs: wave([rows, 12, 12, 1], 0.37),
    ys: classes(rows, 4),
    layers: [
      tf.layers.conv2d({ filters: 4, kernelSize: 3, activation: 'relu', inputShape: [12, 12, 1], kernelInitializer: root.glorot(1) }),
      tf.layers.maxPooling2d({ poolSize: 2 }),
      tf.layers.conv2d({ filters: 8, kernelSize: 3, activation: 'relu', kernelInitializer: root.glorot(2) }),
      tf.layers.flatten(),
      tf.layers.dense({ units: 4, activation: 'softmax', kernelInitializer: root.glorot(3) }),
    ],
  }),
  lstm: () => ({
    xs: wave([rows, 12, 8], 0.73),
    ys: classes(rows, 4),
    layers: [
      tf.layers.lstm({ units: 24, inputShape: [12, 8], kernelInitializer: root.glorot(1), recurrentInitializer: root.orthogonal(2) }),
      tf.layers.dense({ units: 4, activation: 'softmax', kernelInitializer: root.glorot(3) }),
    ],
  }),
  embedding: () => ({
    xs: tf.tensor2d(Array.from({ length: rows * 6 }, (_, index) => (index * 31) % 60), [rows, 6]),
    ys: classes(rows, 4),
    layers: [
      tf.layers.embedding({ inputDim: 60, outputDim: 8, inputLength: 6, embeddingsInitializer: root.orthogonal(1) }),
      tf.layers.flatten(),
      tf.layers.dense({ units: 32, activation: 'relu', kernelInitializer: root.glorot(2) }),
      tf.layers.dense({ units: 4, activation: 'softmax', kernelInitializer: root.glorot(3) }),
    ],
  }),
};

async function startBackend() {
  if (backend === 'wasm') {
    const { setWasmPaths } = require('@tensorflow/tfjs-backend-wasm');
    setWasmPaths(`${dirname(createRequire(__filename).resolve('@tensorflow/tfjs-backend-wasm'))}/`);
  }
  if (backend === 'webgpu') {
    const { create, globals } = await import('webgpu');
    Object.assign(globalThis, globals);
    // Node 20 has no navigator.
    if (globalThis.navigator === undefined) globalThis.navigator = {};
    Object.defineProperty(globalThis.navigator, 'gpu', { value: create([]), configurable: true });
    require('@tensorflow/tfjs-backend-webgpu');
  }
  await tf.setBackend(backend);
  await tf.ready();
  if (tf.getBackend() !== backend) throw new Error(`asked for ${backend}, got ${tf.getBackend()}`);
}

/** User CPU of this process so far, in milliseconds, at the end of each part. */
const marks = {};

function mark(part) {
  marks[part] = process.cpuUsage().user / 1000;
}

async function main() {
  await startBackend();
  mark('start');
  const { xs, ys, layers } = MODELS[name]();
  const model = tf.sequential({ layers });
  model.compile({ optimizer: tf.train.adam(0.01), loss: 'categoricalCrossentropy' });
  await model.fit(xs, ys, { epochs: 1, batchSize: 16, shuffle: false, verbose: 0 });
  mark('first');
  const started = performance.now();
  const { history } = await model.fit(xs, ys, { epochs: Number(epochs), batchSize: 16, shuffle: false, verbose: 0 });
  mark('rest');
  const wallMs = performance.now() - started;
  const adapter = tf.backend().adapterInfo?.description ?? '';
  // What watches the program from its start has heard of its end before this.
  process.on('exit', () => {
    mark('end');
    writeSync(1, `${JSON.stringify({ backend: tf.getBackend(), adapter, steps: Number(batches) * (1 + Number(epochs)), marks, wallMs, loss: history.loss.at(-1) })}\n`);
  });
  process.exit(0);
}

main().catch((error) => {
  process.stderr.write(`${String(error?.message ?? error).split('\n', 1)[0]}\n`, () => process.exit(1));
});
