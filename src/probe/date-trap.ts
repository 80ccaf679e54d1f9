import { dress } from './dress';
import { moveClock } from './moved-clock';
import type { Recorder } from './recorder';

/** `Date` and `Date.now`, the clocks that every host has. Gives the reading of the present moment that they share, in milliseconds. */
export function trapDate(recorder: Recorder): () => number {
  const RealDate = Date;
  const realNow = Date.now;
  const move = moveClock(recorder.plan, 1, realNow());
  const read = (): number => Math.floor(move(realNow()));
  const now = dress(realNow, () => recorder.input('clock', 'Date.now', read(), now));
  RealDate.now = now;
  const proxy: DateConstructor = new Proxy(RealDate, {
    construct(target, args, newTarget) {
      if (args.length > 0) return Reflect.construct(target, args, newTarget === proxy ? target : newTarget) as object;
      const time = recorder.input('clock', 'new Date', read(), null);
      return Reflect.construct(target, [time], newTarget === proxy ? target : newTarget) as object;
    },
    apply(target) {
      return new target(recorder.input('clock', 'Date', read(), null)).toString();
    },
  });
  RealDate.prototype.constructor = proxy;
  globalThis.Date = proxy;
  return read;
}
