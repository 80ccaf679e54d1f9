import { heldSentence } from '../core/held-words';
import { formatDelta } from '../core/number-words';
import type { CheckOptions } from '../core/check-options';
import type { RunTrace } from '../core/trace';
import type { CheckReport, Divergence } from '../core/verdict';
import type { RunPlan } from '../protocol/run-plan';
import { findModule } from './backends/prepare-backend';
import { chooseDifference, divergenceOf, readHeldRun, type HeldRun } from './backends/hold-backends';
import { describeDivergence } from './describe-divergence';
import { collectRoots } from './locate-roots';
import { pinEverything } from './pin-sources';
import { withStack } from './root-stack';
import type { RunSession } from './run-session';
import type { SourceLines } from './source-lines';

/** Two runs with the same inputs on two backends, and what was measured of them. */
export interface AcrossBackends {
  readonly first: RunTrace;
  readonly second: RunTrace;
  readonly report: CheckReport;
  readonly session: RunSession;
  readonly options: CheckOptions;
  readonly lines: SourceLines;
  readonly tell: (text: string) => void;
}

/**
 * How far the arithmetic of two backends alone moves the result, and the first operation that rounding does not explain.
 * Every operation of a backend other than cpu is computed again by cpu from the very inputs that it had, so that what
 * drifted apart before is not blamed on it.
 */
export async function compareBackends(input: AcrossBackends): Promise<CheckReport> {
  const { first, second, report } = input;
  if (backendOf(first) === backendOf(second)) return notCompared(backendOf(first), report, 'ended apart though the second was given all that came into the first: something decides it that no pin reaches');
  const held = await holdBackends(input);
  const names = `${backendOf(first)} and ${backendOf(second)}`;
  const across = chooseDifference(held);
  return {
    ...report,
    backend: `${backendOf(first)},${backendOf(second)}`,
    adapter: adaptersOf([first, second]),
    verdict: 'diverged',
    reason: [`With the same inputs, ${names} ${endsOf(report)}.`, ...held.map(heldSentence)].join(' '),
    firstDivergence: across === null ? await firstBits(input, names) : divergenceOf(across),
    ...(held.length === 0 ? {} : { heldAgainstCpu: held.map(({ backend, calls, skipped, closest, beyond }) => ({ backend, calls, skipped, closest, beyond })) }),
  };
}

/** Two backends that end with the same bits; or one that ran twice, because the script chooses its own, and then nothing is compared. */
export function agreeAcross(first: RunTrace, second: RunTrace, report: CheckReport): CheckReport {
  const [one, two] = [backendOf(first), backendOf(second)];
  if (one === two) return notCompared(one, report, 'ended equal');
  return { ...report, backend: `${one},${two}`, adapter: adaptersOf([first, second]), verdict: 'identical', reason: `With the same inputs, ${one} and ${two} end with equal bits.` };
}

/** The script chooses its own backend, so that nothing was learned of the other. */
function notCompared(backend: string, report: CheckReport, end: string): CheckReport {
  return { ...report, verdict: 'inconclusive', reason: `Both runs were on ${backend}, which the script chooses itself, and ${end}. No other backend was compared: let the script take the one that is asked for, and run it again.` };
}

async function holdBackends({ first, second, session, options, lines, tell }: AcrossBackends): Promise<HeldRun[]> {
  const reference = findModule('@tensorflow/tfjs-backend-cpu', options.target);
  if (reference === null) return [];
  const sides: readonly (readonly [RunTrace, Partial<RunPlan>])[] = [[first, {}], [second, session.otherBackend === null ? {} : { backend: session.otherBackend }]];
  const held: HeldRun[] = [];
  for (const [run, backend] of sides) {
    if (backendOf(run) === 'cpu') continue;
    tell(`computing every operation of ${backendOf(run)} again with cpu`);
    const replay = await session.run({ ...pinEverything(first), ...backend, trainingEvents: Number.MAX_SAFE_INTEGER, stacksFrom: 0, heldAgainst: reference }, true);
    const read = readHeldRun(replay, options.cwd, lines);
    if (read !== null) held.push(read);
  }
  return held;
}

/** Without a reference: where the bits of the two runs first differ. */
async function firstBits({ first, second, session, options, lines }: AcrossBackends, names: string): Promise<Divergence | null> {
  const [bare] = collectRoots(first, second).roots;
  if (bare === undefined) return null;
  const root = await withStack(bare, (changes) => session.run({ ...pinEverything(first), ...changes }, true));
  const found = describeDivergence({ root, candidate: null, confirmed: root.kind === 'kernel' }, options.cwd, lines);
  return root.kind === 'kernel' ? { ...found, explanation: `${found.op ?? 'A kernel'} computes other bits on ${names} from the same input bits.` } : found;
}

function endsOf({ outputs }: CheckReport): string {
  if (outputs.every(({ identical }) => identical)) return 'give other values to the program';
  return `end at most ${formatDelta(Math.max(0, ...outputs.map(({ maxAbs }) => maxAbs).filter((distance) => !Number.isNaN(distance))))} apart`;
}

/** What they ran on: cpu has no adapter, so that it may be the second's alone. */
function adaptersOf(runs: readonly RunTrace[]): string | null {
  const names = new Set(runs.map((run) => run.notes.get('adapter') ?? '').filter((name) => name !== ''));
  return names.size === 0 ? null : [...names].join(', ');
}

function backendOf(run: RunTrace): string {
  return run.notes.get('backend') ?? 'an unknown backend';
}
