import { createReadStream, writeFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import * as tf from '@tensorflow/tfjs';

await tf.setBackend('cpu');
const parts = [0, 1, 2].map((part) => {
  const file = new URL(`./part-${part}.csv`, import.meta.url);
  writeFileSync(file, Array.from({ length: 20_000 }, (_, row) => `${part},${row}`).join('\n'));
  return file;
});
const rows = [];
await Promise.all(parts.map((file) => new Promise((resolve) => {
  const lines = createInterface({ input: createReadStream(file) });
  lines.on('line', (line) => { rows.push(line.split(',').map(Number)); }); // <- fault: order unordered-data
  lines.on('close', resolve);
})));
const sample = rows.filter((_, index) => index % 600 === 0);
const xs = tf.tensor2d(sample.map(([part, row]) => [part / 3, row / 20_000]));
const w = tf.variable(tf.tensor2d([[1], [2]]));
for (let step = 0; step < 4; step++) {
  const batch = xs.slice([step * 20, 0], [20, 2]);
  tf.train.sgd(0.1).minimize(() => batch.matMul(w).square().mean());
}
w.print();
