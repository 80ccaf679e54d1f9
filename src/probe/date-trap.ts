import { dress } from './dress';
import type { Recorder } from './recorder';

/** `Date` and `Date.now`, the clocks that every host has. */
export function trapDate(recorder: Recorder): void {
  const RealDate = Date;
  const realNow = Date.now;
  const skew = recorder.plan.skewMs;
  const now = dress(realNow, () => recorder.input('clock', 'Date.now', realNow() + skew, now));
  RealDate.now = now;
  const proxy: DateConstructor = new Proxy(RealDate, {
    construct(target, args, newTarget) {
      if (args.length > 0) return Reflect.construct(target, args, newTarget === proxy ? target : newTarget) as object;
      const time = recorder.input('clock', 'new Date', realNow() + skew, null);
      return Reflect.construct(target, [time], newTarget === proxy ? target : newTarget) as object;
    },
    apply(target) {
      return new target(recorder.input('clock', 'Date', realNow() + skew, null)).toString();
    },
  });
  RealDate.prototype.constructor = proxy;
  globalThis.Date = proxy;
}
