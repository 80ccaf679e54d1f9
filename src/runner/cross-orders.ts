import type { Root } from '../comparison/root';
import { everyThread, type RunTrace } from '../core/trace';
import { lineOf, placeOf } from '../protocol/arrival-key';
import type { RunPlan } from '../protocol/run-plan';
import { SHARED_NOTE } from '../protocol/trace-notes';
import type { Candidate } from './candidate';
import { pinsOf } from './candidates';
import { collectArrivals, isRace } from './input-sites';
import { threadOf } from './locate-roots';
import { isOrder } from './order-candidates';
import type { SourceLines } from './source-lines';

/** What both runs were given, and everything that differed between them. */
export interface Contest {
  readonly first: RunTrace;
  readonly second: RunTrace;
  readonly suspects: readonly Candidate[];
  readonly lines: SourceLines;
}

/** True where an order may decide: whoever comes first mostly comes first again, so that a replay agrees by luck with any pin. */
export function isContested(candidates: readonly Candidate[], { suspects, first }: Pick<Contest, 'suspects' | 'first'>): boolean {
  return isRaceUnseen(first) || candidates.some(isOrder) || suspects.some((suspect) => isOrder(suspect) || suspect.input === 'timer');
}

/**
 * True where threads share memory of which nothing is told: what they race for there no replay can hold, and where they
 * hardly overlap the outcome is the same by luck, or another, whatever is pinned.
 */
export function isRaceUnseen(run: RunTrace): boolean {
  if (run.threads.length < 2 || !run.notes.has(SHARED_NOTE)) return false;
  return !everyThread(run).some(({ events }) => events.some((event) => event.kind === 'input' && event.input === 'shared'));
}

/**
 * The plan of a replay that crosses two runs: these candidates are as they were in one, and all other orders as they were
 * in the other. Two such replays leave nothing to luck: the candidates decide if the first run's bring its outcome amid
 * the orders of the second, and the second run's do not amid those of the first. It is how Choi and Zeller isolate
 * the schedule that makes a program fail ("Isolating Failure-Inducing Thread Schedules", ISSTA 2002).
 */
export function crossPlan(candidates: readonly Candidate[], root: Root, { first, second, suspects, lines }: Contest, isTurned = false): Partial<RunPlan> {
  const [own, others] = isTurned ? [second, first] : [first, second];
  const asked = new Set(candidates.flatMap(({ sites }) => sites.map(({ stack }) => topLine(stack))));
  // A message is told with its order: what one line was sent is never given in one order and heard in the other.
  const isApart = (key: string): boolean => !asked.has(topLine(stackOf(key)));
  // A timer that runs in a race has its place in the order in which all that runs there is put.
  const isRaceAsked = candidates.some(isRace);
  const isRival = ({ isPermuted = false, input }: Candidate): boolean => isPermuted || (input === 'timer' && !isRaceAsked) || input === 'shared';
  const rivals = suspects.filter((suspect) => isRival(suspect) && suspect.sites.every(({ stack }) => !asked.has(topLine(stack))));
  const orders = candidates.filter(({ input }) => input === 'arrival');
  const isWhole = orders.some(({ ordered }) => ordered === null || ordered === undefined);
  const places = new Set(orders.flatMap(({ ordered }) => ordered ?? []));
  const kept = collectArrivals(threadOf(own, root.thread), Infinity).filter((key) => isWhole || places.has(placeOf(key)));
  const rest = isWhole ? [] : collectArrivals(threadOf(others, root.thread), Infinity).filter((key) => !places.has(placeOf(key)) && isApart(key));
  return { pins: [...pinsOf(candidates, own, lines), ...pinsOf(rivals, others, lines)], arrivals: [kept, rest], watchOrder: orders.length > 0 };
}

/** The user's own call, whatever called that and by whatever name it is told. */
function topLine(stack: string): string {
  return stack.split('\n', 1)[0] ?? '';
}

function stackOf(key: string): string {
  return lineOf(key).slice(lineOf(key).indexOf('\n') + 1);
}
