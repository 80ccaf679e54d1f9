import { describe, expect, it } from 'vitest';
import { compareOutcomes } from '../../src/comparison/compare-outcomes';
import { emptyThread, type OutputRole, type RunTrace, type TracedOutput } from '../../src/core/trace';

function output(role: OutputRole, name: string, low: number): TracedOutput {
  return { kind: 'output', key: `${role} ${name}`, role, name, shape: [1], dtype: 'float32', tensor: low, stack: '', print: { low, high: 0 }, values: null };
}

function run(...events: readonly TracedOutput[]): RunTrace {
  const thread = { ...emptyThread(0), events };
  return { threads: [thread], notes: new Map(), maps: new Map(), exitCode: 0, signal: null, ending: 'exit', stderr: '', durationMs: 0 };
}

describe('compareOutcomes', () => {
  it('pairs predictions that concurrent work asked for in another order', () => {
    const { isEqual, pairs } = compareOutcomes(run(output('predict', '#1', 7), output('predict', '#2', 8)), run(output('predict', '#1', 8), output('predict', '#2', 7)));
    expect(isEqual).toBe(true);
    expect(pairs).toHaveLength(2);
  });

  it('keeps predictions apart that no run has in common', () => {
    const { isEqual, pairs } = compareOutcomes(run(output('predict', '#1', 7), output('predict', '#2', 8)), run(output('predict', '#1', 8), output('predict', '#2', 9)));
    expect(isEqual).toBe(false);
    expect(pairs.map((pair) => [pair.first?.print.low, pair.second?.print.low])).toEqual([[7, 9], [8, 8]]);
  });

  it('holds weights to their names', () => {
    const { isEqual } = compareOutcomes(run(output('weights', 'a', 7), output('weights', 'b', 8)), run(output('weights', 'a', 8), output('weights', 'b', 7)));
    expect(isEqual).toBe(false);
  });

  it('counts an output that only one run has as a difference', () => {
    const { isEqual, pairs } = compareOutcomes(run(output('predict', '#1', 7)), run(output('predict', '#1', 7), output('predict', '#2', 7)));
    expect(isEqual).toBe(false);
    expect(pairs.at(-1)).toMatchObject({ first: null, isEqual: false });
  });

  it('leaves out what a worker did after its last message when it was ended in one of the runs', () => {
    const worker = (isEnded: boolean, ...events: readonly TracedOutput[]): RunTrace => {
      const main = run();
      return { ...main, threads: [...main.threads, { ...emptyThread(1), events, isEnded, reported: { events: 1, steps: 0, reads: emptyThread(1).reads } }] };
    };
    const [asked, left] = [output('predict', '#1', 7), output('weights', 'w', 8)];
    expect(compareOutcomes(worker(true, asked, left), worker(false, asked)).isEqual).toBe(true);
    expect(compareOutcomes(worker(true, asked, left), worker(true, asked)).isEqual).toBe(false);
    expect(compareOutcomes(worker(false, output('predict', '#1', 9)), worker(false, asked)).isEqual).toBe(false);
  });
});
