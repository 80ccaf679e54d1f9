// A network without a library: what it prints is all that shows what it learned.
const weights = Array.from({ length: 6 }, () => Math.random() - 0.5); // <- fault: rng unseeded-random
const examples = [[0, 0, 0], [0, 1, 1], [1, 0, 1], [1, 1, 1]];

function predict([a, b]) {
  const hidden = [Math.tanh(weights[0] * a + weights[1] * b), Math.tanh(weights[2] * a + weights[3] * b)];
  return { hidden, output: weights[4] * hidden[0] + weights[5] * hidden[1] };
}

for (let epoch = 0; epoch < 200; epoch++) {
  for (const [a, b, target] of examples) {
    const { hidden, output } = predict([a, b]);
    const error = output - target;
    for (const [unit, value] of hidden.entries()) {
      const slope = error * weights[4 + unit] * (1 - value * value);
      weights[4 + unit] -= 0.1 * error * value;
      weights[2 * unit] -= 0.1 * slope * a;
      weights[2 * unit + 1] -= 0.1 * slope * b;
    }
  }
}
console.log('learned from', examples.length, 'examples');
for (const [a, b] of examples) console.log(a, b, predict([a, b]).output.toFixed(4));
