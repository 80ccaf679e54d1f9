import type { Root } from '../comparison/root';
import type { CheckUpdate } from '../core/check-update';
import type { InputKind, RunTrace, ThreadTrace } from '../core/trace';
import type { RunPlan } from '../protocol/run-plan';
import { FILLED_BESIDE_NOTE, FILLED_NOTE, SENT_NOTE } from '../protocol/trace-notes';
import type { Candidate } from './candidate';
import { isParentMessage, rankCandidates } from './candidates';
import { confirmSource, confirmUnlikely, findUpstream, type Confirmation } from './confirm-source';
import { confirmApart, confirmSteady, confirmTurns } from './confirm-steady';
import type { Finding } from './describe-divergence';
import { locateRoots, threadOf, type RootInput } from './locate-roots';
import { findNativeDraw, isNativeDrawConfirmed } from './native-draw';
import { measureRoot } from './measure-root';
import { stackFrom, withStack } from './root-stack';
import type { SourceFrame, SourceLines } from './source-lines';

/** Roots tried before the most suspicious source is reported unconfirmed. */
const MAX_ROOTS = 3;
/** What happened while modules were loading is asked last. */
const MAX_WEAK = 3;
/** What decides which of several pieces of work goes on: hard to pin, where draws that do not move the divergence are refuted. */
const TIMING: ReadonlySet<InputKind> = new Set(['clock', 'timer', 'arrival']);

/** What the search works on. */
export interface Search extends RootInput {
  readonly lines: SourceLines;
  readonly onUpdate: (update: CheckUpdate) => void;
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
    if (nativeDraw !== null) return { root: await withLine(root, located), candidate: null, confirmed: await isNativeDrawConfirmed(root, replay), nativeDraw };
    if (root.kind === 'kernel') return { root: await withLine(root, located), candidate: innerDraw(candidates), confirmed: true, distance: await measureRoot(root, located, null) };
    const suspects = candidates.filter(({ score }) => score > 0);
    const question = { ...located, suspects };
    fallback ??= { root, candidate: suspects.find((each) => root.kind === 'structure' && TIMING.has(each.input)) ?? suspects[0] ?? null, confirmed: false };
    const found = (await confirmTurns(root, suspects, question)) ?? (await confirmSource(root, suspects, question)) ?? (await confirmUnlikely(root, candidates.filter(({ score }) => score <= 0).slice(0, MAX_WEAK), question)) ?? (await confirmSteady(root, suspects, question)) ?? (await confirmApart(root, question));
    const confirmation = found === null ? null : ((await findUpstream(found.candidate, root, question)) ?? found);
    if (confirmation !== null) return { root: stackFrom(root, confirmation.replay), candidate: await withDrawingLine(withSender(withConsumer(confirmation, search.lines), root, search), search.lines), confirmed: true, isApart: confirmation.isApart ?? false, distance: await measureRoot(root, located, confirmation.replay) };
  }
  return fallback === null || fallback.candidate?.frame !== undefined ? fallback : { ...fallback, root: await withStack(fallback.root, replay) };
}

function candidatesOf(root: Root, { first, second, lines }: Search): Candidate[] {
  const pairOf = (thread: number): { first: ThreadTrace; second: ThreadTrace } => ({ first: threadOf(first, thread), second: threadOf(second, thread) });
  const others = first.threads.filter(({ thread }) => thread !== root.thread).map(({ thread }) => pairOf(thread));
  const children = (first.children ?? []).map(({ thread }) => pairOf(thread));
  return rankCandidates(root, pairOf(root.thread), { others, children }, lines);
}

/** A draw that the program makes inside its own kernel. */
function innerDraw(candidates: readonly Candidate[]): Candidate | null {
  return candidates.find(({ isAdjacent, input, score }) => isAdjacent && input === 'draw' && score > 0) ?? null;
}

/** A kernel of a layer has the line that built the layer; any other has its call stack. */
async function withLine(root: Root, { lines, replay }: Search): Promise<Root> {
  const layer = root.first?.layer ?? null;
  return layer !== null && lines.findUserFrame(layer.stack) !== undefined ? root : withStack(root, replay);
}

/** A worker hears what its parent tells it: where a timer of the parent sent that, the timer's line is what decides. */
function withSender(candidate: Candidate, { thread }: Root, { first, lines }: Search): Candidate {
  const sent = isParentMessage(candidate.api) ? first.notes.get(`${SENT_NOTE}${thread}`) : undefined;
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
  const [filled, beside] = [FILLED_NOTE, FILLED_BESIDE_NOTE].map((note) => fillings(replay, note, lines));
  const isOwn = ({ api, started }: Filling): boolean => api === candidate.api && started?.path === candidate.frame?.path && started?.line === candidate.frame?.line;
  const own = filled?.find(isOwn);
  // What is awaited after it, in the same function, may be what brings it there; or what was done at the same moment.
  const [next, ...others] = filled ?? [];
  const isLater = others.length === 0 && isAfter(next?.started, candidate.frame) && isAfter(next?.frame, next?.started);
  const frame = own === undefined ? (isLater ? next : beside?.find(isOwn))?.frame : own.frame;
  return frame === undefined ? candidate : { ...candidate, frame };
}

/** Where a replay saw the outcome of work put into a collection, and where that work was started. */
interface Filling {
  readonly api: string;
  readonly started: SourceFrame | undefined;
  readonly frame: SourceFrame | undefined;
}

function fillings(replay: RunTrace, note: string, lines: SourceLines): Filling[] {
  const notes = [...replay.notes].filter(([name]) => name.startsWith(note));
  return notes.map(([name, filledAt]) => {
    const [api = '', ...stack] = name.slice(note.length).split('\n');
    return { api, started: lines.findUserFrame(stack.join('\n')), frame: lines.findUserFrame(filledAt) };
  });
}

/** True if a line of the same function comes later. */
function isAfter(later: SourceFrame | undefined, earlier: SourceFrame | undefined): boolean {
  return later !== undefined && earlier !== undefined && later.path === earlier.path && later.functionName === earlier.functionName && later.line >= earlier.line;
}
