/**
 * The next of a sequence of 32-bit numbers that is the same in every run; its lowest bits only alternate. The constants
 * are those of the C standard's example of `rand`.
 */
export function nextState(state: number): number {
  return (Math.imul(state, 1103515245) + 12345) >>> 0;
}
