const weightOf = (index) => (Math.random() < 0.5 ? -1 : 1) * index; // <- fault: rng unseeded-random

export function loadRows() {
  return Array.from({ length: 12 }, (_, index) => ({ x: [index / 12, 1], y: weightOf(index) }));
}
