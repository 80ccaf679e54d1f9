export function lerp(from: number, to: number, part: number): number {
  return from + (to - from) * part;
}
