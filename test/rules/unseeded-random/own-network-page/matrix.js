class Matrix {
  constructor(rows, columns) {
    this.data = Array.from({ length: rows }, () => Array(columns).fill(0));
  }

  randomize() {
    for (let row = 0; row < this.data.length; row++) this.data[row][0] = Math.random() * 2 - 1;
//                                                                       ^^^^^^^^^^^^^ unseeded-random (warning)
  }

  map(change) {
    for (const row of this.data) for (let column = 0; column < row.length; column++) row[column] = change(row[column]);
    return this;
  }

  static multiply(left, right) {
    const result = new Matrix(left.data.length, right.data[0].length);
    result.data = left.data.map((row) => right.data[0].map((_, column) => row.reduce((sum, value, k) => sum + value * right.data[k][column], 0)));
    return result;
  }
}
