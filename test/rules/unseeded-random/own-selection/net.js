export class Matrix {
  constructor(rows, fill) {
    this.cells = [];
    for (let i = 0; i < rows; i++) this.cells[i] = fill(i);
  }
  static drawn(rows) {
    const draw = () => Math.random();
//                     ^^^^^^^^^^^^^ unseeded-random
    return new Matrix(rows, draw);
  }
}

export class Net {
  constructor() {
    this.first = Matrix.drawn(3);
  }
}

export function mutate(net) {
  for (let i = 0; i < net.first.cells.length; i++) net.first.cells[i] = Math.random();
//                                                                      ^^^^^^^^^^^^^ unseeded-random
}

export function crossover(mother, father) {
  const child = new Net();
  child.first = Math.random() < 0.5 ? mother.first : father.first;
//              ^^^^^^^^^^^^^ unseeded-random
  return child;
}
