import { factOnBackend } from '../../knowledge/catalogue';
import type { FileContext } from '../facts/file-context';
import { resolveCall, type CallFact } from '../facts/call-fact';
import { guessCall } from '../facts/guess-call';
import type { Draft, Rule } from '../rule';

export interface RuleFailure {
  readonly file: string;
  readonly rule: string;
  readonly message: string;
}

export interface WalkResult {
  readonly drafts: readonly { readonly rule: Rule; readonly draft: Draft }[];
  readonly failures: readonly RuleFailure[];
}

/** One walk for all rules: every call is resolved once and shown to each rule. A rule that throws is left out of the file. */
export function walkFile(context: FileContext, rules: readonly Rule[]): WalkResult {
  const drafts: { rule: Rule; draft: Draft }[] = [];
  const failures: RuleFailure[] = [];
  const calls = collectCalls(context, failures);
  for (const rule of rules) {
    try {
      const { call, file } = rule.visit;
      const said = [...(call === undefined ? [] : calls.flatMap((each) => call(each, context))), ...(file?.(context) ?? [])];
      for (const draft of said) drafts.push({ rule, draft });
    } catch (error) {
      failures.push(failureOf(context, rule.id, error));
    }
  }
  return { drafts, failures };
}

function collectCalls(context: FileContext, failures: RuleFailure[]): readonly CallFact[] {
  try {
    return context.file.model.calls.flatMap((node) => {
      const facts = resolveCall(context.evaluator, node);
      return facts.length > 0 ? facts.map((fact) => onBackend(fact, context)) : (guessCall(context.evaluator, node) ?? []);
    });
  } catch (error) {
    failures.push(failureOf(context, 'every rule', error));
    return [];
  }
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
