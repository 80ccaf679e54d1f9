import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { ok, problem, type Result } from '../../../src/base/result';
import { failedCase, type CaseResult } from './survey-cases';
import type { SurveyedBackend, SurveyLine, SurveyOrder } from './survey-child';

/** What one fresh process saw, case by case. */
export interface ProcessAnswer {
  readonly loaded: SurveyedBackend;
  readonly results: readonly CaseResult[];
}

/** A case that says nothing for so long hangs: drivers do that, and the cases after it shall still be measured. */
const SILENCE_MS = 120_000;

/** Runs the cases in a fresh process, and those after a case that hangs or ends the process in another one. */
export async function runProcess(order: SurveyOrder, env: Readonly<Record<string, string>>, onCase: (name: string) => void): Promise<Result<ProcessAnswer>> {
  const results: CaseResult[] = [];
  for (;;) {
    const attempt = await attemptCases({ ...order, cases: order.cases.slice(results.length) }, env, (result) => {
      results.push(result);
      onCase(result.name);
    });
    if (attempt.loaded === null) return problem(attempt.reason ?? 'The process ended before TensorFlow.js was ready.');
    const next = order.cases[results.length];
    if (next === undefined) return ok({ loaded: attempt.loaded, results });
    results.push(failedCase(next, attempt.reason ?? 'The process ended without a result.'));
    onCase(next);
  }
}

interface Attempt {
  readonly loaded: SurveyedBackend | null;
  /** Why the process ended before its last case, if it did. */
  readonly reason: string | null;
}

async function attemptCases(order: SurveyOrder, env: Readonly<Record<string, string>>, onResult: (result: CaseResult) => void): Promise<Attempt> {
  const child = spawn(process.execPath, ['--import', 'tsx', join(import.meta.dirname, 'survey-child.ts'), JSON.stringify(order)], {
    env: { ...process.env, TF_CPP_MIN_LOG_LEVEL: '2', NODE_NO_WARNINGS: '1', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let loaded: SurveyedBackend | null = null;
  let said = '';
  const watch = { isSilent: false };
  const timer = setTimeout(() => {
    watch.isSilent = true;
    child.kill('SIGKILL');
  }, SILENCE_MS);
  child.stderr.on('data', (bytes: Buffer) => (said = `${said}${bytes.toString('utf8')}`.slice(-4000)));
  const ended = new Promise<string>((resolve) => child.on('close', (code, signal) => { resolve(String(code ?? signal)); }));
  for await (const text of createInterface({ input: child.stdout })) {
    timer.refresh();
    if (!text.startsWith('{')) continue;
    const line = JSON.parse(text) as SurveyLine;
    if ('loaded' in line) ({ loaded } = line);
    else onResult(line.result);
  }
  const status = await ended;
  clearTimeout(timer);
  if (watch.isSilent) return { loaded, reason: `It gave no result within ${SILENCE_MS / 1000} s.` };
  const last = said.trim().split('\n').at(-1) ?? '';
  return { loaded, reason: status === '0' ? null : last === '' ? `The process ended with ${status} and said nothing.` : last };
}
