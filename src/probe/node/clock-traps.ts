import { performance as loop, type EventLoopUtilization } from 'node:perf_hooks';
import type { Recorder } from '../recorder';
import { trapDate } from '../date-trap';
import { dress } from '../dress';
import { moveClock } from '../moved-clock';
import { trapMeasures } from './measure-traps';

/** Every clock a program can read; a disturbed repeat moves all of them alike. */
export function trapClocks(recorder: Recorder): void {
  const readDate = trapDate(recorder);
  trapPerformance(recorder);
  const uptime = process.uptime.bind(process);
  const move = moveClock(recorder.plan, 1 / 1000, uptime());
  const trapped = dress(uptime, () => recorder.input('clock', 'process.uptime', move(uptime()), trapped));
  process.uptime = trapped;
  trapHrtime(recorder);
  const told = new WeakSet();
  trapTimeline(recorder, told);
  trapMeasures(recorder, told);
  trapUtilization(recorder);
  trapFormats(recorder, readDate);
}

/** Marks and measures: what they give back carries times, which a replay gives again. */
function trapTimeline(recorder: Recorder, told: WeakSet<object>): void {
  for (const name of ['mark', 'measure'] as const) {
    const original = performance[name].bind(performance) as (...args: unknown[]) => PerformanceEntry;
    const trapped = dress(original, (...args: unknown[]): PerformanceEntry => {
      const entry = original(...args);
      if (recorder.isQuiet) return entry;
      told.add(entry);
      for (const time of ['startTime', 'duration'] as const) {
        const given = recorder.input('clock', `performance.${name}`, entry[time], trapped);
        if (given !== entry[time]) Object.defineProperty(entry, time, { value: given, configurable: true, enumerable: true });
      }
      return entry;
    });
    Object.defineProperty(performance, name, { value: trapped, configurable: true, writable: true });
  }
}


/** How long the event loop has been busy is told of the whole run: what it says of a part is reckoned from two such answers. */
function trapUtilization(recorder: Recorder): void {
  const original = loop.eventLoopUtilization.bind(loop);
  const trapped = dress(original, (...others: EventLoopUtilization[]): EventLoopUtilization => {
    const value = original();
    const [idle, active] = [value.idle, value.active].map((time) => recorder.input('clock', 'performance.eventLoopUtilization', time, trapped)) as [number, number];
    return original({ ...value, idle, active, utilization: active / (idle + active || 1) }, others[0] ?? { idle: 0, active: 0, utilization: 0 });
  });
  Object.defineProperty(loop, 'eventLoopUtilization', { value: trapped, configurable: true, writable: true });
}

/** A date, or the present moment where none is given, as text or in parts. */
type Format<T> = (date?: Date | number) => T;

/** Formats of the present moment, which the engine reads by itself where no date is given: they are handed that moment. */
function trapFormats(recorder: Recorder, readDate: () => number): void {
  const { prototype } = Intl.DateTimeFormat;
  const getter = Object.getOwnPropertyDescriptor(prototype, 'format') as { readonly get: (this: Intl.DateTimeFormat) => Format<string> };
  const parts = Object.getOwnPropertyDescriptor(prototype, 'formatToParts') as { readonly value: (this: Intl.DateTimeFormat, ...date: Parameters<Format<unknown>>) => Intl.DateTimeFormatPart[] };
  const present = (api: string, skip: (...args: never[]) => unknown): number => recorder.input('clock', api, readDate(), skip);
  const given = new WeakMap<Format<string>, Format<string>>();
  const getFormat = function (this: Intl.DateTimeFormat): Format<string> {
    const bound = getter.get.call(this);
    // A formatter gives the same function each time. `null` is a date, the first moment of 1970.
    const format: Format<string> = given.get(bound) ?? dress(bound, (date) => bound(date === undefined ? present('Intl.DateTimeFormat.format', format) : date));
    given.set(bound, format);
    return format;
  };
  Object.defineProperty(prototype, 'format', { ...getter, get: getFormat });
  const trappedParts = dress(parts.value, function (this: Intl.DateTimeFormat, date?: Date | number): Intl.DateTimeFormatPart[] {
    return parts.value.call(this, date === undefined ? present('Intl.DateTimeFormat.formatToParts', trappedParts) : date);
  });
  Object.defineProperty(prototype, 'formatToParts', { ...parts, value: trappedParts });
}

function trapPerformance(recorder: Recorder): void {
  const now = performance.now.bind(performance);
  const move = moveClock(recorder.plan, 1, now());
  const trapped = dress(now, () => recorder.input('clock', 'performance.now', move(now()), trapped));
  Object.defineProperty(performance, 'now', { value: trapped, configurable: true, writable: true });
  const { timeOrigin } = performance;
  const moved = timeOrigin + recorder.plan.skewMs;
  Object.defineProperty(performance, 'timeOrigin', { configurable: true, enumerable: true, get: () => recorder.input('clock', 'performance.timeOrigin', moved, null) });
}

function trapHrtime(recorder: Recorder): void {
  const { hrtime: original } = process as { hrtime: NodeJS.HRTime };
  const { bigint } = original as { bigint: () => bigint };
  const { skewMs, slowClock } = recorder.plan;
  const move = moveClock(recorder.plan, 1e6, Number(bigint.call(original)));
  const now = skewMs === 0 && !slowClock ? (): bigint => bigint.call(original) : (): bigint => BigInt(Math.round(move(Number(bigint.call(original)))));
  const read = (skip: (...args: never[]) => unknown): bigint => {
    const value = now();
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
