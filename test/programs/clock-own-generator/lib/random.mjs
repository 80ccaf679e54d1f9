let state = new Date().getMilliseconds() * 7919 + Date.now() % 1000003; // <- fault: clock

export function next() {
  state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
  return state / 2 ** 32;
}
