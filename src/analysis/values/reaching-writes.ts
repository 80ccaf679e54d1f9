import { ts } from 'ts-morph';
import type { Binding, BindingWrite } from '../source/binding';
import { observeNode } from '../source/region';
import { isFunctionDeclarationLike, isInside } from '../source/scope';
import { loopOf } from './rounds';
import { flowOf } from './run-order';

/** What a name may hold where it is read. */
export interface ReachingWrites {
  /** The block that declares it. */
  readonly block: ts.Node;
  readonly writes: readonly BindingWrite[];
  /** The value of the declaration may still be there. */
  readonly isDeclared: boolean;
}

/**
 * The writes after which a name may be read here, by the order of the text: `x = first(x); x = second(x); return x`
 * returns what `second` gave. A statement of the block that declares the name replaces all before it; one that stands
 * deeper may have been left out, and one in a loop around the read may have run already. Undefined where the order of
 * the text says nothing: a function of its own writes or reads the name.
 */
export function findReachingWrites(binding: Binding, read: ts.Node): ReachingWrites | undefined {
  const block = binding.writes.length === 0 ? undefined : blockOf(binding.declaration);
  if (block === undefined || !isInside(read, block)) return undefined;
  const home = flowOf(read);
  observeNode(read);
  for (const { node } of binding.writes) observeNode(node);
  if ([binding.identifier, ...binding.writes.map(({ node }) => node)].some((node) => homeOf(node) !== home)) return undefined;
  const last = binding.writes.filter((write) => isPlain(write, block) && write.node.end <= read.pos).reduce<BindingWrite | undefined>((one, other) => (one === undefined || other.node.pos > one.node.pos ? other : one), undefined);
  const start = last?.node.end ?? binding.declaration.pos;
  const later = binding.writes.filter((write) => write !== last && write.node.pos >= start && mayComeBefore(write.node, read, block));
  return { block, writes: last === undefined ? later : [last, ...later], isDeclared: last === undefined };
}

function homeOf(node: ts.Node): ts.Node | undefined {
  return ts.isParameter(node.parent) && node.parent.name === node ? node.parent.parent : flowOf(node);
}

/** The block in which a name is declared, by a statement of its own or as a parameter. */
function blockOf(declaration: ts.Node): ts.Node | undefined {
  if (ts.isParameter(declaration)) return isFunctionDeclarationLike(declaration.parent) ? declaration.parent.body : undefined;
  if (!ts.isVariableDeclaration(declaration) || !ts.isVariableStatement(declaration.parent.parent)) return undefined;
  const block = declaration.parent.parent.parent;
  return ts.isBlock(block) || ts.isSourceFile(block) ? block : undefined;
}

/** `x = value;` as a statement of the block, which therefore always runs. */
function isPlain({ node, value, isCompound }: BindingWrite, block: ts.Node): boolean {
  if (value === null || isCompound) return false;
  const statement = ts.isVariableDeclaration(node) ? node.parent.parent : node.parent;
  return (ts.isExpressionStatement(statement) || ts.isVariableStatement(statement)) && statement.parent === block;
}

function mayComeBefore(write: ts.Node, read: ts.Node, block: ts.Node): boolean {
  if (write.end <= read.pos) return true;
  for (let current = read.parent; current !== block; current = current.parent) {
    if (loopOf(current) !== undefined && isInside(write, current)) return true;
  }
  return false;
}
