import type { InputEvent, InputKind, ThreadTrace, TracedLayer } from '../core/trace';
import { keyOf } from '../protocol/arrival-key';
import { REGISTRY } from '../protocol/run-plan';

/** All that one call site let in during a run, up to a place in the trace. */
export interface InputSite {
  readonly input: InputKind;
  readonly api: string;
  readonly stack: string;
  readonly count: number;
  readonly values: readonly (number | string)[];
  /** Chained fingerprints, for sites whose values were too many to keep. */
  readonly prints: string;
  readonly firstPlace: number;
  readonly lastPlace: number;
  /** The layer for which it let in the first of them, if one was being built or called. */
  readonly layer: TracedLayer | null;
}

interface OpenSite {
  first: InputEvent;
  count: number;
  values: (number | string)[];
  prints: string[];
  firstPlace: number;
  lastPlace: number;
}

/** Values that came in before `place`, by call site. */
export function collectInputSites(thread: ThreadTrace, place: number): Map<string, InputSite> {
  return collectSites(thread, place, (input) => input !== 'arrival');
}

/** Completions before `place`, by the place where the work was started; the values are the numbers of the pieces of work. */
export function collectArrivalSites(thread: ThreadTrace, place: number): Map<string, InputSite> {
  return collectSites(thread, place, (input) => input === 'arrival');
}

function collectSites(thread: ThreadTrace, place: number, isWanted: (input: InputKind) => boolean): Map<string, InputSite> {
  const open = new Map<string, OpenSite>();
  for (let index = 0; index < Math.min(place, thread.events.length); index++) {
    const event = thread.events[index];
    if (event?.kind !== 'input' || !isWanted(event.input)) continue;
    const key = siteKey(event);
    const site = open.get(key) ?? { first: event, count: 0, values: [], prints: [], firstPlace: index, lastPlace: index };
    site.count += event.count;
    for (const value of event.values) site.values.push(value);
    site.prints.push(`${event.print.low}:${event.print.high}`);
    // Where it is told says when a part was full, not when its values came in.
    if (event.isApart !== true) site.lastPlace = index;
    open.set(key, site);
  }
  return new Map([...open].map(([key, site]) => [key, closeSite(site)]));
}

function closeSite({ first, prints, ...site }: OpenSite): InputSite {
  return { input: first.input, api: first.api, stack: first.stack, layer: first.layer, ...site, prints: prints.join() };
}

export function siteKey(site: Pick<InputSite, 'api' | 'stack'>): string {
  return `${site.api}\n${site.stack}`;
}

/** True if both runs were given the same values here. */
export function isSameSite(first: InputSite, second: InputSite | undefined): boolean {
  if (second === undefined) return false;
  // A stream brings the same content in other pieces.
  if (isStream(first)) return first.values.join('') === second.values.join('');
  if (second.count !== first.count) return false;
  if (comesInAnyOrder(first)) return isPermuted(first, second);
  return first.values.length === first.count ? first.values.every((value, index) => Object.is(value, second.values[index])) : first.prints === second.prints;
}

/** True for what comes in pieces; streams of one line are numbered. */
function isStream({ api }: Pick<InputSite, 'api'>): boolean {
  return /#\d+$/.test(api);
}

/** The call alone: streams of one line, and what one registry watches, are numbered. */
export function withoutNumber(api: string): string {
  return api.replace(/#\d+$/, '');
}

/** Streams whose content is the same in both runs, before these places, but came in other pieces, all of which are known. */
export function collectRepieced(first: ThreadTrace, second: ThreadTrace, [firstPlace, secondPlace]: readonly [number, number]): InputSite[] {
  const others = collectInputSites(second, secondPlace);
  return [...collectInputSites(first, firstPlace)].flatMap(([key, site]) => {
    const other = others.get(key);
    const isKnown = other !== undefined && isStream(site) && site.input !== 'memory' && site.values.length === site.count && other.values.length === other.count;
    return isKnown && isSameSite(site, other) && site.values.some((piece, index) => piece !== other.values[index]) ? [site] : [];
  });
}

/** Reads in flight together are told in the order in which they end: only what they gave counts. */
export function comesInAnyOrder(site: Pick<InputSite, 'input' | 'api'>): boolean {
  return site.input === 'file' && !isMessage(site);
}

/** What processes and connections send to one listener: who sends cannot be told, so that a replay gives what they sent in its order. */
export function isMessage({ api }: Pick<InputSite, 'api'>): boolean {
  return /\.on\((?:message|data)\)$/.test(api);
}

/** True for what the program gets from a process that it started. */
export function isSentByChild({ api }: Pick<InputSite, 'api'>): boolean {
  return /^(?:child_process\.|ChildProcess\.on|cluster\.)/.test(api);
}

/** True for what follows the garbage collector: what a weak reference gave, when a registry was told. */
export function isCollected({ api }: Pick<InputSite, 'api'>): boolean {
  return api === 'WeakRef.deref' || api.startsWith(REGISTRY);
}

/** True for what the machine and the process say of themselves: nothing that the program did before made it. */
export function isOfMachine({ api }: Pick<InputSite, 'api'>): boolean {
  return /^(?:os|process|v8|WeakRef|net\.Server|net\.Socket|dgram\.Socket)\./.test(api);
}

/** True for a name that the system makes up. */
export function isMadeUpName({ api }: Pick<InputSite, 'api'>): boolean {
  return /^fs\.(?:promises\.)?mkdtemp/.test(api);
}

/** True for what is drawn anew but follows from what it was given as well: another key makes another signature. */
export function isSalted({ api }: Pick<InputSite, 'api'>): boolean {
  return /^crypto\.(?:Sign\.)?sign$|^crypto\.publicEncrypt$/.test(api);
}

/** True if both runs were given the same values here, in whatever order. */
export function isPermuted(first: InputSite | undefined, second: InputSite | undefined): boolean {
  return first !== undefined && first.values.length === first.count && [...first.values].sort().join('\n') === [...(second?.values ?? [])].sort().join('\n');
}

/** A race tells who won; it is not itself something that arrives. */
export function isRace({ api }: Pick<InputSite, 'api'>): boolean {
  return /^Promise\.(?:race|any)$/.test(api);
}

/** Keys of arrivals in their order: `ordinal \n api \n stack`. */
export function collectArrivals(thread: ThreadTrace, place: number): string[] {
  const arrivals: string[] = [];
  for (let index = 0; index < Math.min(place, thread.events.length); index++) {
    const event = thread.events[index];
    if (event?.kind === 'input' && event.input === 'arrival' && !isRace(event)) for (const ordinal of event.values) arrivals.push(keyOf(ordinal, event.api, event.stack));
  }
  return arrivals;
}

/** Where the orders of arrival of two runs part: `isSwap` if both have another arrival there, the second run `other`. */
export function findArrivalSplit(first: readonly string[], second: readonly string[]): { key: string; other: string | undefined; isSwap: boolean } | null {
  const index = first.findIndex((key, place) => key !== second[place]);
  const key = first[index] ?? second[first.length];
  if (index < 0 && second.length <= first.length) return null;
  if (key === undefined) return null;
  const isSwap = index >= 0 && index < second.length;
  return { key, other: isSwap ? second[index] : undefined, isSwap };
}
