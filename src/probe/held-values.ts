/** Numbers as a backend holds them. */
export type HeldValues = Float32Array | Int32Array | Uint8Array;

/** Raw bytes of a GPU's buffer, in a copy: it holds truth values as whole numbers. */
export function decodeHeld(type: string, bytes: ArrayBuffer, size: number): HeldValues {
  if (type === 'float32') return new Float32Array(bytes, 0, size).slice();
  const whole = new Int32Array(bytes, 0, size);
  return type === 'bool' ? Uint8Array.from(whole) : whole.slice();
}

/** Values of a tensor, or their bytes, in its own type: whole numbers that lie under a tensor of float32 become what they stand for. */
export function asOwnType(dtype: string, held: string, values: unknown): unknown {
  if (dtype !== 'float32') return values;
  if (values instanceof Int32Array) return Float32Array.from(values);
  return held === 'int32' && values instanceof Uint8Array ? Float32Array.from(new Int32Array(values.slice().buffer)) : values;
}
