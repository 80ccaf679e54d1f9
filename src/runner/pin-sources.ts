import { everyThread, type RunTrace } from '../core/trace';
import { REGISTRY, type Pin, type RunPlan } from '../protocol/run-plan';
import { slotKey, type InputOwner } from './input-owners';
import { collectArrivals, collectInputSites, isSentByChild, type InputSite } from './input-sites';

/** What a replay leaves as it comes. */
export interface LeftFree {
  readonly owners: readonly InputOwner[];
  /** The order in which things that were started are done. */
  readonly isOrderFree: boolean;
}

const NOTHING_FREE: LeftFree = { owners: [], isOrderFree: false };

/** A plan that gives a run everything that came into the first one, values and the order of completion, but what is left free. */
export function pinEverything(first: RunTrace, { owners, isOrderFree }: LeftFree = NOTHING_FREE): Partial<RunPlan> {
  const freeOf = (slot: string): number[] => owners.flatMap(({ slots }) => slots.get(slot) ?? []);
  const arrivals = first.threads.flatMap((thread) => collectArrivals(thread, thread.events.length));
  // What a process sends carries what it was given.
  const isChildFree = owners.some(({ isFromChild }) => isFromChild);
  return { pins: pinSites(first, (site) => !isChildFree || !isSentByChild(site), freeOf), arrivals: isOrderFree ? null : [arrivals] };
}

/** A plan that lets timers go off where they did in a run; everything else is as it comes. */
export function pinTimers(run: RunTrace): Partial<RunPlan> {
  return { pins: pinSites(run, ({ input }) => input === 'timer') };
}

/**
 * What the wanted sites of a run were given, all but the places that are left free. Where several threads have a site
 * each is given its own values; a site of one thread alone is known by its line, whatever number the thread has next time.
 */
export function pinSites(run: RunTrace, isWanted: (site: InputSite, key: string) => boolean, freeOf: (slot: string) => readonly number[] = () => []): Pin[] {
  const all = everyThread(run).flatMap(({ thread, ...rest }) => [...collectInputSites({ thread, ...rest }, rest.events.length)].map(([key, site]) => ({ thread, key, site })));
  const threads = new Map<string, number>();
  for (const { key } of all) threads.set(key, (threads.get(key) ?? 0) + 1);
  const pins = all
    .filter(({ key, site }) => isWanted(site, key))
    .map(({ thread, key, site: { api, stack, values } }) => ({ api, stack, values: withHoles(values, freeOf(slotKey(thread, key))), ...(threads.get(key) === 1 ? {} : { thread }) }));
  return [...pins, ...restOfRegistries(pins)];
}

/** A registry that is told of what was gone in an earlier run is told of nothing else. */
export function restOfRegistries(pins: readonly Pin[]): Pin[] {
  const stacks = new Set(pins.filter(({ api }) => api.startsWith(`${REGISTRY}#`)).map(({ stack }) => stack));
  return [...stacks].map((stack) => ({ api: REGISTRY, stack, values: [] }));
}

function withHoles(values: readonly (number | string)[], free: readonly number[]): readonly (number | string | null)[] {
  if (free.length === 0) return values;
  const holes = new Set(free);
  return values.map((value, place) => (holes.has(place) ? null : value));
}
