/** Lines `x,y` of a noisy straight line. */
export const simulate = (count) => Array.from({ length: count }, (_, i) => {
  const x = i / count;
  const noise = 0.1 * (Math.random() - 0.5); // <- fault: rng
  return `${x},${2 * x + noise}`;
});
