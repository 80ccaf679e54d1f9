/** Functions that breed: whatever chance decides in them is inherited. */
export class Brain {
  constructor() {
    this.nodes = [];
    this.links = [];
    this.fitness = 0;
  }

  mutate() {
    if (Math.random() < 0.8) this.links.forEach((link) => link.perturb());
    //  ^^^^^^^^^^^ unseeded-random
    if (Math.random() < 0.1) this.nodes[Math.floor(Math.random() * this.nodes.length)].change();
    //  ^^^^^^^^^^^ unseeded-random
    //                                             ^^^^^^^^^^^ unseeded-random
    this.addRandomLink();
    this.colour = Math.random();
  }

  perturbWeights(amount) {
    this.links.forEach((link) => {
      if (Math.random() < 0.9) link.shift(amount);
      //  ^^^^^^^^^^^ unseeded-random
      else link.reset();
    });
  }

  addRandomLink() {
    const others = this.nodes.filter((node) => node.open);
    const to = others[Math.floor(Math.random() * others.length)];
    //                           ^^^^^^^^^^^ unseeded-random
    this.links.push(this.makeLink(to));
  }

  makeLink(to) {
    return { to };
  }

  static cross(a, b) {
    const child = new Brain();
    a.links.forEach((link, index) => {
      if (Math.random() < 0.5) child.take(link);
      //  ^^^^^^^^^^^ unseeded-random
      else child.take(b.links[index]);
    });
    return child;
  }

  take(link) {
    this.links.push(link);
  }
}

/** Only some callers breed, so this says nothing. */
export function addStar(stars) {
  stars.push(Math.random());
}
