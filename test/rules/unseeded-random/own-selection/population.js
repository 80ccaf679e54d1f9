import { crossover, Net } from './net.js';

/** Who is bred, and with whom. */
export class Flock {
  constructor(size, share) {
    this.share = share;
    this.birds = Array.from({ length: size }, () => ({ net: new Net(), fitness: 0, hue: Math.random() }));
  }

  next(best) {
    const young = [];
    let sum = 0;
    for (const bird of this.birds) sum += bird.fitness;
    for (let i = 0; i < this.birds.length; i++) {
      if (Math.random() > this.share) continue;
//        ^^^^^^^^^^^^^ unseeded-random
      const chosen = this.at(Math.random() * sum);
//                           ^^^^^^^^^^^^^ unseeded-random
      young.push({ net: crossover(best.net, chosen.net), fitness: 0 });
    }
    this.birds = young;
  }

  at(rest) {
    for (const bird of this.birds) {
      rest -= bird.fitness;
      if (rest < 0) return bird;
    }
    return this.birds[0];
  }

  greet() {
    for (const bird of this.birds) {
      if (Math.random() > 0.5) continue;
      bird.element.focus();
    }
  }
}

export class GenePool {
  constructor() {
    this.entries = [];
  }
  place(entry) {
    if (Math.random() < 0.25) this.entries.shift();
//      ^^^^^^^^^^^^^ unseeded-random
    this.entries.push(entry);
  }
}
