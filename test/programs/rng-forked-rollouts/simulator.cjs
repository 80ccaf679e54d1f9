const started = Date.now();
process.on('message', (steps) => {
  let position = 5;
  const visited = [];
  for (let step = 0; step < steps; step++) {
    position += Math.random() < 0.5 ? -1 : 1; // <- fault: rng unseeded-random
    visited.push(position);
  }
  process.send(visited);
});
process.on('disconnect', () => console.error(`lived ${Date.now() - started} ms`));
