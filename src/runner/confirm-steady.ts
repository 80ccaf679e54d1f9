import { findRoots } from '../comparison/find-roots';
import { EffectSequence } from '../comparison/placed-effect';
import type { Root } from '../comparison/root';
import type { RunTrace, ThreadTrace } from '../core/trace';
import type { Pin, RunPlan } from '../protocol/run-plan';
import { OVERLAP_NOTE, SHARED_NOTE } from '../protocol/trace-notes';
import { SCORES, type Candidate } from './candidate';
import { showRoot, type Confirmation, type Question } from './confirm-source';
import { siteKey } from './input-sites';
import { threadOf } from './locate-roots';

/** Draws that are asked alone once all together were found to decide. */
const MAX_ALONE = 4;

/** What reads the clock for a training. */
const TRAINING = /\bfit(?:Dataset)?$/;

/** How far apart workers that do not end start at most, in a replay that lets them work one after the other. */
const SHORTEST_APART_MS = 500;
const LONGEST_APART_MS = 5000;

/** Replays of one plan: as it comes, and with what is in flight done in either order. */
const REPEATS: readonly Partial<RunPlan>[] = [{}, { disturb: 'turned' }, { disturb: 'as begun' }];

/**
 * Threads among which work is dealt out anew each time draw for another piece of it than they did: no replay can give each
 * piece its own numbers again. But where every draw of these lines gives one and the same number, the runs must agree
 * with each other if it is the draws that part them, in whatever order the work is done.
 */
export async function confirmSteady(root: Root, candidates: readonly Candidate[], question: Question): Promise<Confirmation | null> {
  const draws = candidates.filter(({ input }) => input === 'draw');
  const together = await ask(draws, root, question);
  const [candidate, ...others] = draws;
  if (candidate === undefined || together === null) return null;
  if (others.length === 0) return { candidate, replay: together };
  for (const each of draws.slice(0, MAX_ALONE)) {
    const replay = await ask([each], root, question);
    if (replay !== null) return { candidate: each, replay };
  }
  return { candidate, replay: together };
}

/**
 * Threads that read and write the same memory: what they see there cannot be told. But where each starts once those before
 * it are done, the runs must agree with each other if it is what they do side by side that parts them.
 */
export async function confirmApart(root: Root, question: Question): Promise<Confirmation | null> {
  const { threads, durationMs, notes } = question.first;
  if (root.kind !== 'data' || threads.length < 3 || !notes.has(SHARED_NOTE)) return null;
  question.onUpdate({ kind: 'phase', phase: 'pin', text: 'running workers one after the other' });
  const workersApartMs = Math.round(Math.min(LONGEST_APART_MS, Math.max(SHORTEST_APART_MS, durationMs)));
  const replay = await agreeAmong([{}, {}, {}], { workersApartMs }, root, question);
  if (replay === null) return null;
  const candidate: Candidate = { input: 'shared', api: 'new Worker', frame: undefined, sites: [], lastPlace: root.firstPlace, firstPlace: root.firstPlace, draws: threads.length - 1, score: SCORES.shared, isAdjacent: false };
  return { candidate, replay, isApart: true };
}

/**
 * Trainings that go on side by side, and give each other a turn when the clock says so, or when a GPU is done: of that no
 * replay can hold all, and any source may seem to decide by luck: this is asked first. Where each starts once those before
 * it are done, the runs must agree with each other if it is the turns that part them.
 */
export async function confirmTurns(root: Root, candidates: readonly Candidate[], question: Question): Promise<Confirmation | null> {
  const candidate = candidates.find(({ input, api }) => input === 'clock' && TRAINING.test(api));
  if (candidate === undefined || !question.first.notes.has(OVERLAP_NOTE)) return null;
  question.onUpdate({ kind: 'phase', phase: 'pin', text: 'training one model after the other' });
  const replay = await agreeAmong(REPEATS, { trainingsApart: true }, root, question);
  return replay !== null && (await agreeAmong(REPEATS, {}, root, question)) === null ? { candidate, replay, isApart: true } : null;
}

/**
 * A replay in which these draws always give the same, if all such replays agree with each other at the root, which they do
 * not where nothing is pinned; else null.
 */
async function ask(draws: readonly Candidate[], root: Root, question: Question): Promise<RunTrace | null> {
  const pins = steadyPins(draws);
  if (pins === null) return null;
  question.onUpdate({ kind: 'phase', phase: 'pin', text: `pinning ${draws.length === 1 ? (draws[0]?.api ?? '') : `${draws.length} sources`} to one value` });
  const replay = await agreeAmong(REPEATS, { pins }, root, question);
  // What is done side by side may go on alike by luck.
  return replay !== null && (await agreeAmong(REPEATS, {}, root, question)) === null ? replay : null;
}

/** The first of these replays if all agree with it at the root; else null. */
async function agreeAmong(repeats: readonly Partial<RunPlan>[], plan: Partial<RunPlan>, root: Root, question: Question): Promise<RunTrace | null> {
  let first: RunTrace | null = null;
  for (const repeat of repeats) {
    const replay = await question.replay({ ...showRoot(root, question), ...repeat, ...plan });
    if (first !== null && !isAlike(root, first, replay)) return null;
    first ??= replay;
  }
  return first;
}

/** Null where a line draws now more, now less at once, and no value would do for all of it. */
function steadyPins(draws: readonly Candidate[]): Pin[] | null {
  const sites = new Map(draws.flatMap(({ sites: own }) => own.map((site) => [siteKey(site), site] as const)));
  const pins = [...sites.values()].map(({ api, stack, values }): Pin => ({ api, stack, values: values.slice(0, 1), isRepeated: true }));
  const isUneven = [...sites.values()].some(({ values: [value, ...rest] }) => typeof value === 'string' && rest.some((other) => String(other).length !== value.length));
  return pins.length === 0 || isUneven ? null : pins;
}

/** True if two replays came to the root and did the same there. */
function isAlike(root: Root, ...replays: readonly [RunTrace, RunTrace]): boolean {
  const [one, two] = replays.map((replay) => threadOf(replay, root.thread)) as [ThreadTrace, ThreadTrace];
  if ([one, two].some((thread) => new EffectSequence(thread).length <= root.index)) return false;
  return findRoots(one, two).roots.every(({ kind, index }) => (kind === 'structure' ? index > root.index : index !== root.index));
}
