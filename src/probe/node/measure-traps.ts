import { createHistogram, performance as timeline } from 'node:perf_hooks';
import type { Recorder } from '../recorder';
import { isUsersCaller } from '../stack-capture';
import { dress } from '../dress';

interface Getter {
  readonly get?: (this: unknown) => unknown;
  readonly configurable?: boolean;
}

const TIMES = ['startTime', 'duration'];
const STATISTICS = ['count', 'min', 'max', 'mean', 'stddev', 'exceeds'];
const START = ['duration', 'nodeStart', 'v8Start', 'environment', 'loopStart', 'bootstrapComplete', 'idleTime'];

/**
 * Times that Node measures by itself, where the user's own line asks for them: entries of the timeline that an observer is
 * given (garbage collection, functions, requests), histograms of delays, how long the start took, when an event was made.
 * Those of `told` are told already.
 */
export function trapMeasures(recorder: Recorder, told: WeakSet<object>): void {
  const trapAll = (holder: object, name: string, properties: readonly string[]): void => {
    for (const property of properties) trapGetter(recorder, holder, property, { api: `${name}.${property}`, told });
  };
  trapAll(PerformanceEntry.prototype, 'PerformanceEntry', TIMES);
  trapAll(Event.prototype, 'Event', ['timeStamp']);
  trapAll(timeline.nodeTiming, 'performance.nodeTiming', START);
  const histogram = Object.getPrototypeOf(Object.getPrototypeOf(createHistogram())) as object;
  trapAll(histogram, 'Histogram', STATISTICS);
  trapPercentile(recorder, histogram);
}

function trapGetter(recorder: Recorder, holder: object, property: string, { api, told }: { readonly api: string; readonly told: WeakSet<object> }): void {
  const descriptor = Object.getOwnPropertyDescriptor(holder, property) as Getter | undefined;
  const original = descriptor?.get;
  if (original === undefined || descriptor?.configurable !== true) return;
  const trapped = function (this: unknown): unknown {
    const value = original.call(this);
    if (recorder.isQuiet || typeof value !== 'number' || told.has(this as object) || !isUsersCaller(recorder.stacks.captureCaller(trapped))) return value;
    return recorder.input('clock', api, value, trapped);
  };
  Object.defineProperty(holder, property, { ...descriptor, get: trapped });
}

type Percentile = (this: unknown, percentile: number) => number;

function trapPercentile(recorder: Recorder, holder: object): void {
  const descriptor = Object.getOwnPropertyDescriptor(holder, 'percentile');
  const original = descriptor?.value as Percentile | undefined;
  if (original === undefined) return;
  const trapped = dress(original, function (this: unknown, percentile: number): number {
    return recorder.input('clock', 'Histogram.percentile', original.call(this, percentile), trapped);
  });
  Object.defineProperty(holder, 'percentile', { ...descriptor, value: trapped });
}
