/** Numbers that JSON would change, by the name under which they travel. */
const SPECIAL: Readonly<Record<string, number>> = { NaN, Infinity, '-Infinity': -Infinity, '-0': -0 };

/** JSON in which NaN, the infinities and −0 survive, as `{"$number":"NaN"}`. */
export function encodeNumbers(value: unknown): string {
  return JSON.stringify(value, (_key, inner: unknown) => {
    if (typeof inner !== 'number') return inner;
    if (Number.isFinite(inner) && !Object.is(inner, -0)) return inner;
    return { $number: Object.is(inner, -0) ? '-0' : String(inner) };
  });
}

/** The inverse of {@link encodeNumbers}; undefined for text that is not JSON. */
export function decodeNumbers(text: string): unknown {
  try {
    return JSON.parse(text, (_key, inner: unknown) => {
      if (typeof inner !== 'object' || inner === null || !('$number' in inner)) return inner;
      return typeof inner.$number === 'string' ? SPECIAL[inner.$number] : inner;
    });
  } catch {
    return undefined;
  }
}
