import { dress } from './dress';
import type { Engine } from './engine-types';
import type { Recorder } from './recorder';

type Now = (this: unknown) => number;

/** Learns when TensorFlow.js itself reads the clock: all its copies do so by the platform that they share. */
export function watchPlatformClock({ ENV }: Engine, recorder: Recorder): void {
  const kind = ENV?.platform === undefined ? null : (Object.getPrototypeOf(ENV.platform) as { now?: Now } | null);
  const now = kind?.now;
  if (kind === null || typeof now !== 'function') return;
  kind.now = dress(now, function (this: unknown): number {
    recorder.isPlatformClock = true;
    try {
      return now.call(this);
    } finally {
      recorder.isPlatformClock = false;
    }
  });
}
