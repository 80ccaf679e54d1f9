import type { ts } from 'ts-morph';
import type { CallLike } from '../source/binding';
import { isFunctionDeclarationLike, isInside } from '../source/scope';
import { collectCallSites } from './call-sites';
import type { Evaluator } from './evaluator';
import { bindParameters } from './follow';
import { collectRuns, flowOf } from './run-order';
import type { Env, Made } from './value';

type Helper = ts.FunctionLikeDeclaration & { readonly body: ts.ConciseBody };

/**
 * `collectRuns` where some of the calls stand in helpers that the block calls (`addHead(model)`): they run where the
 * helper is called, each time with what it is given there. Null where a helper is not called in the block at all.
 */
export function collectRunsThroughHelpers(evaluator: Evaluator, block: ts.Node, calls: readonly CallLike[], env: Env): readonly (Made | null)[] | null {
  const home = flowOf(block);
  const isHere = (call: CallLike): boolean => isInside(call, block) && flowOf(call) === home;
  const inHelpers = new Map<Helper, CallLike[]>();
  for (const call of calls.filter((each) => !isHere(each))) {
    const helper = flowOf(call);
    if (helper === undefined || !isFunctionDeclarationLike(helper) || !hasBody(helper)) return null;
    inHelpers.set(helper, [...(inHelpers.get(helper) ?? []), call]);
  }
  if (inHelpers.size === 0) return collectRuns(evaluator, block, calls, env);
  const sites = new Map<CallLike, Helper>();
  for (const helper of inHelpers.keys()) for (const site of collectCallSites(evaluator, helper).calls.filter(isHere)) sites.set(site, helper);
  if ([...inHelpers.keys()].some((helper) => ![...sites.values()].includes(helper))) return null;
  const runs = collectRuns(evaluator, block, [...calls.filter(isHere), ...sites.keys()], env);
  return runs?.flatMap((run) => expand(evaluator, run, sites, inHelpers)) ?? null;
}

function expand(evaluator: Evaluator, run: Made | null, sites: ReadonlyMap<CallLike, Helper>, inHelpers: ReadonlyMap<Helper, readonly CallLike[]>): readonly (Made | null)[] {
  const helper = run === null ? undefined : sites.get(run.node);
  if (run === null || helper === undefined) return [run];
  const inside = bindParameters(evaluator, helper, run.node.arguments ?? [], run.env, evaluator.root, null);
  return collectRuns(evaluator, helper.body, inHelpers.get(helper) ?? [], inside) ?? [null];
}

function hasBody(helper: ts.FunctionLikeDeclaration): helper is Helper {
  return helper.body !== undefined;
}
