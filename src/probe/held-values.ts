/** Numbers as a backend holds them. */
export type HeldValues = Float32Array | Int32Array | Uint8Array;

/** The numbers in a GPU's buffer, in a copy: it holds truth values as whole numbers. */
export function decodeHeld(type: string, bytes: ArrayBuffer, size: number): HeldValues {
  if (type === 'float32') return new Float32Array(bytes, 0, size).slice();
  const whole = new Int32Array(bytes, 0, size);
  return type === 'bool' ? Uint8Array.from(whole) : whole.slice();
}

/** Values of a tensor in its own type: a cast that loses nothing shares the data, so that truth values may lie under whole numbers, and both under numbers of float32. */
export function asOwnType(dtype: string, values: unknown): unknown {
  if (dtype === 'float32' && (values instanceof Int32Array || values instanceof Uint8Array)) return Float32Array.from(values);
  return dtype === 'int32' && values instanceof Uint8Array ? Int32Array.from(values) : values;
}
