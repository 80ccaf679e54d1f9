/** A network by no name but the letters of its formula, and by the curve that it squashes sums with. */
export class Core {
  constructor(inputs, hidden) {
    this.wih = Array.from({ length: hidden }, () => Math.random() - 0.5);
    //                                              ^^^^^^^^^^^ unseeded-random
    this.squash = (x) => 1 / (1 + Math.exp(-x));
    this.width = Math.random() * inputs;
  }
}

const learningRate = 0.1;

/** A line that is fitted to points. */
export function fitLine(points) {
  let slope = Math.random();
  //          ^^^^^^^^^^^ unseeded-random
  let b = Math.random();
  //      ^^^^^^^^^^^ unseeded-random
  for (const { x, y } of points) {
    const error = slope * x + b - y;
    slope -= learningRate * error * x;
    b -= learningRate * error;
  }
  return [slope, b];
}

/** The middle of a cluster is one of its own. */
export function startMedoids(points, k, distance) {
  const medoids = points.slice(0, k).map(() => points[Math.floor(Math.random() * points.length)]);
  //                                                             ^^^^^^^^^^^ unseeded-random
  return points.map((point) => medoids.findIndex((each) => distance(each, point) < 1));
}
