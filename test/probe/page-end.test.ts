import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { PageEnd } from '../../src/probe/page/page-end';
import type { PageProbe } from '../../src/probe/page/page-probe';
import type { WorkerThreads } from '../../src/probe/page/worker-threads';

/** What the end of a page's run is told of the page, and of its workers. */
interface State {
  openCount: number;
  isAwaiting: boolean;
  isTicking: boolean;
  changes: number;
}

const AT_REST: State = { openCount: 0, isAwaiting: false, isTicking: false, changes: 0 };

beforeEach(() => { vi.useFakeTimers({ toFake: ['setTimeout', 'setInterval', 'Date'] }); });
afterEach(() => { vi.useRealTimers(); });

/** A page that has computed something and whose script has run; gives what is told of its workers, and after how many seconds it ended and how. */
function watched(ofWorkers: Partial<State>, ofPage: Partial<State> = {}): { readonly workers: State; readonly ended: (seconds: number) => Promise<string[]> } {
  const notes: string[] = [];
  let reason = '';
  const recorder = { activity: 7, plan: { idleSeconds: 10 }, note: (name: string) => { notes.push(name); } };
  const probe = { ...AT_REST, ...ofPage, recorder, trap: null, steps: 1, turns: { later: setTimeout }, close: () => undefined, tellEnd: (why: string) => { reason = why; return Promise.resolve(); } } as unknown as PageProbe;
  const workers = { ...AT_REST, activity: 0, steps: 0, finish: () => Promise.resolve(), ...ofWorkers };
  const end = new PageEnd(probe, workers as unknown as WorkerThreads, () => null, () => undefined);
  end.loaded();
  end.watch();
  return {
    workers,
    ended: async (seconds) => {
      await vi.advanceTimersByTimeAsync(seconds * 1000);
      return reason === '' ? [] : [reason, ...notes];
    },
  };
}

describe('a page that trains in a worker', () => {
  it('is over soon when neither of them has anything open', async () => {
    const { ended } = watched({});
    expect(await ended(1.4)).toEqual([]);
    expect(await ended(0.6)).toEqual(['exit 0']);
  });

  it('is waited for while its worker waits for an answer, but not for ever, and says so', async () => {
    const { ended } = watched({ openCount: 1, isAwaiting: true });
    expect(await ended(59)).toEqual([]);
    expect(await ended(2)).toEqual(['idle', 'waited']);
  });

  it('is waited for anew whenever something that its worker waits for begins or ends', async () => {
    const { workers, ended } = watched({ openCount: 1, isAwaiting: true });
    expect(await ended(40)).toEqual([]);
    workers.changes += 2;
    expect(await ended(40)).toEqual([]);
    Object.assign(workers, AT_REST);
    expect(await ended(2)).toEqual(['exit 0']);
  });

  it.each([['page', {}, { isTicking: true }], ['worker', { isTicking: true }, {}]])('is not over at once while a timer ticks in the %s', async (_, ofWorkers, ofPage) => {
    const { ended } = watched(ofWorkers, ofPage);
    expect(await ended(9)).toEqual([]);
    expect(await ended(2)).toEqual(['exit 0']);
  });
});
