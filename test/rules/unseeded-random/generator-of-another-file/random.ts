export const rng = Math.random;

export default { next: Math.random };

/** A seed of one's own is optional here, and stays a number once it is one. */
export function makeRandom(seed?: number): () => number {
  return seed === undefined ? Math.random : () => (seed = ((seed ?? 1) * 16807) % 2147483647) / 2147483647;
}
