import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type * as AtRest from '../../src/probe/at-rest';
import type { Engine } from '../../src/probe/engine-types';
import { Recorder } from '../../src/probe/recorder';
import { StackCapture } from '../../src/probe/stack-capture';
import { TensorReader } from '../../src/probe/tensor-reader';
import { completePlan } from '../../src/runner/run-session';

/** A GPU's answer, given when the test says so. */
interface Answer {
  readonly come: () => void;
}

function createRecorder(): Recorder {
  return new Recorder(completePlan({}), new StackCapture(__filename, { get: () => undefined, set: () => undefined }), { send: () => undefined });
}

function askGpu(reader: TensorReader): Answer {
  let come = (): void => undefined;
  reader.track(new Promise<void>((resolve) => { come = resolve; }));
  return { come };
}

describe('a program that did nothing for a while', () => {
  const reader = (): TensorReader => new TensorReader({} as Engine);
  let isAtRest: (typeof AtRest)['isAtRest'];

  // The clock stands still unless a test moves it: how long an answer took is told, not waited for.
  beforeAll(async () => {
    vi.useFakeTimers({ toFake: ['Date'] });
    ({ isAtRest } = await import('../../src/probe/at-rest'));
  });
  afterAll(() => { vi.useRealTimers(); });

  it('is at rest where there is no GPU, or nothing was asked of it', async () => {
    expect(await isAtRest(createRecorder(), null)).toBe(true);
    expect(await isAtRest(createRecorder(), reader())).toBe(true);
  });

  it('is at rest where the GPU answers at once', async () => {
    const idle = reader();
    const answer = askGpu(idle);
    const rests = isAtRest(createRecorder(), idle);
    answer.come();
    expect(await rests).toBe(true);
  });

  it('waited for a GPU at work where the answer took its time', async () => {
    const busy = reader();
    const answer = askGpu(busy);
    const rests = isAtRest(createRecorder(), busy);
    vi.setSystemTime(Date.now() + 1000);
    answer.come();
    expect(await rests).toBe(false);
  });

  it('goes on where the answer was what it waited for', async () => {
    const recorder = createRecorder();
    const used = reader();
    const answer = askGpu(used);
    const rests = isAtRest(recorder, used);
    recorder.activity++;
    answer.come();
    expect(await rests).toBe(false);
  });

  it('is asked only once all answers are there', async () => {
    const busy = reader();
    const [first, second] = [askGpu(busy), askGpu(busy)];
    let isKnown = false;
    const rests = isAtRest(createRecorder(), busy).then((rest) => { isKnown = true; return rest; });
    first.come();
    for (let turn = 0; turn < 5; turn++) await new Promise((resolve) => { setImmediate(resolve); });
    expect(isKnown).toBe(false);
    second.come();
    expect(await rests).toBe(true);
  });
});
