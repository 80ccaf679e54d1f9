import { describe, expect, it } from 'vitest';
import { checkProgram, collectPrograms, expectation, summarize, type Program } from '../support/program-suite';

/** One program of every cause and module format; `npm run test:programs` checks them all. */
const QUICK = new Set(['rng-dense-init', 'rng-random-normal', 'rng-alias-module', 'rng-bundled-init', 'rng-worker-init', 'clock-dataset-shuffle', 'flow-time-budget', 'order-file-reads', 'env-process-id', 'data-checkpoint-resume', 'kernel-segment-sum', 'flow-early-timer', 'same-yielding-sleeps', 'same-logging', 'text-own-network', 'same-text-spans', 'same-overwritten-weights', 'same-webgpu-dense']);

describe('swerve check on planted faults', () => {
  const chosen = collectPrograms().filter(({ name }) => process.env['SWERVE_PROGRAMS'] === 'all' || QUICK.has(name));

  it.each(chosen)('$name', { timeout: 300_000 }, async (program: Program) => {
    const result = await checkProgram(program);
    expect(summarize(result)).toBe(expectation(program));
    expect(result.exitCode).toBe(program.fault === null ? 0 : 1);
    if (program.fault?.rule != null) expect(result.report?.firstDivergence?.rule).toBe(program.fault.rule);
  });
});
