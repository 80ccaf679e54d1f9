/** Neighbours counted by hand: no library, but one part of the examples is learned from and another tested on. */
export function splitExamples(examples, count) {
  const order = examples.map((example) => [Math.random(), example]).sort((a, b) => a[0] - b[0]);
  //                                       ^^^^^^^^^^^ unseeded-random
  const testSet = order.slice(0, count);
  const trainingSet = order.slice(count);
  return [testSet, trainingSet];
}

/** A library of components is tested, nothing is learned. */
export function pickProps() {
  return { width: Math.random() };
}
