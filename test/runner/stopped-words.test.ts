import { describe, expect, it } from 'vitest';
import type { CheckOptions } from '../../src/core/check-options';
import type { RunTrace } from '../../src/core/trace';
import { findRunProblem } from '../../src/runner/report-parts';

const options: CheckOptions = { target: '/project/train.mjs', cwd: '/project', backend: 'auto', runs: 2, steps: null, timeoutSeconds: 180, model: null, attribute: false, fixed: false, args: [] };

function stopped(durationMs: number): RunTrace {
  return { threads: [], notes: new Map([['engine', 'found']]), maps: new Map(), exitCode: null, signal: 'SIGKILL', ending: 'timeout', stderr: '', lastWords: '', durationMs };
}

describe('a run that had to be stopped', () => {
  it('is told with the time limit that it reached', () => {
    expect(findRunProblem(stopped(180_012), options)).toBe('train.mjs was still running after 180 s: raise --timeout or bound it with --steps.');
  });

  it('is told with its own time where a replay is stopped earlier', () => {
    expect(findRunProblem(stopped(41_300), options)).toBe('train.mjs was still running after 41 s, far longer than the runs that are compared.');
  });
});
