import { EffectSequence, findPreviousEffect } from '../comparison/placed-effect';
import { isResized, type Root } from '../comparison/root';
import { everyThread, type RunTrace, type ThreadTrace } from '../core/trace';
import { PIECES, REGISTRY, type Pin } from '../protocol/run-plan';
import { ADJACENT, groupByLine, SCORES, type Candidate } from './candidate';
import { collectInputSites, comesInAnyOrder, isMessage, isPermuted, isSameSite, siteKey, withoutNumber, type InputSite } from './input-sites';
import { orderCandidates } from './order-candidates';
import { pinSites, restOfRegistries } from './pin-sources';
import { findImport } from './find-import';
import { isLoading } from './loading';
import { nameSource } from './source-names';
import type { SourceFrame, SourceLines } from './source-lines';

/** What a worker hears from its parent. */
const PARENT_MESSAGES: ReadonlySet<string> = new Set(['parentPort.on(message)', 'self.onmessage']);

/** A timer that goes off after more or less work is asked first where the runs do different work; it often ends the program's loop. */
const STOPS = 35;

/** Both runs of one thread, up to a place in each. */
export interface ThreadPair {
  readonly first: ThreadTrace;
  readonly second: ThreadTrace;
}

/** The least suspicious that is still asked as likely: a clock that the run that goes on reads once more, when it has been decided that it goes on. */
const LEAST = 1;

/** Another thread's draws come through a message: what differs in the root's own thread is asked first. */
const ELSEWHERE = -25;
/** A process tells little but what it was started for: its clocks are suspects, too. */
const IN_CHILD = -15;

/** Where else than in a root's own thread something may have come in. */
export interface Elsewhere {
  readonly others: readonly ThreadPair[];
  /** Processes that the program started. */
  readonly children: readonly ThreadPair[];
}

/** Sources whose values differ between two runs before a root, most suspicious first. */
export function rankCandidates(root: Root, pair: ThreadPair, { others, children }: Elsewhere, lines: SourceLines): Candidate[] {
  const own = valueCandidates(pair, root, lines).map((candidate) => (root.kind === 'structure' && !isResized(root) && candidate.isReadOnceMore === true ? { ...candidate, score: Math.min(candidate.score, LEAST) } : candidate));
  const elsewhere = [...others.flatMap((other) => candidatesElsewhere(other, ELSEWHERE, lines)), ...children.flatMap((child) => candidatesElsewhere(child, IN_CHILD, lines).map((candidate): Candidate => ({ ...candidate, isFromChild: true })))];
  const timers = [pair, ...others].flatMap((each) => timerCandidates(each, root, lines));
  return [...own, ...elsewhere, ...timers, ...orderCandidates(root, pair, lines)].sort((a, b) => b.score - a.score || b.lastPlace - a.lastPlace);
}

function candidatesElsewhere({ first, second }: ThreadPair, distance: number, lines: SourceLines): Candidate[] {
  return valueCandidates({ first, second }, { first: null, firstPlace: first.events.length, secondPlace: second.events.length }, lines).map((candidate) => ({ ...candidate, isAdjacent: false, score: candidate.score - (candidate.isAdjacent ? ADJACENT : 0) + distance }));
}

function valueCandidates({ first, second }: ThreadPair, { first: effect, firstPlace, secondPlace }: Pick<Root, 'first' | 'firstPlace' | 'secondPlace'>, lines: SourceLines): Candidate[] {
  const left = collectInputSites(first, firstPlace);
  const right = collectInputSites(second, secondPlace);
  const [allLeft, allRight] = [first, second].map((thread) => collectInputSites(thread, thread.events.length));
  const isOrder = (key: string): boolean => isPermuted(allLeft?.get(key), allRight?.get(key));
  const previousEffect = findPreviousEffect(first, firstPlace, effect);
  const groups = new Map<string, InputSite[]>();
  for (const [key, site] of left) {
    if (site.input === 'timer' || isSameSite(site, right.get(key)) || (comesInAnyOrder(site) && isOrder(key))) continue;
    const { frame, api } = originOf(site, lines);
    const group = `${site.input} ${api} ${frame?.path}:${frame?.line}:${frame?.column}`;
    groups.set(group, [...(groups.get(group) ?? []), site]);
  }
  const longer = new EffectSequence(first).length > new EffectSequence(second).length ? 1 : -1;
  const isReadOnceMore = (sites: readonly InputSite[]): boolean => sites.reduce((sum, site) => sum + site.count - (right.get(siteKey(site))?.count ?? 0), 0) === longer;
  const isSteady = ({ api, stack }: InputSite): boolean => allLeft?.get(siteKey({ api, stack }))?.count === allRight?.get(siteKey({ api, stack }))?.count;
  return [...groups.values()].map((sites) => ({ ...toCandidate(sites, previousEffect, lines), isSteady: sites.every(isSteady), isReadOnceMore: sites[0]?.input === 'clock' && isReadOnceMore(sites), isPermuted: sites.every((site) => isMessage(site) && isOrder(siteKey(site))) }));
}

/** Timers that went off at another point of the work; the one that comes later may do so after the root. */
function timerCandidates({ first, second }: ThreadPair, root: Root, lines: SourceLines): Candidate[] {
  const [left, right] = [first, second].map((thread) => new Map([...collectInputSites(thread, thread.events.length)].filter(([, { input }]) => input === 'timer')));
  const moved = [...new Map([...(right ?? []), ...(left ?? [])])].filter(([key, site]) => !isSameSite(site, (site === left?.get(key) ? right : left)?.get(key)));
  return groupByLine(moved.map(([, site]) => site), lines, withoutNumber).map((sites) => {
    const candidate = toCandidate(sites, Infinity, lines);
    return root.kind === 'structure' ? { ...candidate, score: candidate.score + STOPS } : candidate;
  });
}

function toCandidate(sites: readonly InputSite[], previousEffect: number, lines: SourceLines): Candidate {
  const [site] = sites as readonly [InputSite, ...InputSite[]];
  const lastPlace = Math.max(...sites.map((each) => each.lastPlace));
  const isAdjacent = lastPlace > previousEffect;
  const { frame, api, isUsers, ...loaded } = originOf(site, lines);
  let score = SCORES[site.input] + (isAdjacent ? ADJACENT : 0);
  // Without a user's line it happened while libraries were loading.
  if (!isUsers || isLoading(site.stack, lines)) score -= 100;
  if (site.input === 'clock' && api.startsWith('tf.data')) score += 55;
  return { input: site.input, api, frame, sites, lastPlace, firstPlace: Math.min(...sites.map((each) => each.firstPlace)), draws: sites.reduce((sum, { count }) => sum + count, 0), score, isAdjacent, ...loaded };
}

/** The user's line and the call that let a value in; for a library that is being loaded, the line that imports it. */
function originOf(site: InputSite, lines: SourceLines): { readonly frame: SourceFrame | undefined; readonly api: string; readonly isUsers: boolean; readonly loadedLibrary?: string } {
  const frame = lines.findUserFrame(site.stack);
  const api = nameSource(site, lines);
  const imported = frame === undefined ? findImport(site.stack, lines) : null;
  return imported === null ? { frame, api, isUsers: frame !== undefined } : { frame: imported.frame, api: `${api} in ${imported.library}`, isUsers: false, loadedLibrary: imported.library };
}

/** Is it a worker's parent that is heard, in Node or in a page? */
export function isParentMessage(api: string): boolean {
  return PARENT_MESSAGES.has(api);
}

/** What a replay needs to give the program the values of the first run at these sites. */
export function pinsOf(candidates: readonly Candidate[], run: RunTrace, lines: SourceLines): Pin[] {
  const threads = everyThread(run).map((thread) => collectInputSites(thread, thread.events.length));
  const sites = candidates.filter(({ input }) => input !== 'arrival').flatMap((candidate) => candidate.sites);
  // A timer can only go off where training lets others have a turn.
  const yields = candidates.some(({ input }) => input === 'timer') ? threads.flatMap((all) => [...all.values()].filter((site) => isYieldClock(site, lines))) : [];
  // Its sender's timers go with a message: they are what brings it in time.
  const senders = sites.some(({ api }) => isParentMessage(api)) ? threads.flatMap((all) => [...all.values()].filter(({ input }) => input === 'timer')) : [];
  const wanted = new Map([...sites, ...yields, ...senders].map((site) => [siteKey(site), site]));
  // Of a registry some may have been told at the same point in both runs.
  const registries = new Set(sites.filter(({ api }) => api.startsWith(REGISTRY)).map(({ stack }) => stack));
  const pins = pinSites(run, ({ api, stack }, key) => wanted.has(key) || (api.startsWith(REGISTRY) && registries.has(stack)));
  // What this run never was given, it shall not be given now.
  const known = new Set(pins.map(siteKey));
  const never = [...wanted].filter(([key]) => !known.has(key)).map(([, { api, stack }]): Pin => ({ api, stack, values: [] }));
  return [...pins, ...never, ...restOfRegistries(never), ...piecePins(candidates, run)];
}

/** What an order of all work keeps of streams: the pieces in which they came, not what they brought. */
function piecePins(candidates: readonly Candidate[], run: RunTrace): Pin[] {
  const wanted = new Set(candidates.flatMap(({ repieced = [] }) => repieced.map(siteKey)));
  if (wanted.size === 0) return [];
  return pinSites(run, (_site, key) => wanted.has(key)).map(({ api, values, ...rest }) => ({ ...rest, api: `${PIECES}${api}`, values: values.map((piece) => String(piece).length) }));
}

/** The clock by which `fit` decides after which batch it lets others have a turn; no number of the program depends on it. */
function isYieldClock({ input, api, stack }: InputSite, lines: SourceLines): boolean {
  return input === 'clock' && lines.resolve(stack)[0]?.isLibrary === true && !nameSource({ api, stack }, lines).startsWith('tf.data');
}
