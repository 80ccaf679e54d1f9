/** What is bred here is a picture of points: what their mutation changes by chance is inherited, whatever it is called. */
export class Point {
  #x = 0;
  depth = 0;
  shade = 0;

  constructor() {
    this.#x = Math.random();
//            ^^^^^^^^^^^^^ unseeded-random
    this.depth = Math.random();
//               ^^^^^^^^^^^^^ unseeded-random
    this.shade = Math.random();
  }

  get x(): number {
    return this.#x;
  }

  set x(value: number) {
    this.#x = value > 1 ? Math.random() : value;
//                        ^^^^^^^^^^^^^ unseeded-random
  }

  mutate(): void {
    this.x = this.x + Math.random();
//                    ^^^^^^^^^^^^^ unseeded-random
    this.depth *= Math.random();
//                ^^^^^^^^^^^^^ unseeded-random
  }
}

export class Picture {
  fitness = 0;
  points: Point[] = Array.from({ length: 9 }, () => new Point());

  isBetter(other: Picture): boolean {
    return this.fitness > other.fitness;
  }
}
