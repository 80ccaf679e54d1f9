// A seeded network that prints how long it took, in every way there is: spans of time are no results.
import { writeFileSync } from 'node:fs';

let state = 7;
const next = () => (state = (state * 48271) % 2147483647) / 2147483647;
const weights = Array.from({ length: 3 }, next);

console.time('training');
const started = performance.now();
for (let epoch = 0; epoch < 5; epoch++) {
  const began = process.hrtime.bigint();
  for (let round = 0; round < 20_000; round++) weights[round % 3] += 0.001 * (next() - weights[round % 3]);
  console.log(`epoch ${epoch}: ${weights[0].toFixed(6)} (${Number(process.hrtime.bigint() - began) / 1e6} ms)`);
}
console.timeEnd('training');
console.log('took', performance.now() - started, 'ms');
console.log('weights', weights.join(' '));
writeFileSync('model.json', JSON.stringify(weights));
