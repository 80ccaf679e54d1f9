import type { RunTrace } from '../core/trace';
import type { Pin, RunPlan } from '../protocol/run-plan';
import { slotKey, type InputOwner } from './input-owners';
import { collectArrivals, collectInputSites } from './input-sites';

/** What a replay leaves as it comes. */
export interface LeftFree {
  readonly owners: readonly InputOwner[];
  /** The order in which things that were started are done. */
  readonly isOrderFree: boolean;
}

const NOTHING_FREE: LeftFree = { owners: [], isOrderFree: false };

/** A plan that gives a run everything that came into the first one, values and the order of completion, but what is left free. */
export function pinEverything(first: RunTrace, { owners, isOrderFree }: LeftFree = NOTHING_FREE): Partial<RunPlan> {
  const pins: Pin[] = [];
  const arrivals: string[] = [];
  for (const thread of first.threads) {
    for (const [key, { api, stack, values }] of collectInputSites(thread, thread.events.length)) {
      pins.push({ api, stack, values: withHoles(values, owners.flatMap(({ slots }) => slots.get(slotKey(thread.thread, key)) ?? [])) });
    }
    arrivals.push(...collectArrivals(thread, thread.events.length));
  }
  return { pins, arrivals: isOrderFree ? null : arrivals };
}

/** A plan that lets timers go off where they did in a run; everything else is as it comes. */
export function pinTimers(run: RunTrace): Partial<RunPlan> {
  const sites = run.threads.flatMap((thread) => [...collectInputSites(thread, thread.events.length).values()]).filter(({ input }) => input === 'timer');
  return { pins: sites.map(({ api, stack, values }) => ({ api, stack, values })) };
}

function withHoles(values: readonly (number | string)[], free: readonly number[]): readonly (number | string | null)[] {
  if (free.length === 0) return values;
  const holes = new Set(free);
  return values.map((value, place) => (holes.has(place) ? null : value));
}
