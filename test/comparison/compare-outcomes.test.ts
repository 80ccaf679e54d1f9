import { describe, expect, it } from 'vitest';
import { compareOutcomes } from '../../src/comparison/compare-outcomes';
import { measureOutputs } from '../../src/comparison/measure-outputs';
import { differenceWords } from '../../src/runner/difference-words';
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

describe('an output that one run alone has', () => {
  const [one, two, kernel] = [output('predict', 'predict #1', 7), output('predict', 'predict #2', 8), output('weights', 'kernel', 9)];

  it('is infinitely far, and said to be in that run', () => {
    const [both, alone] = [run(kernel, one), run(kernel, one, two)];
    expect(measureOutputs(compareOutcomes(alone, both).pairs).map(({ name, maxAbs, onlyIn }) => [name, maxAbs, onlyIn])).toEqual([['kernel', 0, undefined], ['predict #1', 0, undefined], ['predict #2', Infinity, 'first']]);
    expect(differenceWords(compareOutcomes(alone, both))).toBe('predictions (predict #2 is in run 1 alone)');
    expect(differenceWords(compareOutcomes(both, alone))).toBe('predictions (predict #2 is not in run 1)');
  });

  it('is counted with others, beside what differs in both', () => {
    const words = differenceWords(compareOutcomes(run(output('weights', 'kernel', 1), one, two), run(kernel)));
    expect(words).toBe('weights and predictions (2 outputs are in one of them alone)');
  });
});
