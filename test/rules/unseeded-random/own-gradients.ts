/** A matrix that keeps its gradient beside it, in a library written by hand. */
export class Mat {
  w: number[] = [];
  dw: number[] = [];
}

/** A generator that is made at once and given a name. */
const gauss = (() => {
  const draw = (): number => {
    const u = 2 * Math.random() - 1;
    //            ^^^^^^^^^^^ unseeded-random
    return u * Math.sqrt(-2 * Math.log(u * u));
  };
  return draw;
})();

export function fill(m: Mat): void {
  for (let index = 0; index < 9; index++) m.w[index] = gauss();
}

export function update(m: Mat, rate: number): void {
  m.dw.forEach((each, index) => (m.w[index] = (m.w[index] ?? 0) - rate * each));
}

/** The formulas of a paper name a layer's parameters by a letter and a number. */
export class Net {
  W1: number[];
  b2: number;

  constructor() {
    this.W1 = Array.from({ length: 9 }, () => Math.random());
    //                                        ^^^^^^^^^^^ unseeded-random
    this.b2 = 0;
  }

  act(input: number): number {
    return Math.tanh((this.W1[0] ?? 0) * input + this.b2);
  }
}

/** A number that knows its gradient. */
export class Value {
  value: number;
  grad: number;

  constructor(value: number) {
    this.value = value;
    this.grad = 0;
  }
}

export const start = new Value(Math.random());
//                             ^^^^^^^^^^^ unseeded-random
