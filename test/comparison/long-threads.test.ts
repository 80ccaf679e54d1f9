import { describe, expect, it } from 'vitest';
import { findFirstStep } from '../../src/comparison/find-first-step';
import { findRoots } from '../../src/comparison/find-roots';
import { EffectSequence, findPreviousEffect } from '../../src/comparison/placed-effect';
import type { ThreadTrace } from '../../src/core/trace';
import { ByteWriter } from '../../src/protocol/bytes';
import { encodeFrame } from '../../src/protocol/frame-bytes';
import { ThreadBuilder } from '../../src/runner/trace-builder';

const NOTHING = { low: 0, high: 0 };
const READS = { count: 0, ...NOTHING };
const WORDS = ['Add', 'float32[2]', 'Step', 'Date.now', 'train.js'];

interface Told {
  readonly steps: number;
  /** Steps before the detail; five steps of it are told. */
  readonly before?: number;
  /** The gradients of a step. */
  readonly gradients?: (step: number) => number;
  /** What a clock gave before a step, where it was read. */
  readonly clock?: (step: number) => number | null;
}

/** What the host makes of a thread that tells an operation and a step five times over, and then steps alone. */
function listen({ steps, before = 0, gradients = (step) => step, clock = (): null => null }: Told): ThreadTrace {
  const nothing = (): void => undefined;
  const builder = new ThreadBuilder(0, { onStep: nothing, onPlan: nothing, onWeights: nothing, onProgress: nothing, onNote: nothing });
  const writer = new ByteWriter();
  for (const [index, text] of WORDS.entries()) encodeFrame(writer, { kind: 'text', id: index + 1, text });
  for (let step = 1; step <= steps; step++) {
    const time = clock(step);
    if (time !== null) encodeFrame(writer, { kind: 'input', input: 'clock', api: 4, stack: 5, layer: 0, count: 1, print: { low: time, high: 0 }, values: [time] });
    if (step > before && step <= before + 5) {
      const effect = { stack: 0, forward: 0, layer: 0, attributes: NOTHING };
      encodeFrame(writer, { kind: 'effect', effect: 'kernel', name: 1, shape: 2, ...effect, inputs: [], outputs: [{ id: step, print: NOTHING, isKnown: true }] });
      encodeFrame(writer, { kind: 'effect', effect: 'step', name: 3, shape: 0, ...effect, inputs: [step], outputs: [] });
    }
    encodeFrame(writer, { kind: 'step', step, loss: -0, print: { low: gradients(step), high: 0xffff_ffff }, reads: READS });
  }
  builder.push(Buffer.from(writer.view()));
  return builder.finish();
}

describe('a thread of many steps', () => {
  it('tells the first step that differs, however late, and holds no event for a step', () => {
    const first = listen({ steps: 100_000 });
    const second = listen({ steps: 100_000, gradients: (step) => (step >= 60_000 ? -step : step) });
    expect(findFirstStep(first, second)).toBe(60_000);
    expect(findFirstStep(first, first)).toBeNull();
    expect(first.events).toHaveLength(10);
    expect(first.steps.at(59_999)).toEqual({ step: 60_000, loss: -0, print: { low: 60_000, high: 0xffff_ffff }, reads: READS, effect: 60_004, place: 10 });
    expect(first.steps.at(100_000)).toBeUndefined();
  });

  it('counts steps among the effects, those before the detail too', () => {
    const effects = new EffectSequence(listen({ steps: 1000, before: 700 }));
    expect(effects.length).toBe(1005);
    expect([699, 700, 701, 709, 710, 1004, 1005].map((index) => effects.at(index)?.event.name)).toEqual(['Step', 'Add', 'Step', 'Step', 'Step', 'Step', undefined]);
    expect([0, 699, 701, 710, 1004].map((index) => effects.at(index)?.event.step)).toEqual([0, 699, 700, 705, 999]);
  });

  it('sees where one run goes on after the other has ended', () => {
    const { roots } = findRoots(listen({ steps: 900 }), listen({ steps: 1000 }));
    expect(roots).toMatchObject([{ kind: 'structure', index: 905, first: null, second: { name: 'Step', step: 900 }, firstPlace: 10, secondPlace: 10 }]);
  });

  it('knows what came in before a step and after the one before it', () => {
    const thread = listen({ steps: 20, clock: (step) => (step % 2 === 0 ? step : null) });
    const effects = new EffectSequence(thread);
    const previousOf = (index: number): number => findPreviousEffect(thread, effects.at(index)?.place ?? 0, effects.at(index)?.event ?? null);
    // Twelve events until the tenth operation and step; then steps 6, 8, … read the clock.
    expect(effects.at(10)).toMatchObject({ event: { step: 5 }, place: 13 });
    expect(previousOf(10)).toBe(11);
    expect(previousOf(11)).toBe(12);
    expect(findPreviousEffect(thread, thread.events.length, null)).toBe(thread.events.length - 1);
    expect(findPreviousEffect(thread, 0, null)).toBe(-1);
  });
});
