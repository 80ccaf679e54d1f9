import { agreesAt, collectEffects, isResized, type Root } from '../comparison/find-roots';
import type { CheckUpdate } from '../core/check-update';
import type { InputKind, RunTrace, ThreadTrace } from '../core/trace';
import type { RunPlan } from '../protocol/run-plan';
import { SENT_NOTE } from '../protocol/trace-frames';
import type { Candidate } from './candidate';
import { PARENT_MESSAGE, pinsOf, rankCandidates } from './candidates';
import type { Finding } from './describe-divergence';
import { locateRoots, threadOf, type RootInput } from './locate-roots';
import { findNativeDraw, isNativeDrawConfirmed } from './native-draw';
import { measureRoot } from './measure-root';
import { arrivalsOf, isOrder } from './order-candidates';
import type { SourceFrame, SourceLines } from './source-lines';

/** Roots and candidates tried before the most suspicious one is reported unconfirmed. */
const MAX_ROOTS = 3;
const MAX_CANDIDATES = 6;
/** What happened while modules were loading is asked last. */
const MAX_WEAK = 3;
/** Clocks of a group that are asked alone. */
const MAX_ALONE = 4;
/** Sources asked whether what was read came from them. */
const MAX_UPSTREAM = 3;
const UPSTREAM: ReadonlySet<InputKind> = new Set(['draw', 'clock', 'env', 'memory']);
/** Replays that must agree where one may do so by luck; more of them where a race goes on beside what is pinned. */
const REPEATS = 2;
const REPEATS_BESIDE_RACE = 5;
/** Events that a replay runs past the root. */
const MARGIN = 8;

/** Notes of a replay: `filled`, the place where work was started, and as its value the stack that put the outcome into a collection. */
const FILLED = 'filled ';

/** What the search works on. */
export interface Search extends RootInput {
  /** Suspects that are about order: something else is first in each run, and what agrees once may do so by luck. */
  readonly races?: number;
  readonly lines: SourceLines;
  readonly onUpdate: (update: CheckUpdate) => void;
}

/** A candidate that a replay confirmed, and that replay. */
interface Confirmation {
  readonly candidate: Candidate;
  readonly replay: RunTrace;
}

/** Finds where two runs part, and by which source: suspects are pinned one at a time until the divergence moves. */
export async function explainDivergence(search: Search): Promise<Finding | null> {
  const { roots, pair, window } = await locateRoots(search);
  const replay = (changes: Partial<RunPlan>): Promise<RunTrace> => search.replay({ ...window, ...changes });
  const located: Search = { ...search, replay, first: pair[0], second: pair[1] };
  let fallback: Finding | null = null;
  for (const root of roots.slice(0, MAX_ROOTS)) {
    const candidates = candidatesOf(root, located);
    const nativeDraw = findNativeDraw(root, search.first);
    if (nativeDraw !== null) return { root: await withStack(root, replay), candidate: null, confirmed: await isNativeDrawConfirmed(root, replay), nativeDraw };
    if (root.kind === 'kernel') return { root: await withStack(root, replay), candidate: innerDraw(candidates), confirmed: true, distance: await measureRoot(root, located, null) };
    const suspects = candidates.filter(({ score }) => score > 0);
    const asked = { ...located, races: suspects.filter(isOrder).length };
    fallback ??= { root, candidate: suspects[0] ?? null, confirmed: false };
    const found = (await confirm(root, suspects, asked)) ?? (await confirm(root, candidates.filter(({ score }) => score <= 0).slice(0, MAX_WEAK), asked));
    const confirmation = found === null ? null : ((await findUpstream(found.candidate, suspects, root, asked)) ?? found);
    if (confirmation !== null) return { root, candidate: await withDrawingLine(withSender(withConsumer(confirmation, search.lines), root, search), search.lines), confirmed: true, distance: await measureRoot(root, located, confirmation.replay) };
  }
  return fallback;
}

function candidatesOf(root: Root, { first, second, lines }: Search): Candidate[] {
  const pairOf = (thread: number): { first: ThreadTrace; second: ThreadTrace } => ({ first: threadOf(first, thread), second: threadOf(second, thread) });
  const others = first.threads.filter(({ thread }) => thread !== root.thread).map(({ thread }) => pairOf(thread));
  return rankCandidates(root, pairOf(root.thread), others, lines);
}

/** A draw that the program makes inside its own kernel. */
function innerDraw(candidates: readonly Candidate[]): Candidate | null {
  return candidates.find(({ isAdjacent, input, score }) => isAdjacent && input === 'draw' && score > 0) ?? null;
}

/** The same event with the call stack that the cheap run did not take. */
async function withStack(root: Root, replay: Search['replay']): Promise<Root> {
  if (root.first === null || root.first.stack !== '' || root.first.layer !== null || root.first.forward !== '') return root;
  const run = await replay({ stackEvents: Number.MAX_SAFE_INTEGER, stopAtEvent: root.index });
  const event = threadOf(run, root.thread).events.find((each) => each.kind === 'effect' && each.index === root.index);
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
  const clocks = group.filter(({ input, isSteady = false }) => input === 'clock' && (root.kind !== 'structure' || (isSteady && isResized(root))));
  return findSingle(clocks.slice(0, MAX_ALONE), root, search);
}

/**
 * What is read may be what the program itself wrote, sent or served a moment earlier: the source from which that came
 * moves the divergence alone as well, and it is the one to mend.
 */
async function findUpstream({ input, firstPlace }: Candidate, suspects: readonly Candidate[], root: Root, search: Search): Promise<Confirmation | null> {
  if (input !== 'file' && input !== 'env') return null;
  const earlier = suspects.filter((each) => each.firstPlace < firstPlace && UPSTREAM.has(each.input));
  return findSingle(earlier.slice(0, MAX_UPSTREAM), root, search);
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
async function moveWith(candidates: readonly Candidate[], root: Root, search: Search): Promise<RunTrace | null> {
  const { first, replay, disturbance, lines } = search;
  const changes = { ...disturbance, ...pinPlan(candidates, root, first, lines) };
  const repeats = countRepeats(candidates, root, search);
  let run: RunTrace | null = null;
  for (let repeat = 0; repeat < repeats; repeat++) {
    run = await replay(changes);
    if (!agreesAt(root, threadOf(run, root.thread), threadOf(first, root.thread))) return null;
  }
  return run;
}

/** Whoever comes first in a race mostly comes first again: then it looks as if any other pin had put it in order. */
function countRepeats(candidates: readonly Candidate[], root: Root, { races = 0 }: Search): number {
  const orders = candidates.filter(isOrder);
  const putsAllInOrder = orders.some(({ ordered }) => ordered === null);
  if (races > orders.length && !putsAllInOrder) return REPEATS_BESIDE_RACE;
  return root.kind === 'structure' || orders.length > 0 ? REPEATS : 1;
}

function pinPlan(candidates: readonly Candidate[], root: Root, first: RunTrace, lines: SourceLines): Partial<RunPlan> {
  const arrivals = arrivalsOf(candidates, threadOf(first, root.thread));
  return { pins: pinsOf(candidates, first, lines), arrivals, watchOrder: arrivals !== null, stopAtEvent: lastEvent(root, first) + MARGIN, captureEvent: root.index };
}

/** A replay shows the root; where the runs do different work it shows all of it, as far as the first run went. */
function lastEvent(root: Root, first: RunTrace): number {
  return root.kind === 'structure' ? Math.max(root.index, collectEffects(threadOf(first, root.thread).events).length) : root.index;
}

/** A worker hears what its parent tells it: where a timer of the parent sent that, the timer's line is what decides. */
function withSender(candidate: Candidate, { thread }: Root, { first, lines }: Search): Candidate {
  const sent = candidate.api === PARENT_MESSAGE ? first.notes.get(`${SENT_NOTE}${thread}`) : undefined;
  if (sent === undefined) return candidate;
  const [api = '', ...stack] = sent.split('\n');
  const frame = lines.findUserFrame(stack.join('\n'));
  return frame === undefined ? candidate : { ...candidate, api, frame };
}

/** A library that seeded itself while it was loaded is named where the program draws from it. */
async function withDrawingLine(candidate: Candidate, lines: SourceLines): Promise<Candidate> {
  const { loadedLibrary, input } = candidate;
  if (loadedLibrary === undefined || (input !== 'draw' && input !== 'clock')) return candidate;
  // The tables take a while to load, and hardly any check needs them.
  const { findDrawingLine } = await import('./find-drawing-line');
  const drawn = findDrawingLine(loadedLibrary, lines);
  return drawn === null ? candidate : { ...candidate, ...drawn, input: 'draw', isAdjacent: false };
}

/** The line that fills a collection in the order of completion, where the replay saw one: there the order becomes data. */
function withConsumer({ candidate, replay }: Confirmation, lines: SourceLines): Candidate {
  if (candidate.input !== 'arrival') return candidate;
  const filled = [...replay.notes].filter(([note]) => note.startsWith(FILLED)).map(([note, filledAt]) => {
    const [api = '', ...stack] = note.slice(FILLED.length).split('\n');
    return { api, started: lines.findUserFrame(stack.join('\n')), frame: lines.findUserFrame(filledAt) };
  });
  const own = filled.find(({ api, started }) => api === candidate.api && started?.path === candidate.frame?.path && started?.line === candidate.frame?.line);
  // What is awaited after it, in the same function, may be what brings it there.
  const [next, ...others] = filled;
  const isLater = others.length === 0 && isAfter(next?.started, candidate.frame) && isAfter(next?.frame, next?.started);
  const frame = own === undefined ? (isLater ? next?.frame : undefined) : own.frame;
  return frame === undefined ? candidate : { ...candidate, frame };
}

/** True if a line of the same function comes later. */
function isAfter(later: SourceFrame | undefined, earlier: SourceFrame | undefined): boolean {
  return later !== undefined && earlier !== undefined && later.path === earlier.path && later.functionName === earlier.functionName && later.line >= earlier.line;
}
