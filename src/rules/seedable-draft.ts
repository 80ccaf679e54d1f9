import type { RuleId } from '../core/rule-id';
import { spellApi, type CallFact } from '../analysis/facts/call-fact';
import { collectLiveDraws, type LiveDraw } from '../analysis/facts/draws';
import type { FileContext } from '../analysis/facts/file-context';
import { configAt, nodeAt } from '../analysis/facts/places';
import type { Draft } from '../analysis/rule';
import type { Repair } from '../analysis/repair';

/** Drafts for the draws of a call under a rule, with the repair that the tables allow: its own seed, or the stream. */
export function draftDraws(call: CallFact, rule: RuleId, context: FileContext, render: (api: string, live: LiveDraw) => string): Draft[] {
  return collectLiveDraws(call, rule, context).map((live) => ({
    node: call.node,
    message: render(spellApi(call.api), live),
    ...(live.level === undefined ? {} : { level: live.level }),
    path: live.path,
    repair: repairOf(call, live),
  }));
}

export function repairOf(call: CallFact, { draw, seed }: LiveDraw): Repair {
  if (seed === null) return { kind: 'seed-stream', call: call.node, api: call.api, draw };
  return { kind: 'seed-place', call: call.node, api: call.api, seed, config: configAt(call, seed.place), existing: nodeAt(call, seed.place) };
}
