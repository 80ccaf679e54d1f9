import { describe, expect, it, vi } from 'vitest';
import { keyOf } from '../../src/protocol/arrival-key';
import { ArrivalTurns } from '../../src/probe/node/arrival-turns';
import { DisturbedArrivals } from '../../src/probe/node/disturbed-arrivals';

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
    const order = new ArrivalTurns([one, two]);
    const passed: string[] = [];
    expect(order.take(two, () => passed.push('two'))).toBe(true);
    expect(passed).toEqual([]);
    expect(order.take(one, () => passed.push('one'))).toBe(true);
    await turns();
    expect(passed).toEqual(['one', 'two']);
  });

  it('holds what the earlier run never came to, until its line is done', async () => {
    const order = new ArrivalTurns([one]);
    const passed: string[] = [];
    expect(order.take(two, () => passed.push('loser'))).toBe(true);
    expect(order.take(one, () => passed.push('winner'))).toBe(true);
    await turns();
    expect(passed).toEqual(['winner', 'loser']);
  });

  it('leaves other lines alone', () => {
    expect(new ArrivalTurns([one]).take(other, () => undefined)).toBe(false);
  });
});

describe('a disturbed run', () => {
  it('lets the second of a line pass before the first, however long it takes', async () => {
    const disturbed = new DisturbedArrivals([]);
    const passed: string[] = [];
    for (const key of [one, two]) disturbed.begin(key);
    const done = new Promise<void>((resolve) => {
      // The longest hold is far longer than a test may take: only the second one's passing frees the first.
      disturbed.take(one, 3_600_000, () => { passed.push('one'); resolve(); });
    });
    expect(disturbed.isHolding).toBe(true);
    disturbed.take(two, 1, () => passed.push('two'));
    await done;
    expect(passed).toEqual(['two', 'one']);
    expect(disturbed.isHolding).toBe(false);
  });

  it('changes the order all along a line, also of work that takes longer than a moment', () => {
    vi.useFakeTimers();
    const disturbed = new DisturbedArrivals([]);
    const keys = Array.from({ length: 16 }, (_, number) => keyOf(number, 'fs.promises.readFile', LINE));
    const passed: string[] = [];
    for (const key of keys) disturbed.begin(key);
    for (const key of keys) {
      disturbed.take(key, 12, () => passed.push(key));
      vi.advanceTimersByTime(30);
    }
    vi.advanceTimersByTime(1000);
    vi.useRealTimers();
    expect(passed.toSorted()).toEqual(keys.toSorted());
    expect(passed.slice(8)).not.toEqual(keys.slice(8));
  });

  it('holds what the earlier run saw first, whenever it is done', async () => {
    const disturbed = new DisturbedArrivals([one]);
    const passed: string[] = [];
    for (const key of [one, two]) disturbed.begin(key);
    await new Promise<void>((resolve) => { disturbed.take(two, 1, () => { passed.push('two'); resolve(); }); });
    await new Promise<void>((resolve) => { disturbed.take(one, 1, () => { passed.push('one'); resolve(); }); });
    expect(passed).toEqual(['two', 'one']);
  });

  it('does not make what is alone wait for another', async () => {
    const disturbed = new DisturbedArrivals([]);
    disturbed.begin(other);
    await new Promise<void>((resolve) => { disturbed.take(other, 1, resolve); });
    expect(disturbed.isHolding).toBe(false);
  });
});
