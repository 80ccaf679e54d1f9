import type { Recorder } from '../recorder';
import { trapDate } from '../date-trap';
import { dress } from '../dress';

/** Every clock a program can read; `skewMs` moves all of them alike. */
export function trapClocks(recorder: Recorder): void {
  trapDate(recorder);
  const skew = recorder.plan.skewMs;
  const now = performance.now.bind(performance);
  const performanceNow = dress(now, () => recorder.input('clock', 'performance.now', now() + skew, performanceNow));
  Object.defineProperty(performance, 'now', { value: performanceNow, configurable: true, writable: true });
  const uptime = process.uptime.bind(process);
  const trappedUptime = dress(uptime, () => recorder.input('clock', 'process.uptime', uptime() + skew / 1000, trappedUptime));
  process.uptime = trappedUptime;
  trapHrtime(recorder, skew);
}

function trapHrtime(recorder: Recorder, skewMs: number): void {
  const { hrtime: original } = process as { hrtime: NodeJS.HRTime };
  const { bigint } = original as { bigint: () => bigint };
  const skew = BigInt(Math.round(skewMs * 1e6));
  const read = (skip: (...args: never[]) => unknown): bigint => {
    const value = bigint.call(original) + skew;
    // Nanoseconds as a double: exact below 104 days of uptime, and only the replay uses it.
    const given = recorder.input('clock', 'process.hrtime', Number(value), skip);
    return given === Number(value) ? value : BigInt(Math.round(given));
  };
  const hrtime = dress(original, (previous?: [number, number]): [number, number] => {
    const value = read(hrtime);
    const since = previous === undefined ? value : value - BigInt(previous[0]) * 1_000_000_000n - BigInt(previous[1]);
    const seconds = since / 1_000_000_000n;
    return [Number(seconds), Number(since - seconds * 1_000_000_000n)];
  });
  const trappedBigint = (): bigint => read(trappedBigint);
  Object.defineProperty(hrtime, 'bigint', { value: trappedBigint, configurable: true, writable: true });
  process.hrtime = hrtime as NodeJS.HRTime;
}
