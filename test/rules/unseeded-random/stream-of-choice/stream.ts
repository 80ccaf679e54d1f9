import seedrandom from 'seedrandom';

export function makeStream(seed?: number): { draw(): number } {
  if (seed === undefined) {
    return { draw: Math.random };
  }
  const draw = seedrandom(String(seed));
  return { draw: () => draw() };
}
