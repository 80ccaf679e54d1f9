import type { Root } from '../comparison/root';
import type { ThreadTrace } from '../core/trace';
import { lineOf, placeOf } from '../protocol/arrival-key';
import { ADJACENT, groupByLine, SCORES, type Candidate } from './candidate';
import { collectArrivals, collectArrivalSites, collectRepieced, findArrivalSplit, isRace, siteKey, withoutNumber, type InputSite } from './input-sites';
import type { SourceLines } from './source-lines';

/** How much less suspicious it is that more was done than that it was done in another order. */
const NO_SWAP = -55;

/** Orders of completion that differ: races with another winner, lines whose own work ended in another order, then all work together. */
export function orderCandidates(root: Root, { first, second }: { readonly first: ThreadTrace; readonly second: ThreadTrace }, lines: SourceLines): Candidate[] {
  const [left, right] = [collectArrivalSites(first, root.firstPlace), collectArrivalSites(second, root.secondPlace)];
  const [arrivals, others] = [collectArrivals(first, root.firstPlace), collectArrivals(second, root.secondPlace)];
  const candidates: Candidate[] = [];
  for (const sites of groupByLine([...left.values()], lines)) {
    const keys = new Set(sites.map(siteKey));
    const isWonByOther = sites.some((site) => isRace(site) && hasOtherWinner(site.values, right.get(siteKey(site))?.values ?? []));
    // Where another piece of work wins a race, all that runs in it is put in order.
    if (isWonByOther) candidates.push({ ...toOrder(sites, lines, 10), ordered: null });
    else if (findArrivalSplit(only(arrivals, keys), only(others, keys))?.isSwap === true) candidates.push({ ...toOrder(sites, lines, -5), ordered: [...keys] });
  }
  const split = findArrivalSplit(arrivals, others);
  const repieced = collectRepieced(first, second, [root.firstPlace, root.secondPlace]);
  if (split === null) {
    // As many pieces, cut elsewhere.
    const stream = [...left.values()].find(({ api }) => repieced.some((piece) => withoutNumber(piece.api) === api));
    return stream === undefined ? candidates : [...candidates, { ...toOrder([stream], lines, NO_SWAP), ordered: null, repieced }];
  }
  const loop = [split.key, split.other ?? ''].find((key) => isLoop(key, first, second));
  const key = loop === split.key ? (split.other ?? split.key) : split.key;
  const site = left.get(placeOf(key)) ?? right.get(placeOf(key));
  if (site !== undefined) candidates.push({ ...toOrder([site], lines, weightOf(split)), ordered: null, repieced, endsLoop: split.isSwap && loop !== undefined });
  return candidates;
}

/** Ticks that come between other timers are asked as timers first: what they do at another time is no other order. */
function weightOf({ key, other, isSwap }: { readonly key: string; readonly other: string | undefined; readonly isSwap: boolean }): number {
  if (!isSwap) return NO_SWAP;
  const apis = [key, other ?? ''].map((each) => each.split('\n')[1] ?? '');
  return apis.some((api) => /setInterval$/.test(api)) && apis.every((api) => /set(?:Interval|Timeout|Immediate)$/.test(api)) ? -45 : -10;
}

/** True if the line of this work began it more often in one run than in the other. */
function isLoop(key: string, ...runs: readonly ThreadTrace[]): boolean {
  const [one, two] = runs.map((run) => collectArrivals(run, run.events.length).filter((each) => lineOf(each) === lineOf(key)).length);
  return one !== two;
}

function hasOtherWinner(first: InputSite['values'], second: InputSite['values']): boolean {
  return first.slice(0, second.length).some((winner, index) => winner !== second[index]);
}

function only(arrivals: readonly string[], places: ReadonlySet<string>): string[] {
  return arrivals.filter((arrival) => places.has(placeOf(arrival)));
}

function toOrder(sites: readonly [InputSite, ...InputSite[]], lines: SourceLines, weight: number): Candidate {
  const [{ api, stack }] = sites;
  const frame = lines.findUserFrame(stack);
  const places = { lastPlace: Math.max(...sites.map(({ lastPlace }) => lastPlace)), firstPlace: Math.min(...sites.map(({ firstPlace }) => firstPlace)) };
  const draws = sites.reduce((sum, { count }) => sum + count, 0);
  return { input: 'arrival', api, frame, sites, ...places, draws, score: SCORES.arrival + ADJACENT + weight - (frame === undefined ? 100 : 0), isAdjacent: true };
}

/** True for what depends on who is first: a replay may agree by luck. */
export function isOrder({ input, isPermuted: isSame = false }: Candidate): boolean {
  return input === 'arrival' || input === 'shared' || isSame;
}

/** The order of arrival that a replay keeps for these candidates; null if none is about order. */
export function arrivalsOf(candidates: readonly Candidate[], thread: ThreadTrace): readonly (readonly string[])[] | null {
  const orders = candidates.filter(({ input }) => input === 'arrival');
  if (orders.length === 0) return null;
  const arrivals = collectArrivals(thread, thread.events.length);
  if (orders.some(({ ordered }) => ordered === null || ordered === undefined)) return [arrivals];
  return [only(arrivals, new Set(orders.flatMap(({ ordered }) => ordered ?? [])))];
}
