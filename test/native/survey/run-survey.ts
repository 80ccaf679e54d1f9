import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { ok, problem, type Result } from '../../../src/base/result';
import type { CpuDistance } from './compare-with-cpu';
import type { SurveyAnswer, SurveyOrder } from './survey-child';

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

const PROCESS_TIMEOUT_MS = 900_000;

/** Runs the order in fresh processes, one after the other, with `env` added to theirs. */
export function runSurvey(order: SurveyOrder, processes: number, env: Readonly<Record<string, string>>): Result<SurveySummary> {
  const answers: SurveyAnswer[] = [];
  for (let index = 0; index < processes; index++) {
    // The cpu backend's results are the same every time: one process asks for them.
    const answer = runProcess(index === 0 ? order : { ...order, isComparedWithCpu: false }, env);
    if (!answer.ok) return answer;
    answers.push(answer.value);
  }
  const [first] = answers;
  if (first === undefined) return problem('A survey needs one process at least.');
  const cases = first.results.map(({ name }) => summarizeCase(name, answers));
  return ok({ backend: first.backend, versions: first.versions, adapter: first.adapter, env, processes, callsPerProcess: order.calls, cases });
}

function runProcess(order: SurveyOrder, env: Readonly<Record<string, string>>): Result<SurveyAnswer> {
  const child = join(import.meta.dirname, 'survey-child.ts');
  const done = spawnSync(process.execPath, ['--import', 'tsx', child, JSON.stringify(order)], {
    env: { ...process.env, TF_CPP_MIN_LOG_LEVEL: '2', NODE_NO_WARNINGS: '1', ...env },
    encoding: 'utf8',
    timeout: PROCESS_TIMEOUT_MS,
    maxBuffer: 64 << 20,
  });
  const line = done.stdout.trim().split('\n').at(-1) ?? '';
  if (done.status === 0 && line.startsWith('{')) return ok(JSON.parse(line) as SurveyAnswer);
  const said = done.stderr.trim().split('\n').at(-1) ?? '';
  return problem(said === '' ? `The process ended with ${String(done.status ?? done.signal)} and said nothing.` : said);
}

function summarizeCase(name: string, answers: readonly SurveyAnswer[]): CaseSummary {
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
