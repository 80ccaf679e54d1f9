import { ts } from 'ts-morph';
import { literal, SOME_NUMBER, UNKNOWN, type Value } from './value';

type Plain = string | number | boolean | null | undefined;

/** What an operator makes of its two sides: arithmetic and comparisons. */
export function combine(left: readonly Value[], right: readonly Value[], operator: ts.SyntaxKind): readonly Value[] {
  const entropy = [...left, ...right].filter(({ kind }) => kind === 'entropy');
  if (entropy.length > 0) return isComparison(operator) ? [UNKNOWN] : entropy;
  const [a, ...otherLeft] = left;
  const [b, ...otherRight] = right;
  if (a?.kind === 'literal' && b?.kind === 'literal' && otherLeft.length === 0 && otherRight.length === 0) {
    const result = compute(a.value, b.value, operator);
    return result === undefined ? [UNKNOWN] : [result];
  }
  const told = isComparison(operator) ? compareToNothing(left, b, operator) : undefined;
  if (told !== undefined) return [told];
  const input = [...left, ...right].find(({ kind }) => kind === 'input');
  return [input ?? (ARITHMETIC.has(operator) ? SOME_NUMBER : UNKNOWN)];
}

/** Operators that give numbers whatever they are given (`+` may join texts). */
const ARITHMETIC = new Set([
  ts.SyntaxKind.MinusToken,
  ts.SyntaxKind.AsteriskToken,
  ts.SyntaxKind.SlashToken,
  ts.SyntaxKind.PercentToken,
  ts.SyntaxKind.AsteriskAsteriskToken,
  ts.SyntaxKind.BarToken,
  ts.SyntaxKind.AmpersandToken,
  ts.SyntaxKind.CaretToken,
  ts.SyntaxKind.LessThanLessThanToken,
  ts.SyntaxKind.GreaterThanGreaterThanToken,
  ts.SyntaxKind.GreaterThanGreaterThanGreaterThanToken,
  ts.SyntaxKind.MinusEqualsToken,
  ts.SyntaxKind.AsteriskEqualsToken,
  ts.SyntaxKind.SlashEqualsToken,
  ts.SyntaxKind.PercentEqualsToken,
  ts.SyntaxKind.BarEqualsToken,
  ts.SyntaxKind.AmpersandEqualsToken,
  ts.SyntaxKind.CaretEqualsToken,
]);

/** `seed === undefined` where every value is told apart from nothing, or none is. */
function compareToNothing(left: readonly Value[], right: Value | undefined, operator: ts.SyntaxKind): Value | undefined {
  if (right?.kind !== 'literal' || right.value != null) return undefined;
  const equal = left.map((value) => {
    if (value.kind === 'literal') return compute(value.value, right.value, operator);
    const isSomething = value.kind === 'unknown' ? value.why === 'number' : value.kind !== 'input';
    return isSomething ? compute(0, right.value, operator) : undefined;
  });
  const [first] = equal;
  return first?.kind === 'literal' && equal.every((each) => each?.kind === 'literal' && each.value === first.value) ? first : undefined;
}

function isComparison(operator: ts.SyntaxKind): boolean {
  return [
    ts.SyntaxKind.LessThanToken,
    ts.SyntaxKind.GreaterThanToken,
    ts.SyntaxKind.LessThanEqualsToken,
    ts.SyntaxKind.GreaterThanEqualsToken,
    ts.SyntaxKind.EqualsEqualsToken,
    ts.SyntaxKind.EqualsEqualsEqualsToken,
    ts.SyntaxKind.ExclamationEqualsToken,
    ts.SyntaxKind.ExclamationEqualsEqualsToken,
  ].includes(operator);
}

function compute(a: Plain, b: Plain, operator: ts.SyntaxKind): Value | undefined {
  if (operator === ts.SyntaxKind.EqualsEqualsEqualsToken) return literal(a === b);
  if (operator === ts.SyntaxKind.ExclamationEqualsEqualsToken) return literal(a !== b);
  if (operator === ts.SyntaxKind.EqualsEqualsToken) return literal(a === b || (a == null && b == null));
  if (operator === ts.SyntaxKind.ExclamationEqualsToken) return literal(!(a === b || (a == null && b == null)));
  if (operator === ts.SyntaxKind.PlusToken && (typeof a === 'string' || typeof b === 'string')) return literal(`${String(a)}${String(b)}`);
  if (typeof a !== 'number' || typeof b !== 'number') return undefined;
  switch (operator) {
    case ts.SyntaxKind.PlusToken:
      return literal(a + b);
    case ts.SyntaxKind.MinusToken:
      return literal(a - b);
    case ts.SyntaxKind.AsteriskToken:
      return literal(a * b);
    case ts.SyntaxKind.SlashToken:
      return literal(a / b);
    case ts.SyntaxKind.PercentToken:
      return literal(a % b);
    case ts.SyntaxKind.AsteriskAsteriskToken:
      return literal(a ** b);
    case ts.SyntaxKind.LessThanToken:
      return literal(a < b);
    case ts.SyntaxKind.GreaterThanToken:
      return literal(a > b);
    default:
      return undefined;
  }
}
