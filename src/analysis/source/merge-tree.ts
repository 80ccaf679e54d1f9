import { ts } from 'ts-morph';
import { collectRegions, isRegion, regionOf } from './region';

/** What an edit did to a tree, in regions. */
export interface TreeChange {
  /** Regions whose own words changed. */
  readonly changed: ReadonlySet<ts.Node>;
  /** Regions whose own words are the same, in a changed one. */
  readonly moved: ReadonlySet<ts.Node>;
  readonly removed: ReadonlySet<ts.Node>;
  readonly added: ReadonlySet<ts.Node>;
}

interface Merge {
  readonly changed: Set<ts.Node>;
  readonly removed: Set<ts.Node>;
  readonly added: Set<ts.Node>;
}

type Fields = Record<string, unknown>;

/** Fields that say nothing of what is written. */
const PASSING = new Set(['pos', 'end', 'parent', 'id', 'modifierFlagsCache', 'transformFlags', 'original', 'emitNode', 'intersectsChange', 'flowNode', 'symbol', 'localSymbol', 'locals', 'nextContainer', 'jsDocCache', 'hasExtendedUnicodeEscape', 'hasTrailingComma']);
/** Whether a node holds an error, or was asked whether it does. */
const PASSING_FLAGS = ts.NodeFlags.ThisNodeHasError | ts.NodeFlags.ThisNodeOrAnySubNodesHasError | ts.NodeFlags.HasAggregatedChildData;

/**
 * The parser reuses what an edit did not touch, but makes everything around the edit anew: the function, the class,
 * the block. This puts the old nodes back wherever old and new say the same, so that a node stays itself as long as
 * its code stands, and all that is known of it stays known. `tree` must come from `ts.updateSourceFile(old, …)`;
 * afterwards `old` must not be used.
 */
export function mergeTree(old: ts.SourceFile, tree: ts.SourceFile): TreeChange {
  const merge: Merge = { changed: new Set(), removed: new Set(), added: new Set() };
  mergeList(merge, old, old.statements, tree.statements, tree);
  const moved = new Set<ts.Node>();
  for (const region of merge.changed) collectRegions(region, moved);
  for (const region of merge.changed) moved.delete(region);
  for (const region of merge.added) moved.delete(region);
  return { ...merge, moved };
}

/** The node that stands in the new tree: the old one with the new one's content, where both are of a kind. */
function mergeNode(merge: Merge, oldParent: ts.Node, old: ts.Node, fresh: ts.Node, parent: ts.Node): ts.Node {
  if (old === fresh) return keep(fresh, parent);
  if (!canTakeOver(oldParent, old, fresh)) return replace(merge, old, fresh, parent);
  const target = old as unknown as Fields;
  const source = fresh as unknown as Fields;
  let isSame = true;
  for (const name of Object.keys(source)) {
    if (name === 'kind' || name === 'parent') continue;
    const before = target[name];
    const after = source[name];
    if (isNode(after) && isNode(before)) target[name] = mergeNode(merge, old, before, after, old);
    else if (isNodes(after) && isNodes(before)) target[name] = mergeList(merge, old, before, after, old);
    else {
      if (!isSameValue(name, before, after)) isSame = false;
      target[name] = after;
      if (isNode(before)) collectRegions(before, merge.removed);
      if (isNode(after)) collectRegions(after, merge.added);
      adopt(after, old);
    }
  }
  for (const name of Object.keys(target)) {
    if (name in source) continue;
    if (!PASSING.has(name)) isSame = false;
    Reflect.deleteProperty(target, name);
  }
  keep(old, parent);
  if (!isSame) markChanged(merge, old);
  return old;
}

/** An old node that the parser put elsewhere in the new tree must stay there. */
function canTakeOver(oldParent: ts.Node, old: ts.Node, fresh: ts.Node): boolean {
  return old.kind === fresh.kind && old.parent === oldParent;
}

function keep(node: ts.Node, parent: ts.Node): ts.Node {
  (node as { parent: ts.Node }).parent = parent;
  return node;
}

function replace(merge: Merge, old: ts.Node, fresh: ts.Node, parent: ts.Node): ts.Node {
  collectRegions(old, merge.removed);
  keep(fresh, parent);
  collectRegions(fresh, merge.added);
  if (!isRegion(old) || !isRegion(fresh)) markChanged(merge, parent);
  return fresh;
}

/** The new list with the old nodes in it: those at both ends pair with each other, those between if they are as many. */
function mergeList(merge: Merge, oldParent: ts.Node, old: readonly ts.Node[], fresh: readonly ts.Node[], parent: ts.Node): readonly ts.Node[] {
  const nodes = fresh as ts.Node[];
  const shorter = Math.min(old.length, nodes.length);
  let start = 0;
  while (start < shorter && isPair(oldParent, old[start], nodes[start])) start++;
  let tail = 0;
  while (tail < shorter - start && isPair(oldParent, old[old.length - 1 - tail], nodes[nodes.length - 1 - tail])) tail++;
  const isPaired = old.length === nodes.length;
  for (let index = 0; index < nodes.length; index++) {
    const node = nodes[index];
    const before = index >= nodes.length - tail ? old[index + old.length - nodes.length] : index < start || isPaired ? old[index] : undefined;
    if (node === undefined) continue;
    if (before !== undefined) nodes[index] = mergeNode(merge, oldParent, before, node, parent);
    else addNode(merge, node, parent);
  }
  if (!isPaired) for (const node of old.slice(start, old.length - tail)) removeNode(merge, node, parent);
  return nodes;
}

function addNode(merge: Merge, node: ts.Node, parent: ts.Node): void {
  keep(node, parent);
  collectRegions(node, merge.added);
  if (!isRegion(node)) markChanged(merge, parent);
}

function removeNode(merge: Merge, node: ts.Node, parent: ts.Node): void {
  collectRegions(node, merge.removed);
  if (!isRegion(node)) markChanged(merge, parent);
}

function markChanged(merge: Merge, node: ts.Node): void {
  const region = regionOf(node);
  if (region !== undefined) merge.changed.add(region);
}

/** The very same node, or two that say the same and of which the old one is free. */
function isPair(oldParent: ts.Node, old: ts.Node | undefined, fresh: ts.Node | undefined): boolean {
  if (old === undefined || fresh === undefined) return false;
  return old === fresh || (canTakeOver(oldParent, old, fresh) && isAlike(old, fresh));
}

/** Do two nodes say the same, word for word? */
function isAlike(old: ts.Node, fresh: ts.Node): boolean {
  if (old === fresh) return true;
  if (old.kind !== fresh.kind) return false;
  const before = old as unknown as Fields;
  const after = fresh as unknown as Fields;
  return Object.keys(after).every((name) => {
    const [one, other] = [before[name], after[name]];
    if (isNode(one) && isNode(other)) return PASSING.has(name) || isAlike(one, other);
    if (isNodes(one) && isNodes(other)) return one.length === other.length && one.every((node, index) => other[index] !== undefined && isAlike(node, other[index]));
    return isSameValue(name, one, other);
  });
}

function isSameValue(name: string, before: unknown, after: unknown): boolean {
  if (PASSING.has(name)) return true;
  if (name === 'flags') return (Number(before) & ~PASSING_FLAGS) === (Number(after) & ~PASSING_FLAGS);
  return before === after || (isEmpty(before) && isEmpty(after));
}

function isEmpty(value: unknown): boolean {
  return value === undefined || (Array.isArray(value) && value.length === 0);
}

function adopt(value: unknown, parent: ts.Node): void {
  if (isNode(value)) keep(value, parent);
  else if (isNodes(value)) for (const node of value) keep(node, parent);
}

function isNode(value: unknown): value is ts.Node {
  return typeof value === 'object' && value !== null && 'kind' in value && 'pos' in value;
}

function isNodes(value: unknown): value is readonly ts.Node[] {
  return Array.isArray(value) && value.every(isNode);
}
