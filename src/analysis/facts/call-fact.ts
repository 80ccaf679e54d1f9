import { ts } from 'ts-morph';
import { findApi, findLibrary, type Identity } from '../../knowledge/catalogue';
import type { ApiFact } from '../../knowledge/fact';
import type { CallLike } from '../source/binding';
import { findCallable } from '../values/calls';
import type { Evaluator } from '../values/evaluator';
import { argumentAt } from '../values/parameters';
import type { Made, Value } from '../values/value';

/** A call, the callable of a library that it means, and what the tables know of it. */
export interface CallFact {
  readonly node: CallLike;
  readonly api: Identity;
  readonly fact: ApiFact;
  /** The object whose method is called, if it is one. */
  readonly receiver: Value | null;
  /** How the callee came here (a wrapper's parameter), for the path. */
  readonly via: readonly ts.Node[];
  /** The call whose arguments count instead of its own: the `new Command(…)` of `client.send(command)`. */
  readonly plan?: Made;
}

/** The library callables that a call may mean; usually none or one. */
export function resolveCall(evaluator: Evaluator, node: CallLike): readonly CallFact[] {
  const facts: CallFact[] = [];
  for (const value of evaluator.evaluate(node.expression)) {
    const found = factOf(value);
    if (found === undefined || found.fact.isPlan === true || facts.some(({ fact }) => fact === found.fact)) continue;
    facts.push(...carryOut(evaluator, { node, ...found, via: value.via ?? [] }));
  }
  return facts;
}

/** What is done by a call that carries out a plan: one fact for each plan that it may be given. */
function carryOut(evaluator: Evaluator, call: CallFact): readonly CallFact[] {
  const { carriesOut } = call.fact;
  if (carriesOut === undefined) return [call];
  return argumentAt(evaluator, call.node.arguments ?? [], carriesOut.argument, evaluator.root).flatMap((value): readonly CallFact[] => {
    const plan = value.kind === 'instance' ? value.made : null;
    const fact = value.kind === 'instance' ? findApi(value.of) : undefined;
    return plan !== null && fact?.isPlan === true && value.kind === 'instance' ? [{ ...call, api: value.of, fact, plan }] : [];
  });
}

function factOf(value: Value): Pick<CallFact, 'api' | 'fact' | 'receiver'> | undefined {
  if (value.kind === 'instance') {
    const callable = findCallable(value);
    return callable === undefined ? undefined : factOf(callable);
  }
  if (value.kind !== 'api') return undefined;
  const fact = findApi(value.api);
  return fact === undefined ? undefined : { api: value.api, fact, receiver: value.receiver ?? null };
}

/** How a person writes it: `tf.layers.dense`, `Math.random`, `Dataset.shuffle`. */
export function spellApi({ library, path }: Identity): string {
  const plain = path.replace('#()', '').replace('#', '.').replace(/\(\)/g, '');
  if (library === 'global') return plain;
  if (path.includes('#')) return plain;
  if (path.startsWith('/')) return `${library}${path}`;
  if (library === 'tfjs') return `tf.${plain}`;
  const first = path.split('.')[0] ?? '';
  return first === library || path === '' ? plain || library : `${library}.${plain}`;
}

export function titleOf({ library }: Identity): string {
  return findLibrary(library)?.title ?? library;
}

/** Where the span of a call starts: its first character, or the name in a chain of calls. */
export function startOfCall(node: CallLike): number {
  const callee = node.expression;
  if (ts.isCallExpression(node) && ts.isPropertyAccessExpression(callee) && holdsCall(callee.expression)) return callee.name.getStart();
  return node.getStart();
}

function holdsCall(node: ts.Node): boolean {
  let current = node;
  for (;;) {
    if (ts.isCallExpression(current) || ts.isNewExpression(current)) return true;
    if (ts.isPropertyAccessExpression(current) || ts.isNonNullExpression(current) || ts.isElementAccessExpression(current)) current = current.expression;
    else return false;
  }
}
