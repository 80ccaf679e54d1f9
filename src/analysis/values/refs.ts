import { ts } from 'ts-morph';
import type { CallLike } from '../source/binding';
import type { Evaluator } from './evaluator';
import { collectWritesTo } from './members';
import { evaluateType } from './types';
import { UNKNOWN, type Env, type InstanceValue, type Value } from './value';

const MAKERS = /^(useRef|createRef|ref|shallowRef)\(\)$/;
export const SVELTE_STORES = 'npm:svelte/store';
const FRAMEWORKS = /^npm:(react|preact|preact\/hooks|vue|@vue\/[\w-]+)$/;

/** What a ref of React (`.current`) or Vue (`.value`) holds: its first value, whatever is written to it, or its written type. */
export function heldByRef(evaluator: Evaluator, { of, made }: InstanceValue, name: string): readonly Value[] | undefined {
  if (made === null || (name !== 'current' && name !== 'value') || !FRAMEWORKS.test(of.library) || !MAKERS.test(of.path)) return undefined;
  const { node, env } = made;
  const file = evaluator.fileOf(node);
  if (file === undefined) return undefined;
  const [initial] = node.arguments ?? [];
  const first = initial === undefined ? [] : evaluator.evaluate(initial, env);
  const holder = ts.isVariableDeclaration(node.parent) ? node.parent.name.getText() : undefined;
  const written = holder === undefined ? [] : collectWritesTo(file, holder, name).flatMap(({ value }) => evaluator.evaluate(value, env));
  const known = [...first, ...written].filter((value) => value.kind !== 'unknown' && !(value.kind === 'literal' && value.value == null));
  if (known.length > 0) return known;
  const [type] = node.typeArguments ?? [];
  const typed = type === undefined ? [] : evaluateType(evaluator, type, file);
  return typed.length > 0 ? typed : [UNKNOWN];
}

const STORES = /^(readable|writable)\(\)$/;

/** What `get(store)` of Svelte gives: the value that the store was made with. */
export function heldByStore(evaluator: Evaluator, node: CallLike, env: Env): readonly Value[] {
  const [store] = node.arguments ?? [];
  const stores = store === undefined ? [] : evaluator.evaluate(store, env);
  const held = stores.flatMap((each) => {
    if (each.kind !== 'instance' || each.made === null || each.of.library !== SVELTE_STORES || !STORES.test(each.of.path)) return [UNKNOWN];
    const [initial] = each.made.node.arguments ?? [];
    return initial === undefined ? [UNKNOWN] : evaluator.evaluate(initial, each.made.env);
  });
  return held.length > 0 ? held : [UNKNOWN];
}
