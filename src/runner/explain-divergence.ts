import { agreesAt, findRoots, type Root } from '../comparison/find-roots';
import type { CheckUpdate } from '../core/check-update';
import type { RunTrace, ThreadTrace } from '../core/trace';
import type { RunPlan } from '../protocol/run-plan';
import { pinsOf, rankCandidates, type Candidate } from './candidates';
import type { Finding } from './describe-divergence';
import { collectArrivals } from './input-sites';
import { findNativeDraw, isNativeDrawConfirmed } from './native-draw';
import type { RunSession } from './run-session';
import type { SourceLines } from './source-lines';

/** Roots and candidates tried before the most suspicious one is reported unconfirmed. */
const MAX_ROOTS = 3;
const MAX_CANDIDATES = 6;
/** Events that a replay runs past the root. */
const MARGIN = 8;

/** Finds where two runs part, and by which source: suspects are pinned one at a time until the divergence moves. */
export async function explainDivergence(first: RunTrace, second: RunTrace, session: RunSession, lines: SourceLines, onUpdate: (update: CheckUpdate) => void): Promise<Finding | null> {
  const { roots, pair } = await locateRoots(first, second, session);
  let fallback: Finding | null = null;
  for (const root of roots.slice(0, MAX_ROOTS)) {
    const threads = { first: threadOf(pair[0], root.thread), second: threadOf(pair[1], root.thread) };
    const candidates = rankCandidates(root, threads.first, threads.second, lines);
    const nativeDraw = findNativeDraw(root, first);
    if (nativeDraw !== null) return { root: await withStack(root, session), candidate: null, confirmed: await isNativeDrawConfirmed(root, (changes) => session.run(changes, true)), nativeDraw };
    if (root.kind === 'kernel') return { root: await withStack(root, session), candidate: innerDraw(candidates), confirmed: true };
    fallback ??= { root, candidate: candidates.find(({ score }) => score > 0) ?? null, confirmed: false };
    const candidate = await confirm(root, candidates.filter(({ score }) => score > 0), pair[0], session, onUpdate);
    if (candidate !== null) return { root, candidate, confirmed: true };
  }
  return fallback;
}

/** A long run tells kernels only of its first part: what differs later is run again with its details. */
async function locateRoots(first: RunTrace, second: RunTrace, session: RunSession): Promise<{ roots: Root[]; pair: readonly [RunTrace, RunTrace] }> {
  const roots = collectRoots(first, second);
  const step = findFirstStep(first, second);
  if (roots.length > 0 || step === null) return { roots, pair: [first, second] };
  const window = { detailFromStep: Math.max(0, step - 2), maxSteps: step + 1 };
  const pair = [await session.run(window, true), await session.run(window, true)] as const;
  return { roots: collectRoots(...pair), pair };
}

function findFirstStep(first: RunTrace, second: RunTrace): number | null {
  const steps = first.threads.map((thread) => findRoots(thread, threadOf(second, thread.thread)).firstStep).filter((step) => step !== null);
  return steps.length === 0 ? null : Math.min(...steps);
}

/** Roots of all threads: a worker's come first, for the main thread only receives what it made. */
function collectRoots(first: RunTrace, second: RunTrace): Root[] {
  return first.threads.toReversed().flatMap((thread) => {
    const other = second.threads.find((each) => each.thread === thread.thread);
    return other === undefined ? [] : findRoots(thread, other).roots;
  });
}

function threadOf(run: RunTrace, thread: number): ThreadTrace {
  return run.threads.find((each) => each.thread === thread) ?? { thread, events: [], steps: [], weights: new Map(), layers: [], seeds: [] };
}

/** A draw that the program makes inside its own kernel. */
function innerDraw(candidates: readonly Candidate[]): Candidate | null {
  return candidates.find(({ isAdjacent, input, score }) => isAdjacent && input === 'draw' && score > 0) ?? null;
}

/** The same event with the call stack that the cheap run did not take. */
async function withStack(root: Root, session: RunSession): Promise<Root> {
  if (root.first === null || root.first.stack !== '' || root.first.layer !== null || root.first.forward !== '') return root;
  const replay = await session.run({ stackEvents: Infinity, stopAtEvent: root.index }, true);
  const event = replay.threads.find(({ thread }) => thread === root.thread)?.events.find((each) => each.kind === 'effect' && each.index === root.index);
  return event?.kind === 'effect' && event.name === root.first.name ? { ...root, first: { ...root.first, stack: event.stack, forward: event.forward, layer: event.layer } } : root;
}

async function confirm(root: Root, candidates: readonly Candidate[], first: RunTrace, session: RunSession, onUpdate: (update: CheckUpdate) => void): Promise<Candidate | null> {
  const clocks = candidates.filter(({ input }) => input === 'clock');
  const others = candidates.filter(({ input }) => input !== 'clock' || clocks.length === 1);
  for (const candidate of others.slice(0, MAX_CANDIDATES)) {
    onUpdate({ kind: 'phase', phase: 'pin', text: `pinning ${candidate.api}` });
    if (await movesWith([candidate], root, first, session)) return candidate;
  }
  // Sources that act together: no single one moves the divergence.
  for (const group of [candidates.filter(({ input }) => input === 'draw'), clocks]) {
    if (group.length < 2) continue;
    onUpdate({ kind: 'phase', phase: 'pin', text: `pinning ${group.length} sources together` });
    if (await movesWith(group, root, first, session)) return group[0] ?? null;
  }
  return null;
}

/** True if the runs agree at the root once these sources give what they gave in the first run. */
async function movesWith(candidates: readonly Candidate[], root: Root, first: RunTrace, session: RunSession): Promise<boolean> {
  const changes = pinPlan(candidates, root, first);
  const repeats = root.kind === 'structure' || candidates.some(({ input }) => input === 'arrival') ? 2 : 1;
  for (let repeat = 0; repeat < repeats; repeat++) {
    const replay = await session.run(changes, true);
    if (!agreesAt(root, threadOf(replay, root.thread))) return false;
  }
  return true;
}

function pinPlan(candidates: readonly Candidate[], root: Root, first: RunTrace): Partial<RunPlan> {
  const thread = threadOf(first, root.thread);
  const needsOrder = candidates.some(({ input }) => input === 'arrival');
  return {
    pins: pinsOf(candidates, thread),
    arrivals: needsOrder ? collectArrivals(thread, thread.events.length) : null,
    stopAtEvent: root.index + MARGIN,
  };
}
