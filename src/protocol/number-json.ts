/** Numbers that JSON would change, by the name under which they travel. */
const SPECIAL: Readonly<Record<string, number>> = { NaN, Infinity, '-Infinity': -Infinity, '-0': -0 };
const MARK = '"$number"';

/** JSON in which NaN, the infinities and −0 survive, as `{"$number":"NaN"}`. */
export function encodeNumbers(value: unknown): string {
  // A replacer is called for every one of perhaps millions of numbers; most messages need none.
  if (!hasSpecial(value)) return JSON.stringify(value);
  return JSON.stringify(value, (_key, inner: unknown) => (isSpecial(inner) ? { $number: Object.is(inner, -0) ? '-0' : String(inner) } : inner));
}

/** The inverse of {@link encodeNumbers}; undefined for text that is not JSON. */
export function decodeNumbers(text: string): unknown {
  try {
    if (!text.includes(MARK)) return JSON.parse(text);
    return JSON.parse(text, (_key, inner: unknown) => {
      if (typeof inner !== 'object' || inner === null || !('$number' in inner)) return inner;
      return typeof inner.$number === 'string' ? SPECIAL[inner.$number] : inner;
    });
  } catch {
    return undefined;
  }
}

function isSpecial(value: unknown): boolean {
  return typeof value === 'number' && (!Number.isFinite(value) || Object.is(value, -0));
}

function hasSpecial(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return isSpecial(value);
  return Array.isArray(value) ? value.some(hasSpecial) : Object.values(value).some(hasSpecial);
}
