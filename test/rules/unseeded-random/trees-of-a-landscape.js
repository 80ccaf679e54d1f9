/** A forest that is planted, and creatures that have young: nothing learns. */
export function plantForest(trees, width) {
  for (let index = 0; index < 100; index++) trees.push({ x: Math.random() * width, height: 3 + Math.random() });
}

export class Rabbit {
  reproduce(rabbits) {
    if (Math.random() < 0.1) rabbits.push(new Rabbit());
  }
}

/** A cache on the web is mutated, and a road is crossed. */
export function mutateCache(cache, key) {
  cache.set(key, Math.random());
}

export function crossRoad(cars) {
  return cars.filter(() => Math.random() < 0.5);
}

/** Angles and places have letters like those of formulas, and a line of text has a weight. */
export class Swing {
  constructor() {
    this.theta = Math.random();
    this.by = Math.random();
    this.fontWeight = Math.random();
    this.m = Math.random();
    this.speed = Math.tanh(this.theta);
  }
}
