/** Fruit has a weight, and nothing beside it. */
export class Shelf {
  fill() {
    this.weights = [Math.random()];
    this.prices = [Math.random()];
  }
}
