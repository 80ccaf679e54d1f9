export class Matrix {
  constructor(readonly data: number[][]) {}

  static random(rows: number, columns: number): Matrix {
    return new Matrix(Array.from({ length: rows }, () => Array.from({ length: columns }, () => Math.random() - 0.5)));
//                                                                                             ^^^^^^^^^^^^^ unseeded-random (warning)
  }

  times(vector: number[]): number[] {
    return this.data.map((row) => row.reduce((sum, value, column) => sum + value * (vector[column] ?? 0), 0));
  }

  map(change: (value: number) => number): void {
    for (const row of this.data) for (let column = 0; column < row.length; column++) row[column] = change(row[column] ?? 0);
  }
}
