class Value {
  grad = 0;
  constructor(public value: number) {}
  move(rate: number): void {
    this.value -= rate * this.grad;
  }
}

class Normal {
  static sample = (scale = 1): number => scale * Math.random();
//                                               ^^^^^^^^^^^^^ unseeded-random
  static shown = (): number => Math.random();
}

/** The function that draws is the default of a parameter. */
export class Layer {
  w: Value[];
  constructor(size: number, draw = Normal.sample.bind(Normal)) {
    this.w = Array.from({ length: size }, () => new Value(draw()));
  }
  show(draw = Normal.shown): void {
    console.log(draw());
  }
}
