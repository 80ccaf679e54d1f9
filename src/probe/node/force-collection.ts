import v8 from 'node:v8';
import vm from 'node:vm';
import type { Collector } from '../collection-traps';
import type { RealTimers } from '../real-timers';

/** How often a weak reference is asked, or it is looked whether something is awaited, before garbage is collected more rarely. */
const AT_FIRST = 32;
const LOOK_MS = 20;

/**
 * Collects garbage as soon as a program might hear of it: two runs that were alike because the garbage collector rested
 * in both are no proof.
 */
export function forceCollection({ every }: RealTimers): Collector {
  let found: (() => void) | null = null;
  const collect = (): void => {
    found ??= findCollect();
    found();
  };
  let asked = 0;
  let looks = 0;
  let isAwaited = false;
  return {
    asked: () => {
      if (isDue(asked++)) collect();
    },
    awaited: () => {
      if (!isAwaited) every(() => { if (isDue(looks++)) collect(); }, LOOK_MS);
      isAwaited = true;
    },
  };
}

/** Every time at first, then ever more rarely: at powers of two. */
function isDue(count: number): boolean {
  return count < AT_FIRST || (count & (count - 1)) === 0;
}

/** What collects garbage, which Node hides unless it is asked not to; the program's own contexts are not to find it. */
function findCollect(): () => void {
  const own = (globalThis as { gc?: unknown }).gc;
  if (typeof own === 'function') return own as () => void;
  v8.setFlagsFromString('--expose-gc');
  const collect = vm.runInNewContext('gc') as unknown;
  v8.setFlagsFromString('--no-expose-gc');
  return typeof collect === 'function' ? (collect as () => void) : () => undefined;
}
