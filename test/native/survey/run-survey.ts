import { ok, problem, type Result } from '../../../src/base/result';
import type { CpuDistance } from './compare-with-cpu';
import { runProcess, type ProcessAnswer } from './run-process';
import { CASES } from './survey-cases';
import type { SurveyOrder } from './survey-child';

/** What several processes under one setting of the environment saw of one case. */
export interface CaseSummary {
  readonly name: string;
  readonly kernels: readonly string[];
  /** Calls over all processes. */
  readonly calls: number;
  /** Different bit patterns over all calls of all processes. */
  readonly distinct: number;
  /** True if every process saw the same bits in the same order of calls. */
  readonly isSameInEveryProcess: boolean;
  readonly maxAbs: number;
  /** Mean wall time of a call over all processes. */
  readonly milliseconds: number;
  readonly first: string;
  readonly isRandom: boolean;
  readonly cpu: CpuDistance | null;
  readonly error: string | null;
}

export interface SurveySummary {
  readonly backend: string;
  readonly versions: Readonly<Record<string, string>>;
  readonly adapter: Readonly<Record<string, string>> | null;
  readonly env: Readonly<Record<string, string>>;
  readonly processes: number;
  readonly callsPerProcess: number;
  readonly cases: readonly CaseSummary[];
}

/** What to survey: all cases where none are named. */
export type SurveyPlan = Omit<SurveyOrder, 'cases'> & { readonly cases: readonly string[] | null };

/** Runs the cases in fresh processes, one after the other, with `env` added to theirs; `onCase` hears of each case in each. */
export async function runSurvey(plan: SurveyPlan, processes: number, env: Readonly<Record<string, string>>, onCase: (name: string) => void = () => undefined): Promise<Result<SurveySummary>> {
  const answers: ProcessAnswer[] = [];
  const cases = CASES.map(({ name }) => name).filter((name) => plan.cases === null || plan.cases.includes(name));
  for (let index = 0; index < processes; index++) {
    // The cpu backend's results are the same every time: one process asks for them.
    const order = { ...plan, cases, isComparedWithCpu: index === 0 && plan.isComparedWithCpu === true };
    const answer = await runProcess(order, env, onCase);
    if (!answer.ok) return answer;
    answers.push(answer.value);
  }
  const [first] = answers;
  if (first === undefined) return problem('A survey needs one process at least.');
  const { backend, versions, adapter } = first.loaded;
  return ok({ backend, versions, adapter, env, processes, callsPerProcess: plan.calls, cases: first.results.map(({ name }) => summarizeCase(name, answers)) });
}

function summarizeCase(name: string, answers: readonly ProcessAnswer[]): CaseSummary {
  const seen = answers.flatMap(({ results }) => results.filter((result) => result.name === name));
  const [first] = seen;
  return {
    name,
    kernels: first?.kernels ?? [],
    calls: seen.reduce((sum, { calls }) => sum + calls, 0),
    distinct: new Set(seen.flatMap(({ digests }) => digests)).size,
    isSameInEveryProcess: new Set(seen.map(({ digests }) => digests.join())).size === 1,
    maxAbs: Math.max(...seen.map(({ maxAbs }) => maxAbs)),
    milliseconds: Number((seen.reduce((sum, each) => sum + each.milliseconds, 0) / seen.length).toFixed(3)),
    first: first?.digests[0] ?? '',
    isRandom: first?.isRandom ?? false,
    cpu: first?.cpu ?? null,
    error: seen.find(({ error }) => error !== null)?.error ?? null,
  };
}
