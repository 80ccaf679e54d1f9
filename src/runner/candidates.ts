import type { Root } from '../comparison/find-roots';
import type { InputKind, ThreadTrace } from '../core/trace';
import type { Pin } from '../protocol/run-plan';
import { collectArrivals, collectInputSites, findArrivalSplit, isSameSite, type InputSite } from './input-sites';
import { isLoading } from './loading';
import { nameSource } from './source-names';
import type { SourceFrame, SourceLines } from './source-lines';

/** A source of entropy that may have caused a root. */
export interface Candidate {
  readonly input: InputKind;
  readonly api: string;
  readonly frame: SourceFrame | undefined;
  readonly sites: readonly InputSite[];
  /** Place of its last use before the root. */
  readonly lastPlace: number;
  readonly firstPlace: number;
  readonly draws: number;
  readonly score: number;
  /** True if it was used right before the root, with nothing computed between. */
  readonly isAdjacent: boolean;
}

const SCORES: Record<InputKind, number> = { draw: 60, file: 55, arrival: 50, env: 45, clock: 20, memory: 15 };
const ADJACENT = 30;

/** Sources whose values differ between two runs before a root, most suspicious first. */
export function rankCandidates(root: Root, first: ThreadTrace, second: ThreadTrace, lines: SourceLines): Candidate[] {
  const left = collectInputSites(first, root.firstPlace);
  const right = collectInputSites(second, root.secondPlace);
  const previousEffect = findPreviousEffect(first, root.firstPlace);
  const groups = new Map<string, InputSite[]>();
  for (const [key, site] of left) {
    if (site.input === 'arrival' || isSameSite(site, right.get(key))) continue;
    const frame = lines.findUserFrame(site.stack);
    const group = `${site.input} ${nameSource(site, lines)} ${frame?.path}:${frame?.line}:${frame?.column}`;
    groups.set(group, [...(groups.get(group) ?? []), site]);
  }
  const candidates = [...groups.values()].map((sites) => toCandidate(sites, previousEffect, lines));
  return [...candidates, ...arrivalCandidates(root, first, second, lines)].sort((a, b) => b.score - a.score || b.lastPlace - a.lastPlace);
}

function toCandidate(sites: readonly InputSite[], previousEffect: number, lines: SourceLines): Candidate {
  const [site] = sites as readonly [InputSite, ...InputSite[]];
  const lastPlace = Math.max(...sites.map((each) => each.lastPlace));
  const isAdjacent = lastPlace > previousEffect;
  const frame = lines.findUserFrame(site.stack);
  const api = nameSource(site, lines);
  let score = SCORES[site.input] + (isAdjacent ? ADJACENT : 0);
  // Without a user's line it happened while libraries were loading.
  if (frame === undefined || isLoading(site.stack, lines)) score -= 100;
  if (site.input === 'clock' && api.startsWith('tf.data')) score += 55;
  return { input: site.input, api, frame, sites, lastPlace, firstPlace: Math.min(...sites.map((each) => each.firstPlace)), draws: sites.reduce((sum, { count }) => sum + count, 0), score, isAdjacent };
}

function findPreviousEffect(thread: ThreadTrace, place: number): number {
  for (let index = Math.min(place, thread.events.length) - 1; index >= 0; index--) if (thread.events[index]?.kind === 'effect') return index;
  return -1;
}

function arrivalCandidates(root: Root, first: ThreadTrace, second: ThreadTrace, lines: SourceLines): Candidate[] {
  const split = findArrivalSplit(collectArrivals(first, root.firstPlace), collectArrivals(second, root.secondPlace));
  if (split === null) return [];
  const [, api = '', ...stackLines] = split.key.split('\n');
  const stack = stackLines.join('\n');
  const site = collectInputSites(first, root.firstPlace).get(`${api}\n${stack}`) ?? collectInputSites(second, root.secondPlace).get(`${api}\n${stack}`);
  if (site === undefined) return [];
  return [
    {
      input: 'arrival',
      api,
      frame: lines.findUserFrame(stack),
      sites: [site],
      lastPlace: site.lastPlace,
      firstPlace: site.firstPlace,
      draws: site.count,
      score: split.isSwap ? SCORES.arrival + ADJACENT - 5 : 25,
      isAdjacent: true,
    },
  ];
}

/** What a replay needs to give the program the values of the first run at these sites. */
export function pinsOf(candidates: readonly Candidate[], thread: ThreadTrace): Pin[] {
  const all = collectInputSites(thread, thread.events.length);
  return candidates
    .filter(({ input }) => input !== 'arrival')
    .flatMap(({ sites }) => sites.map(({ api, stack }) => ({ api, stack, values: all.get(`${api}\n${stack}`)?.values ?? [] })));
}
