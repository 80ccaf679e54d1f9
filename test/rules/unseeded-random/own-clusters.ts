/** k-means written by hand. */
export function cluster(points: readonly number[][], k: number, distance: (a: number[], b: number[]) => number): number[] {
  const centroids = Array.from({ length: k }, () => points[Math.floor(Math.random() * points.length)] ?? []);
//                                                                    ^^^^^^^^^^^^^ unseeded-random (warning)
  return points.map((point) => centroids.findIndex((each) => distance(each, point) === Math.min(...centroids.map((other) => distance(other, point)))));
}
