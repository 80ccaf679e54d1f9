import { factOnBackend } from '../../knowledge/catalogue';
import type { FileContext } from '../facts/file-context';
import { resolveCall, type CallFact } from '../facts/call-fact';
import { guessCall } from '../facts/guess-call';
import { collectModelRequests } from '../facts/request-call';
import { findWorkersAi } from '../facts/workers-ai';
import type { Draft, Rule } from '../rule';
import type { CallLike } from '../source/binding';
import { observeNode } from '../source/region';

export interface RuleFailure {
  readonly file: string;
  readonly rule: string;
  readonly message: string;
}

export interface RuleDraft {
  readonly rule: Rule;
  readonly draft: Draft;
}

export interface WalkResult {
  readonly drafts: readonly RuleDraft[];
  readonly failures: readonly RuleFailure[];
}

/**
 * One walk for all rules: every call is resolved once and shown to each rule. What they say of a call is kept until
 * something that they looked at changes. A rule that throws is left out of the file.
 */
export function walkFile(context: FileContext, rules: readonly Rule[]): WalkResult {
  const visits = [...context.file.model.calls.map((node) => visitOnce(context, rules, node)), visitWhole(context, rules)];
  const failures = new Map(visits.flatMap((visit) => visit.failures).map((failure) => [failure.rule, failure]));
  const drafts = visits.flatMap((visit) => visit.drafts).filter(({ rule }) => !failures.has(rule.id));
  return { drafts, failures: [...failures.values()] };
}

/** What rules say of one call. */
function visitOnce(context: FileContext, rules: readonly Rule[], node: CallLike): WalkResult {
  return context.evaluator.remember(node, () => {
    observeNode(node);
    try {
      const calls = factsOf(context, node);
      return calls.length === 0 ? NOTHING : collect(context, rules, ({ visit: { call } }) => (call === undefined ? SILENCE : calls.length === 1 && calls[0] !== undefined ? call(calls[0], context) : sayOnce(calls.flatMap((each) => call(each, context)))));
    } catch (error) {
      return { drafts: [], failures: [failureOf(context, EVERY_RULE, error)] };
    }
  });
}

/** One request may be many, each of another caller: of what a rule says of them at one place, the gravest is enough. */
function sayOnce(drafts: readonly Draft[]): readonly Draft[] {
  const places = new Map<Draft['node'], Draft>();
  for (const draft of drafts) {
    const known = places.get(draft.node);
    if (known === undefined || (known.level === 'review' && draft.level !== 'review')) places.set(draft.node, draft);
  }
  return [...places.values()];
}

/** What rules say of a file as a whole. */
function visitWhole(context: FileContext, rules: readonly Rule[]): WalkResult {
  return collect(context, rules, ({ visit: { file } }) => file?.(context) ?? []);
}

const SILENCE: readonly Draft[] = [];
const NOTHING: WalkResult = { drafts: [], failures: [] };
const EVERY_RULE = 'every rule';

function collect(context: FileContext, rules: readonly Rule[], say: (rule: Rule) => readonly Draft[]): WalkResult {
  const drafts: RuleDraft[] = [];
  const failures: RuleFailure[] = [];
  for (const rule of rules) {
    try {
      for (const draft of say(rule)) drafts.push({ rule, draft });
    } catch (error) {
      failures.push(failureOf(context, rule.id, error));
    }
  }
  return drafts.length + failures.length === 0 ? NOTHING : { drafts, failures };
}

function factsOf(context: FileContext, node: CallLike): readonly CallFact[] {
  const facts = resolveCall(context.evaluator, node);
  if (facts.length > 0) return facts.map((fact) => onBackend(fact, context));
  const requests = collectModelRequests(context.evaluator, node);
  if (requests.length > 0) return requests;
  const guess = findWorkersAi(context.evaluator, node) ?? guessCall(context.evaluator, node);
  return guess === undefined ? [] : [guess];
}

function failureOf({ file }: FileContext, rule: string, error: unknown): RuleFailure {
  return { file: file.path, rule, message: error instanceof Error ? (error.message.split('\n', 1)[0] ?? '') : String(error) };
}

/** The call with what the tables say of it on the native backend, where the program uses one. */
function onBackend(call: CallFact, { backend, file, program }: FileContext): CallFact {
  if (call.fact.onBackends === undefined) return call;
  const used = backend === 'auto' ? program.backends.collectUses(file.path).map((use) => use.backend) : [backend];
  const fact = used.map((each) => factOnBackend(call.fact, each)).find((each) => each !== call.fact);
  return fact === undefined ? call : { ...call, fact };
}
