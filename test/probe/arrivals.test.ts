import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { keyOf } from '../../src/protocol/arrival-key';
import { ArrivalGate } from '../../src/probe/arrivals/arrival-gate';
import { ArrivalTurns } from '../../src/probe/arrivals/arrival-turns';
import { DisturbedArrivals } from '../../src/probe/arrivals/disturbed-arrivals';
import { OpenWork } from '../../src/probe/arrivals/open-work';
import type { Recorder } from '../../src/probe/recorder';
import type { DisturbedOrder } from '../../src/protocol/run-plan';

const LINE = 'load\tmain.mjs\t4\t10';
/** Work of one line, begun from two places. */
const [one, two] = ['\tmain.mjs\t9\t3', '\tmain.mjs\t9\t12'].map((caller) => keyOf(0, 'fetch', `${LINE}\n${caller}`)) as [string, string];
const other = keyOf(0, 'fs.readFile', '\tmain.mjs\t20\t1');

/** Lets every callback that waits for its own turn run. */
async function turns(): Promise<void> {
  for (let turn = 0; turn < 5; turn++) await new Promise((resolve) => { setImmediate(resolve); });
}

describe('a replay that keeps an order of arrival', () => {
  it('holds what comes early and lets it pass after what came before', async () => {
    const order = new ArrivalTurns([one, two], 0);
    const passed: string[] = [];
    expect(order.take(two, () => passed.push('two'))).toBe(true);
    expect(passed).toEqual([]);
    expect(order.take(one, () => passed.push('one'))).toBe(true);
    await turns();
    expect(passed).toEqual(['one', 'two']);
  });

  it('holds what the earlier run never came to, until its line is done', async () => {
    const order = new ArrivalTurns([one], 0);
    const passed: string[] = [];
    expect(order.take(two, () => passed.push('loser'))).toBe(true);
    expect(order.take(one, () => passed.push('winner'))).toBe(true);
    await turns();
    expect(passed).toEqual(['winner', 'loser']);
  });

  it('gives up what is missing, with all that waits for it, and keeps the rest in order', async () => {
    const missing = keyOf(1, 'fs.readFile', LINE);
    vi.useFakeTimers();
    const order = new ArrivalTurns([missing, one, other, two], 0);
    const passed: string[] = [];
    order.take(other, () => passed.push('other'));
    order.take(one, () => passed.push('one'));
    await vi.advanceTimersByTimeAsync(1900);
    expect(passed).toEqual([]);
    await vi.advanceTimersByTimeAsync(200);
    order.take(two, () => passed.push('two'));
    await vi.advanceTimersByTimeAsync(1);
    vi.useRealTimers();
    expect(passed).toEqual(['one', 'other', 'two']);
  });

  it('gives up all that is missing, one after the other', async () => {
    const [missing, gone] = [keyOf(1, 'fs.readFile', LINE), keyOf(2, 'fs.readFile', LINE)];
    vi.useFakeTimers();
    const order = new ArrivalTurns([missing, one, gone, other], 0);
    const passed: string[] = [];
    order.take(other, () => passed.push('other'));
    order.take(one, () => passed.push('one'));
    await vi.advanceTimersByTimeAsync(2500);
    vi.useRealTimers();
    expect(passed).toEqual(['one', 'other']);
  });

  it('waits for nothing more of a line of which something was missing', async () => {
    const keys = Array.from({ length: 100 }, (_, place) => keyOf(place, 'fs.readFile', LINE));
    vi.useFakeTimers();
    const order = new ArrivalTurns(keys.flatMap((key, place) => [key, keyOf(place, 'fetch', '\tmain.mjs\t9\t3')]), 0);
    const passed: number[] = [];
    for (const place of keys.keys()) order.take(keyOf(place, 'fetch', '\tmain.mjs\t9\t3'), () => passed.push(place));
    await vi.advanceTimersByTimeAsync(3200);
    vi.useRealTimers();
    expect(passed).toEqual([...keys.keys()]);
  });

  it('waits as long as others have their turns, and again for a line that was only late', async () => {
    const slow = Array.from({ length: 4 }, (_, place) => keyOf(place, 'setImmediate', LINE));
    vi.useFakeTimers();
    const order = new ArrivalTurns([...slow, other, one, two], 0);
    const passed: string[] = [];
    order.take(other, () => passed.push('other'));
    for (const key of slow.slice(0, 3)) {
      await vi.advanceTimersByTimeAsync(1900);
      order.take(key, () => passed.push('slow'));
    }
    await vi.advanceTimersByTimeAsync(1900);
    expect(passed).toEqual(['slow', 'slow', 'slow']);
    // It waits in vain at last, and what it waited for comes then.
    await vi.advanceTimersByTimeAsync(200);
    order.take(two, () => passed.push('two'));
    expect(order.take(slow[3] ?? '', () => undefined)).toBe(false);
    await vi.advanceTimersByTimeAsync(1900);
    order.take(one, () => passed.push('one'));
    await vi.advanceTimersByTimeAsync(1);
    vi.useRealTimers();
    expect(passed).toEqual(['slow', 'slow', 'slow', 'other', 'one', 'two']);
  });

  it('passes everything that is told twice of one piece of work', async () => {
    const order = new ArrivalTurns([other, one, one], 0);
    const passed: string[] = [];
    for (const part of ['end', 'close', 'more']) order.take(one, () => passed.push(part));
    order.take(other, () => passed.push('other'));
    await turns();
    expect(passed).toEqual(['other', 'end', 'close', 'more']);
  });

  it('leaves other lines alone', () => {
    expect(new ArrivalTurns([one], 0).take(other, () => undefined)).toBe(false);
  });
});

describe('a disturbed run', () => {
  /** Work that began in these turns, as many pieces in each, and what takes one when it is done; `order()` is what has passed. */
  function disturb(order: DisturbedOrder, turnsOf: readonly number[], usualMs = 0): { readonly take: (place: number) => void; readonly passed: readonly number[]; readonly disturbed: DisturbedArrivals } {
    const work = new OpenWork();
    const disturbed = new DisturbedArrivals(order, work, usualMs);
    const passed: number[] = [];
    const keys = turnsOf.map((_, place) => keyOf(place, 'fs.promises.readFile', LINE));
    for (const [place, key] of keys.entries()) work.begin(key, turnsOf[place] ?? 0, true);
    const take = (place: number): void => {
      const key = keys[place] ?? '';
      disturbed.take(key, 12, () => {
        passed.push(place);
        work.end(key);
        disturbed.passLater();
      });
    };
    return { take, passed, disturbed };
  }

  beforeEach(() => { vi.useFakeTimers(); });
  afterEach(() => { vi.useRealTimers(); });

  it('passes what began side by side the other way round, whoever is first', () => {
    for (const arriving of [[0, 1, 2], [1, 0, 2], [2, 1, 0]]) {
      const { take, passed } = disturb('turned', [0, 0, 0]);
      for (const place of arriving) take(place);
      vi.advanceTimersByTime(500);
      expect(passed).toEqual([2, 1, 0]);
    }
  });

  it('keeps the order of work that began in the wake of other work, or two changes would undo each other', () => {
    const { take, passed } = disturb('turned', [3, 4, 5]);
    for (const place of [2, 0, 1]) take(place);
    vi.advanceTimersByTime(500);
    expect(passed).toEqual([0, 1, 2]);
  });

  it('keeps the order in which all began in the other repeat', () => {
    const { take, passed } = disturb('as begun', [0, 0, 0]);
    for (const place of [2, 1, 0]) take(place);
    vi.advanceTimersByTime(500);
    expect(passed).toEqual([0, 1, 2]);
  });

  it('lets what waited in vain pass, and makes nothing of that line wait again', () => {
    const { take, passed, disturbed } = disturb('turned', [0, 0, 0]);
    take(0);
    vi.advanceTimersByTime(900);
    expect([passed, disturbed.isHolding]).toEqual([[], true]);
    vi.advanceTimersByTime(200);
    take(1);
    vi.advanceTimersByTime(20);
    expect([passed, disturbed.isHolding]).toEqual([[0, 1], false]);
  });

  it('waits longer where runs take long', () => {
    const { take, passed } = disturb('turned', [0, 0], 12_000);
    take(0);
    vi.advanceTimersByTime(2900);
    expect(passed).toEqual([]);
    vi.advanceTimersByTime(200);
    expect(passed).toEqual([0]);
  });

  it('holds what is alone for a moment', () => {
    const { take, passed } = disturb('turned', [0]);
    take(0);
    expect(passed).toEqual([]);
    vi.advanceTimersByTime(12);
    expect(passed).toEqual([0]);
  });
});

it('remembers what came a moment before by its places, however much came at each', () => {
  const recorder = { plan: { watchOrder: true, arrivals: null, disturb: null, usualMs: 0 }, inputAt: () => 0, note: () => undefined } as unknown as Recorder;
  const gate = new ArrivalGate(recorder);
  // On a busy machine all digests are done before the first answer is read, which comes in parts.
  for (const api of ['crypto.scrypt', 'http.request', 'http.request']) for (let part = 0; part < 6; part++) gate.start(api, LINE)(() => undefined);
  expect(gate.recent).toEqual([`http.request\n${LINE}`, `crypto.scrypt\n${LINE}`]);
});
