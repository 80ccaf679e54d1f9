import type { Value } from './value';

const MOST_VALUES = 40;

/** Keeps one of each equal value, in order, up to the limit. */
export function distinct(values: readonly Value[]): readonly Value[] {
  if (values.length < 2) return values;
  const kept: Value[] = [];
  for (const value of values) {
    if (kept.length < MOST_VALUES && !kept.some((other) => isSame(other, value))) kept.push(value);
  }
  return kept;
}

function isSame(a: Value, b: Value): boolean {
  if (a === b) return true;
  if (a.kind !== b.kind || (a.via?.length ?? 0) !== (b.via?.length ?? 0)) return false;
  if (a.via?.some((node, index) => node !== b.via?.[index]) === true) return false;
  if (a.kind === 'literal' && b.kind === 'literal') return Object.is(a.value, b.value);
  if (a.kind === 'unknown' && b.kind === 'unknown') return a.why === b.why;
  if (a.kind === 'api' && b.kind === 'api') return a.api.library === b.api.library && a.api.path === b.api.path && a.receiver === b.receiver;
  if (a.kind === 'instance' && b.kind === 'instance') return a.made?.node === b.made?.node && a.of.path === b.of.path && a.of.library === b.of.library && a.dropsOptions === b.dropsOptions && a.chain?.made.node === b.chain?.made.node;
  if (a.kind === 'entropy' && b.kind === 'entropy') return a.node === b.node;
  if (a.kind === 'module' && b.kind === 'module') return a.path === b.path;
  if ('node' in a && 'node' in b && a.kind !== 'entropy') return a.node === b.node && envOf(a) === envOf(b);
  return false;
}

function envOf(value: Value): unknown {
  return 'env' in value ? value.env : 'made' in value ? value.made?.node : null;
}
