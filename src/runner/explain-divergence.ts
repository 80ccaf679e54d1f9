import { agreesAt, collectEffects, findRoots, type Root } from '../comparison/find-roots';
import type { CheckUpdate } from '../core/check-update';
import type { InputKind, RunTrace, ThreadTrace } from '../core/trace';
import type { RunPlan } from '../protocol/run-plan';
import { arrivalsOf, pinsOf, rankCandidates, type Candidate } from './candidates';
import type { Finding } from './describe-divergence';
import { findNativeDraw, isNativeDrawConfirmed } from './native-draw';
import { measureRoot } from './measure-root';
import { pinTimers } from './pin-sources';
import type { RunSession } from './run-session';
import type { SourceLines } from './source-lines';

/** Roots and candidates tried before the most suspicious one is reported unconfirmed. */
const MAX_ROOTS = 3;
const MAX_CANDIDATES = 6;
/** What happened while modules were loading is asked last. */
const MAX_WEAK = 3;
/** Clocks of a group that are asked alone. */
const MAX_ALONE = 4;
/** Events that a replay runs past the root. */
const MARGIN = 8;

/** Notes of a replay: `filled`, the place where work was started, and as its value the stack that put the outcome into a collection. */
const FILLED = 'filled ';

/** What the search works on. */
export interface Search {
  readonly first: RunTrace;
  readonly second: RunTrace;
  /** How the second run was disturbed: replays are disturbed alike, or they would agree with the first by luck. */
  readonly disturbance: Partial<RunPlan>;
  readonly session: RunSession;
  readonly lines: SourceLines;
  /** The part of a long run that `first` and `second` tell in detail; replays tell the same part, or their events had other numbers. */
  readonly window?: Partial<RunPlan>;
  readonly onUpdate: (update: CheckUpdate) => void;
}

/** A candidate that a replay confirmed, and that replay. */
interface Confirmation {
  readonly candidate: Candidate;
  readonly replay: RunTrace;
}

/** Finds where two runs part, and by which source: suspects are pinned one at a time until the divergence moves. */
export async function explainDivergence(search: Search): Promise<Finding | null> {
  const { session, lines } = search;
  const { roots, pair, window } = await locateRoots(search);
  const located: Search = { ...search, first: pair[0], second: pair[1], window };
  let fallback: Finding | null = null;
  for (const root of roots.slice(0, MAX_ROOTS)) {
    const candidates = candidatesOf(root, located);
    const nativeDraw = findNativeDraw(root, search.first);
    if (nativeDraw !== null) return { root: await withStack(root, located), candidate: null, confirmed: await isNativeDrawConfirmed(root, (changes) => session.run({ ...window, ...changes }, true)), nativeDraw };
    if (root.kind === 'kernel') return { root: await withStack(root, located), candidate: innerDraw(candidates), confirmed: true, distance: await measureRoot(root, located, null) };
    const suspects = candidates.filter(({ score }) => score > 0);
    fallback ??= { root, candidate: suspects[0] ?? null, confirmed: false };
    const confirmation = (await confirm(root, suspects, located)) ?? (await confirm(root, candidates.filter(({ score }) => score <= 0).slice(0, MAX_WEAK), located));
    if (confirmation !== null) return { root, candidate: withConsumer(confirmation, lines), confirmed: true, distance: await measureRoot(root, located, confirmation.replay) };
  }
  return fallback;
}

function candidatesOf(root: Root, { first, second, lines }: Search): Candidate[] {
  const pairOf = (thread: number): { first: ThreadTrace; second: ThreadTrace } => ({ first: threadOf(first, thread), second: threadOf(second, thread) });
  const others = first.threads.filter(({ thread }) => thread !== root.thread).map(({ thread }) => pairOf(thread));
  return rankCandidates(root, pairOf(root.thread), others, lines);
}

/** A long run tells kernels only of its first part: what differs later is run again with its details. */
async function locateRoots({ first, second, session, disturbance }: Search): Promise<{ roots: Root[]; pair: readonly [RunTrace, RunTrace]; window: Partial<RunPlan> }> {
  const roots = collectRoots(first, second);
  const step = findFirstStep(first, second);
  if (roots.length > 0 || step === null) return { roots, pair: [first, second], window: {} };
  const window = { detailFromStep: Math.max(0, step - 2), maxSteps: step + 1 };
  // Each with its own timers, or the runs would part in another step than they did.
  const again = (run: RunTrace, changes: Partial<RunPlan>): Promise<RunTrace> => session.run({ ...changes, ...pinTimers(run), ...window }, true);
  const pair = [await again(first, {}), await again(second, disturbance)] as const;
  return { roots: collectRoots(...pair), pair, window };
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

export function threadOf(run: RunTrace, thread: number): ThreadTrace {
  return run.threads.find((each) => each.thread === thread) ?? { thread, events: [], steps: [], weights: new Map(), layers: [], seeds: [] };
}

/** A draw that the program makes inside its own kernel. */
function innerDraw(candidates: readonly Candidate[]): Candidate | null {
  return candidates.find(({ isAdjacent, input, score }) => isAdjacent && input === 'draw' && score > 0) ?? null;
}

/** The same event with the call stack that the cheap run did not take. */
async function withStack(root: Root, { session, window }: Search): Promise<Root> {
  if (root.first === null || root.first.stack !== '' || root.first.layer !== null || root.first.forward !== '') return root;
  const replay = await session.run({ ...window, stackEvents: Number.MAX_SAFE_INTEGER, stopAtEvent: root.index }, true);
  const event = threadOf(replay, root.thread).events.find((each) => each.kind === 'effect' && each.index === root.index);
  return event?.kind === 'effect' && event.name === root.first.name ? { ...root, first: { ...root.first, stack: event.stack, forward: event.forward, layer: event.layer } } : root;
}

async function confirm(root: Root, candidates: readonly Candidate[], search: Search): Promise<Confirmation | null> {
  const clocks = candidates.filter(({ input }) => input === 'clock');
  const others = candidates.filter(({ input }) => input !== 'clock' || clocks.length === 1);
  const single = await findSingle(others.slice(0, MAX_CANDIDATES), root, search);
  if (single !== null) return single;
  // Sources that act together: no single one moves the divergence.
  const of = (kind: InputKind): Candidate[] => candidates.filter(({ input }) => input === kind);
  for (const group of [of('draw'), clocks, of('env')]) {
    const [candidate] = group;
    if (candidate === undefined || group.length < 2) continue;
    search.onUpdate({ kind: 'phase', phase: 'pin', text: `pinning ${group.length} sources together` });
    const replay = await moveWith(group, root, search);
    if (replay !== null) return (await findAlone(group, root, search)) ?? { candidate, replay };
  }
  return null;
}

/** The one of a group that moves a value alone: clocks were not asked one by one, for a time budget reads several and the last one decides. */
async function findAlone(group: readonly Candidate[], root: Root, search: Search): Promise<Confirmation | null> {
  return root.kind === 'structure' ? null : findSingle(group.filter(({ input }) => input === 'clock').slice(0, MAX_ALONE), root, search);
}

/** The first of these that moves the divergence when it alone is pinned. */
async function findSingle(candidates: readonly Candidate[], root: Root, search: Search): Promise<Confirmation | null> {
  for (const candidate of candidates) {
    search.onUpdate({ kind: 'phase', phase: 'pin', text: `pinning ${candidate.api}` });
    const replay = await moveWith([candidate], root, search);
    if (replay !== null) return { candidate, replay };
  }
  return null;
}

/** A replay that agrees with the first run at the root once these sources give what they gave there; null if none does. */
async function moveWith(candidates: readonly Candidate[], root: Root, { first, session, disturbance, window, lines }: Search): Promise<RunTrace | null> {
  const changes = { ...window, ...disturbance, ...pinPlan(candidates, root, first, lines) };
  const repeats = root.kind === 'structure' || candidates.some(({ input }) => input === 'arrival') ? 2 : 1;
  let replay: RunTrace | null = null;
  for (let repeat = 0; repeat < repeats; repeat++) {
    replay = await session.run(changes, true);
    if (!agreesAt(root, threadOf(replay, root.thread), threadOf(first, root.thread))) return null;
  }
  return replay;
}

function pinPlan(candidates: readonly Candidate[], root: Root, first: RunTrace, lines: SourceLines): Partial<RunPlan> {
  const arrivals = arrivalsOf(candidates, threadOf(first, root.thread));
  return { pins: pinsOf(candidates, first, lines), arrivals, watchOrder: arrivals !== null, stopAtEvent: lastEvent(root, first) + MARGIN, captureEvent: root.index };
}

/** A replay shows the root; where the runs do different work it shows all of it, as far as the first run went. */
function lastEvent(root: Root, first: RunTrace): number {
  return root.kind === 'structure' ? Math.max(root.index, collectEffects(threadOf(first, root.thread).events).length) : root.index;
}

/** The line that fills a collection in the order of completion, where the replay saw one: there the order becomes data. */
function withConsumer({ candidate, replay }: Confirmation, lines: SourceLines): Candidate {
  if (candidate.input !== 'arrival') return candidate;
  for (const [note, filledAt] of replay.notes) {
    if (!note.startsWith(FILLED)) continue;
    const [api = '', ...stack] = note.slice(FILLED.length).split('\n');
    const [started, frame] = [lines.findUserFrame(stack.join('\n')), lines.findUserFrame(filledAt)];
    const isSameLine = started?.path === candidate.frame?.path && started?.line === candidate.frame?.line;
    if (api === candidate.api && isSameLine && frame !== undefined) return { ...candidate, frame };
  }
  return candidate;
}
