import { describe, expect, it } from 'vitest';
import type { Root } from '../../src/comparison/root';
import { emptyThread, type EffectEvent, type InputEvent, type RunTrace, type ThreadTrace } from '../../src/core/trace';
import { SHARED_NOTE } from '../../src/protocol/trace-notes';
import type { Candidate } from '../../src/runner/candidate';
import { confirmSource } from '../../src/runner/confirm-source';
import { SourceLines } from '../../src/runner/source-lines';

const EXIT = { input: 'arrival', api: 'Worker.on(exit)', stack: 'main\t/app/main.mjs\t19\t3' } as const;
const TENSOR: EffectEvent = { kind: 'effect', index: 0, effect: 'make', name: 'MakeTensor', shape: 'float32[2]', stack: '', forward: '', layer: null, attributes: { low: 0, high: 0 }, inputs: [], outputs: [{ id: 1, print: { low: 1, high: 1 } }], step: 0 };
const OTHER: EffectEvent = { ...TENSOR, outputs: [{ id: 1, print: { low: 2, high: 2 } }] };

function arrival(place: number): InputEvent {
  return { ...EXIT, kind: 'input', count: 1, print: { low: 0, high: 0 }, layer: null, values: [place] };
}

function run(exits: readonly number[], tensor: EffectEvent, notes: readonly (readonly [string, string])[], others: readonly ThreadTrace[] = [emptyThread(1), emptyThread(2)]): RunTrace {
  return { threads: [{ ...emptyThread(0), events: [...exits.map(arrival), tensor] }, ...others], notes: new Map(notes), maps: new Map(), exitCode: 0, signal: null, ending: 'exit', stderr: '', durationMs: 1 };
}

const root: Root = { kind: 'data', thread: 0, index: 0, first: TENSOR, second: OTHER, firstPlace: 2, secondPlace: 2 };
const exits: Candidate = { ...EXIT, frame: undefined, sites: [], firstPlace: 0, lastPlace: 1, draws: 2, score: 75, isAdjacent: true, ordered: null };

/** Asks whether the exits decide; replays end as these do, one after the other, and then all as the first run. */
async function ask(outcomes: readonly EffectEvent[], notes: readonly (readonly [string, string])[], others?: readonly ThreadTrace[]): Promise<{ readonly isConfirmed: boolean; readonly replays: number }> {
  const [first, second] = [run([0, 1], TENSOR, notes, others), run([1, 0], OTHER, notes, others)];
  let replays = 0;
  const replay = (): Promise<RunTrace> => Promise.resolve(run([0, 1], outcomes[replays++] ?? TENSOR, notes, others));
  const found = await confirmSource(root, [exits], { first, second, suspects: [exits], lines: new SourceLines(new Map(), '/app/main.mjs'), disturbance: {}, replay, onUpdate: () => undefined });
  return { isConfirmed: found !== null, replays };
}

describe('a source', () => {
  const lucky = [TENSOR, OTHER];

  it('is confirmed by one pair of crossed replays where all that decides is told', async () => {
    expect(await ask(lucky, [])).toEqual({ isConfirmed: true, replays: 2 });
  });

  it('is not confirmed by luck where threads share memory of which nothing is told', async () => {
    expect((await ask(lucky, [[SHARED_NOTE, 'yes']])).isConfirmed).toBe(false);
    expect((await ask([...lucky, ...lucky, ...lucky], [[SHARED_NOTE, 'yes']])).isConfirmed).toBe(false);
  });

  it('is confirmed there if it decides each time', async () => {
    expect(await ask([...lucky, ...lucky, ...lucky, ...lucky], [[SHARED_NOTE, 'yes']])).toEqual({ isConfirmed: true, replays: 8 });
  });

  it('is asked once where threads tell what they learn from shared memory', async () => {
    const told: ThreadTrace = { ...emptyThread(1), events: [{ ...arrival(1), input: 'shared', api: 'Atomics.load' }] };
    expect(await ask(lucky, [[SHARED_NOTE, 'yes']], [told])).toEqual({ isConfirmed: true, replays: 2 });
  });
});
