/** Place of a float32 among all float32 values in ascending order, by arithmetic in float64 and without its bits. */
export function rankOf(value: number): number {
  const size = Math.abs(value);
  if (size === 0) return 0;
  if (size === Infinity) return Math.sign(value) * 255 * 2 ** 23;
  if (size < 2 ** -126) return Math.sign(value) * (size / 2 ** -149);
  let exponent = Math.floor(Math.log2(size));
  if (2 ** exponent > size) exponent--;
  if (2 ** (exponent + 1) <= size) exponent++;
  return Math.sign(value) * ((exponent + 127) * 2 ** 23 + (size / 2 ** exponent - 1) * 2 ** 23);
}

/** Sum with the rounding errors kept (Neumaier 1974): the result of plain addition is checked against it. */
export function exactSum(values: readonly number[]): number {
  let [sum, lost] = [0, 0];
  for (const value of values) {
    const next = sum + value;
    lost += Math.abs(sum) >= Math.abs(value) ? sum - next + value : value - next + sum;
    sum = next;
  }
  return sum + lost;
}
