import { agreesAt } from '../comparison/agrees-at';
import { EffectSequence } from '../comparison/placed-effect';
import { isResized, type Root } from '../comparison/root';
import type { CheckUpdate } from '../core/check-update';
import type { InputKind, RunTrace } from '../core/trace';
import type { RunPlan } from '../protocol/run-plan';
import type { Candidate } from './candidate';
import { pinsOf } from './candidates';
import { crossPlan, isContested, isRaceUnseen, type Contest } from './cross-orders';
import { isCollected, isMadeUpName, isOfMachine, isSalted, isSentByChild } from './input-sites';
import { threadOf, type RootInput } from './locate-roots';
import { arrivalsOf, isOrder } from './order-candidates';
import { stacksAround } from './root-stack';

const MAX_CANDIDATES = 6;
/** Clocks of a group that are asked alone. */
const MAX_ALONE = 4;
/** Sources asked whether what was read came from them. */
const MAX_UPSTREAM = 3;
const UPSTREAM: ReadonlySet<InputKind> = new Set(['draw', 'clock', 'env', 'memory']);
/** What brings a value, and no order. */
const VALUES: ReadonlySet<InputKind> = new Set(['draw', 'clock', 'env', 'file', 'memory']);
/** Replays that must agree where one may do so by luck; more of them where a race goes on beside what is pinned. */
const REPEATS = 2;
const REPEATS_BESIDE_RACE = 5;
/** Pairs of crossed replays, and of such where a race goes on that nobody sees: each pair is right by luck once in four times at most. */
const CROSSED = 1;
const CROSSED_BESIDE_UNSEEN = 4;
/** Events that a replay runs past the root. */
const MARGIN = 8;

/** What the search for a source works on; `suspects` are all that differed before the root, likely ones. */
export interface Question extends RootInput, Contest {
  readonly onUpdate: (update: CheckUpdate) => void;
}

/** A candidate that a replay confirmed, and that replay. */
export interface Confirmation {
  readonly candidate: Candidate;
  readonly replay: RunTrace;
  /** Nothing was pinned: what goes on side by side was done one after the other. */
  readonly isApart?: true;
}

/** One way to ask whether candidates decide a root: a replay that agrees with the first run there, null if they do not. */
type Ask = (candidates: readonly Candidate[], root: Root, question: Question) => Promise<RunTrace | null>;

/** The candidate, or the first of a group that acts together, that moves the divergence. */
export async function confirmSource(root: Root, candidates: readonly Candidate[], question: Question): Promise<Confirmation | null> {
  if (!isContested(candidates, question)) return confirm(root, candidates, question, agreeAlone);
  const crossed = await confirm(root, candidates, question, cross);
  // Replays that agree tell nothing where most of them do.
  return crossed !== null || isRaceUnseen(question.first) ? crossed : confirm(root, candidates, question, agreeAlone);
}

/**
 * The same for sources that hardly decide anything. Where the real one is unknown, a replay may agree by luck: each must
 * bring the outcome of the second run as well.
 */
export function confirmUnlikely(root: Root, candidates: readonly Candidate[], question: Question): Promise<Confirmation | null> {
  return confirm(root, candidates, question, agreeBothWays);
}

async function confirm(root: Root, candidates: readonly Candidate[], question: Question, ask: Ask): Promise<Confirmation | null> {
  const clocks = candidates.filter(({ input }) => input === 'clock');
  const others = candidates.filter(({ input }) => input !== 'clock' || clocks.length === 1);
  const single = await findSingle(others.slice(0, MAX_CANDIDATES), root, question, ask);
  if (single !== null) return single;
  // Sources that act together: no single one moves the divergence.
  const of = (kind: InputKind): Candidate[] => candidates.filter(({ input }) => input === kind);
  for (const group of [of('draw'), clocks, of('env'), candidates.filter(isCollected)]) {
    const [candidate] = group;
    if (candidate === undefined || group.length < 2) continue;
    question.onUpdate({ kind: 'phase', phase: 'pin', text: `pinning ${group.length} sources together` });
    const replay = await ask(group, root, question);
    if (replay !== null) return (await findAlone(group, root, question, ask)) ?? { candidate, replay };
  }
  return null;
}

/** The one of a group that moves a value alone: clocks were not asked one by one, for a time budget reads several and the last one decides. */
async function findAlone(group: readonly Candidate[], root: Root, question: Question, ask: Ask): Promise<Confirmation | null> {
  const clocks = group.filter(({ input, isSteady = false }) => input === 'clock' && (root.kind !== 'structure' || (isSteady && isResized(root))));
  return findSingle(clocks.slice(0, MAX_ALONE), root, question, ask);
}

/**
 * What is read may be what the program itself wrote, sent or served a moment earlier: the source from which that came
 * moves the divergence alone as well, and it is the one to mend.
 */
export async function findUpstream({ input, api, firstPlace }: Candidate, root: Root, question: Question): Promise<Confirmation | null> {
  if (input !== 'file' && input !== 'env' && !isSalted({ api })) return null;
  if (isOfMachine({ api })) return null;
  const isFromChild = isSentByChild({ api });
  const isEarlier = (each: Candidate): boolean => (each.isFromChild === true ? isFromChild : each.firstPlace < firstPlace);
  // What a process sent is what it was given more likely than anything else.
  const earlier = question.suspects
    .filter((each) => isEarlier(each) && (UPSTREAM.has(each.input) || isMadeUpName(each)))
    .sort((a, b) => Number(b.isFromChild === true) - Number(a.isFromChild === true))
    .slice(0, MAX_UPSTREAM);
  return findSingle(earlier, root, question, isContested(earlier, question) ? cross : agreeBothWays);
}

/** The first of these that moves the divergence when it alone is pinned. */
async function findSingle(candidates: readonly Candidate[], root: Root, question: Question, ask: Ask): Promise<Confirmation | null> {
  for (const candidate of candidates) {
    question.onUpdate({ kind: 'phase', phase: 'pin', text: `pinning ${candidate.api}` });
    const replay = await ask([candidate], root, question);
    if (replay !== null) return { candidate, replay };
  }
  return null;
}

/** Both runs are crossed: what is asked is as in one of them, every other order as in the other. */
const cross: Ask = async (candidates, root, question) => {
  const times = isRaceUnseen(question.first) ? CROSSED_BESIDE_UNSEEN : CROSSED;
  const agrees = async (isTurned: boolean): Promise<RunTrace | null> => {
    const disturbance = isTurned ? {} : question.disturbance;
    const run = await question.replay({ ...disturbance, ...showRoot(root, question), ...crossPlan(candidates, root, question, isTurned) });
    return agreesAt(root, threadOf(run, root.thread), threadOf(question.first, root.thread)) ? run : null;
  };
  let replay: RunTrace | null = null;
  for (let time = 0; time < times; time++) {
    replay = await agrees(false);
    if (replay === null) return null;
    // Where the runs do different work, they may go on alike by luck.
    if (!candidates.some(isOrder) && root.kind === 'structure') return agree(candidates, root, question);
    if ((await agrees(true)) !== null) return null;
  }
  return replay;
};

/** Replays that are given what the first run was given here, and everything else as it comes. */
const agree: Ask = async (candidates, root, question) => {
  const { first, replay, disturbance, lines } = question;
  const arrivals = arrivalsOf(candidates, threadOf(first, root.thread));
  const changes = { ...disturbance, ...showRoot(root, question), pins: pinsOf(candidates, first, lines), arrivals, watchOrder: arrivals !== null };
  const repeats = countRepeats(candidates, root, question);
  let run: RunTrace | null = null;
  for (let repeat = 0; repeat < repeats; repeat++) {
    run = await replay(changes);
    if (!agreesAt(root, threadOf(run, root.thread), threadOf(first, root.thread))) return null;
  }
  return run;
};

/** The same, unless another source that was let in beside them decides: a value that is one of a few may come again by luck. */
const agreeAlone: Ask = async (candidates, root, question) => {
  const ask = question.suspects.some((suspect) => mayPassOn(suspect, candidates)) ? agreeBothWays : agree;
  const replay = await ask(candidates, root, question);
  return replay === null || (await isRefuted(candidates, root, question)) ? null : replay;
};

/** A file that is read afterwards may be one that the program wrote or chose by what the candidates gave: it then decides only with them. */
function mayPassOn({ input, firstPlace }: Candidate, candidates: readonly Candidate[]): boolean {
  return input === 'file' && candidates.every((each) => each.firstPlace < firstPlace);
}

/**
 * True if the first run's outcome comes even with what the second run was given here, as long as all else is as in the
 * first: but for what may only pass it on.
 */
async function isRefuted(candidates: readonly Candidate[], root: Root, question: Question): Promise<boolean> {
  const { first, second, suspects, replay, disturbance, lines } = question;
  const others = suspects.filter((suspect) => !candidates.includes(suspect) && VALUES.has(suspect.input) && !mayPassOn(suspect, candidates));
  if (others.length === 0 || !candidates.every(({ input }) => VALUES.has(input))) return false;
  const pins = [...pinsOf(candidates, second, lines), ...pinsOf(others, first, lines)];
  return agreesAt(root, threadOf(await replay({ ...disturbance, ...showRoot(root, question), pins }), root.thread), threadOf(first, root.thread));
}

const agreeBothWays: Ask = async (candidates, root, question) => {
  const replay = await agree(candidates, root, question);
  if (replay === null) return null;
  const turned: Root = { ...root, first: root.second, second: root.first, firstPlace: root.secondPlace, secondPlace: root.firstPlace };
  return (await agree(candidates, turned, { ...question, first: question.second, second: question.first })) === null ? null : replay;
};

function countRepeats(candidates: readonly Candidate[], root: Root, { suspects }: Question): number {
  const orders = candidates.filter(isOrder);
  const putsAllInOrder = orders.some(({ ordered }) => ordered === null);
  // So may a replay whose timers go off as they come.
  const movesTimer = candidates.some(({ input }) => input === 'timer') || !suspects.some(({ input }) => input === 'timer');
  if ((suspects.filter(isOrder).length > orders.length && !putsAllInOrder) || !movesTimer) return REPEATS_BESIDE_RACE;
  return root.kind === 'structure' || orders.length > 0 ? REPEATS : 1;
}

/** A replay as far as it takes to see what became of a root. */
export function showRoot(root: Root, { first }: Question): Partial<RunPlan> {
  return { ...stacksAround(root), stopAtEvent: lastEvent(root, first) + MARGIN, captureEvent: root.index };
}

/** A replay shows the root; where the runs do different work it shows all of it, as far as the first run went. */
function lastEvent(root: Root, first: RunTrace): number {
  return root.kind === 'structure' ? Math.max(root.index, new EffectSequence(threadOf(first, root.thread)).length) : root.index;
}
