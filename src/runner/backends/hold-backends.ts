import { ulpDistance } from '../../comparison/measure-distance';
import { CHOICE_WORDS, formatPair } from '../../core/held-words';
import { formatDelta, formatUlps } from '../../core/number-words';
import type { RunTrace } from '../../core/trace';
import type { BackendDifference, HeldBackend, OperationDifference } from '../../core/held-backend';
import type { Divergence } from '../../core/verdict';
import { HELD_NOTE, type HeldKernel, type HeldKernels } from '../../protocol/held-kernels';
import { relativePath, type SourceLines } from '../source-lines';

/** What a run told of its operations, each computed once more by cpu; with the first that is not cpu's bit for bit. */
export interface HeldRun extends HeldBackend {
  readonly first: OperationDifference | null;
}

/** Reads it from the trace; null if nothing was held. */
export function readHeldRun(run: RunTrace, cwd: string, lines: SourceLines): HeldRun | null {
  const text = run.notes.get(HELD_NOTE);
  const backend = run.notes.get('backend');
  if (text === undefined || backend === undefined) return null;
  const { calls, skipped, first, closest, beyond } = JSON.parse(text) as HeldKernels;
  const describe = (held: HeldKernel | null): OperationDifference | null => (held === null ? null : locate(held, run, cwd, lines));
  return { backend, calls, skipped, first: describe(first), closest: describe(closest), beyond: beyond.map((held) => locate(held, run, cwd, lines)) };
}

/** The operation with its place in the user's source. */
function locate(held: HeldKernel, run: RunTrace, cwd: string, lines: SourceLines): OperationDifference {
  const event = run.threads.find(({ thread }) => thread === 0)?.events.find((each) => each.kind === 'effect' && each.index === held.event);
  const effect = event?.kind === 'effect' ? event : null;
  const stacks = effect === null ? [] : [effect.layer?.stack ?? '', effect.forward, effect.stack];
  const frame = stacks.map((stack) => lines.findUserFrame(stack)).find((each) => each !== undefined);
  const [value, expected] = [Number(held.value), Number(held.expected)];
  return {
    op: held.kernel,
    tensor: effect?.shape ?? null,
    step: effect?.step ?? null,
    event: held.event,
    file: frame === undefined ? null : relativePath(cwd, frame.path),
    line: frame?.line ?? null,
    column: frame?.column ?? null,
    value,
    expected,
    allowed: Number(held.allowed),
    ulps: ulpDistance(value, expected),
    maxAbs: Number(held.maxAbs),
    tolerance: held.tolerance,
    known: held.known,
    ...(held.isChoice ? { isChoice: true as const } : {}),
  };
}

/** The operation that is reported: the first beyond its tolerance on any backend, else the first that chooses otherwise, else the first that rounds differently. */
export function chooseDifference(held: readonly HeldRun[]): BackendDifference | null {
  for (const kind of ['beyond', 'choice', 'rounding'] as const) {
    for (const { backend, beyond, first } of held) {
      const difference = kind === 'rounding' ? first : (beyond.find(({ isChoice = false }) => isChoice === (kind === 'choice')) ?? null);
      if (difference !== null) return { ...difference, backend, kind };
    }
  }
  return null;
}

/** It as the first divergence of the report. */
export function divergenceOf(across: BackendDifference): Divergence {
  const { op, tensor, step, event, file, line, column, maxAbs } = across;
  return { cause: 'kernel', rule: 'unpinned-backend', source: op, op, tensor, layer: null, step, event, file, line, column, explanation: explain(across), confirmed: true, maxAbs, maxUlp: across.ulps, across };
}

function explain({ kind, op, backend, value, expected, allowed, ulps, known, tolerance }: BackendDifference): string {
  const [here, there] = formatPair(value, expected);
  const gives = `${op} gives ${here} on ${backend} where cpu gives ${there} for the same inputs`;
  if (kind === 'rounding') return `Rounding: ${gives}, ${formatUlps(ulps)} ULP apart; up to ${formatDelta(allowed)} is allowed there, and nothing is beyond its tolerance.`;
  if (kind === 'choice') return `Another choice: ${gives}. Both are right: ${CHOICE_WORDS}.`;
  const bound = tolerance === 'exact' ? 'it only moves, picks or counts, so rounding does not explain it' : `rounding explains at most ${formatDelta(allowed)}`;
  if (known === null) return `Beyond rounding: ${gives}; ${bound}. One of the two is wrong.`;
  return `Wrong result on ${known.backend}: ${gives}; ${bound}. Known: ${known.what} (TensorFlow.js ${known.versions}).`;
}
