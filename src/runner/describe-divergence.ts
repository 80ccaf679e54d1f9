import { isResized, type Root } from '../comparison/root';
import type { EffectEvent, InputKind, TracedLayer } from '../core/trace';
import type { Cause, Divergence } from '../core/verdict';
import { POLL_API } from '../protocol/poll-api';
import { isFailure } from '../protocol/read-text';
import type { Candidate } from './candidate';
import { isCollected } from './input-sites';
import type { RootDistance } from './measure-root';
import { isLibraryDraw, isWeightDraw, nameLayer, ruleOf } from './source-names';
import { relativePath, type SourceFrame, type SourceLines } from './source-lines';
import { isTensorAlone, structureEffect } from './structure-words';
import { textEffect } from './text-words';

/** What is known about a divergence before it is put into words. */
export interface Finding {
  readonly root: Root;
  readonly candidate: Candidate | null;
  readonly confirmed: boolean;
  /** It was confirmed by doing one after the other what goes on side by side. */
  readonly isApart?: boolean;
  /** The call whose kernel draws inside a native library, where that is the source. */
  readonly nativeDraw?: string;
  /** How far the tensors lie apart there; null or missing where it was not measured. */
  readonly distance?: RootDistance | null;
}

/** The source, its place in the user's code, and one sentence about it. */
export function describeDivergence({ root, candidate, confirmed, isApart = false, nativeDraw, distance = null }: Finding, cwd: string, lines: SourceLines): Divergence {
  const event = root.first ?? root.second;
  const cause = nativeDraw === undefined ? causeOf(root, candidate) : 'rng';
  const layer = drawnFor(root, candidate, lines);
  const frame = placeOf(root, candidate, layer, lines);
  const source = nativeDraw ?? (layer === null ? (candidate?.api ?? sourceOfEvent(event, lines)) : nameLayer(layer, lines));
  const divergence = {
    cause,
    rule: ruleFor(cause, source, layer?.seeds ?? '', layer !== null && !isWeightDraw(candidate?.sites[0]?.stack ?? '', lines)),
    source,
    op: event?.name ?? null,
    tensor: event === null || event.shape === '' ? null : event.shape,
    layer: event?.layer?.name ?? null,
    step: event?.step ?? null,
    event: root.index,
    file: frame === undefined ? null : relativePath(cwd, frame.path),
    line: frame?.line ?? null,
    column: frame?.column ?? null,
    confirmed,
    ...(isApart ? { confirmedApart: true as const } : {}),
    maxAbs: distance?.maxAbs ?? null,
    maxUlp: distance?.maxUlp ?? null,
    ...(distance === null || distance.signChanges === 0 ? {} : { signChanges: distance.signChanges }),
  };
  return { ...divergence, explanation: nativeDraw === undefined ? explain(divergence, root) : explainNativeDraw(nativeDraw, divergence) };
}

function causeOf(root: Root, candidate: Candidate | null): Cause {
  // Where nothing else came in, its own work is what is left.
  if (root.kind === 'kernel' || (root.kind === 'unseen' && candidate === null)) return 'kernel';
  const isStructure = root.kind === 'structure';
  if (candidate === null) return isStructure ? 'control-flow' : 'host-data';
  if (candidate.input === 'clock' && candidate.isSteady === true && isResized(root)) return 'clock';
  const isText = textEffect(root.first, root.second) !== null;
  // How long a program goes on, and it shows only in what it prints in the end.
  const isSpun = isText && candidate.input === 'clock' && candidate.isSteady === false;
  if (isSpun || ((candidate.input === 'clock' || candidate.input === 'timer') && isStructure)) return 'control-flow';
  if (isCollected(candidate)) return 'environment';
  if (candidate.isPermuted === true) return 'order';
  // Names that the system makes up, times and numbers of files; what a file holds, or that it is there, is data.
  if (candidate.input === 'file' && candidate.sites.some(({ api, values }) => /mkdtemp|\.[fl]?stat/.test(api) && !values.some(isFailure))) return 'environment';
  if (candidate.input === 'shared' && isStructure && (candidate.api === 'Atomics.load' || candidate.api === POLL_API)) return 'control-flow';
  // A timer that fires earlier or later decides what is done, not in which order.
  if (candidate.input === 'arrival' && isStructure && (candidate.endsLoop === true || candidate.score < 50)) return 'control-flow';
  return causeOfInput(candidate.input, candidate.api);
}

const INPUT_CAUSES: Record<InputKind, Cause> = { draw: 'rng', clock: 'clock', env: 'environment', file: 'host-data', arrival: 'order', memory: 'host-data', timer: 'clock', shared: 'order' };

/** @param api what brought it in, which tells what another program prints, data like any other, from what the machine says of itself */
export function causeOfInput(input: InputKind, api: string): Cause {
  return input === 'env' && api.startsWith('child_process.') ? 'host-data' : INPUT_CAUSES[input];
}

/**
 * The layer for which a library draws what parts the runs; null where the program draws for itself. What another process
 * drew arrives in no layer, but was drawn for one there.
 */
function drawnFor(root: Root, candidate: Candidate | null, lines: SourceLines): TracedLayer | null {
  const [site] = candidate?.sites ?? [];
  if (candidate?.input !== 'draw' || site === undefined || !isLibraryDraw(site.stack, lines)) return null;
  if (candidate.isFromChild === true) return site.layer;
  return candidate.isAdjacent ? ((root.first ?? root.second)?.layer ?? null) : null;
}

function placeOf(root: Root, candidate: Candidate | null, layer: TracedLayer | null, lines: SourceLines): SourceFrame | undefined {
  const event = root.first ?? root.second;
  if (layer !== null) return lines.findUserFrame(layer.stack) ?? candidate?.frame;
  const built = event?.layer === null || event === null ? undefined : lines.findUserFrame(event.layer.stack);
  if (root.kind === 'kernel') return candidate?.frame ?? built ?? forwardFrame(event, lines) ?? ownFrame(event, lines);
  return candidate?.frame ?? ownFrame(event, lines) ?? forwardFrame(event, lines);
}

function ownFrame(event: EffectEvent | null, lines: SourceLines): SourceFrame | undefined {
  return event === null ? undefined : lines.findUserFrame(event.stack);
}

function forwardFrame(event: EffectEvent | null, lines: SourceLines): SourceFrame | undefined {
  return event === null || event.forward === '' ? undefined : lines.findUserFrame(event.forward);
}

function sourceOfEvent(event: EffectEvent | null, lines: SourceLines): string | null {
  if (event === null) return null;
  return event.layer === null ? event.name : nameLayer(event.layer, lines);
}

function ruleFor(cause: Cause, source: string | null, seeds: string, isMask: boolean): Divergence['rule'] {
  switch (cause) {
    case 'rng':
      return ruleOf(source ?? '', seeds, isMask);
    case 'clock':
      return source?.startsWith('tf.data') === true ? 'unseeded-shuffle' : 'time-dependent';
    case 'kernel':
      return 'nondeterministic-kernel';
    case 'order':
      return 'unordered-data';
    case 'control-flow':
      return source !== null && isCollected({ api: source }) ? null : 'time-dependent';
    case 'host-data':
    case 'environment':
      return null;
  }
}

/** Calls that set a timer, and a worker's parent, whose messages come when they come. */
const TIMERS = /^(?:timers\.promises\.)?set(?:Timeout|Interval)$|^scheduler\.wait$|^AbortSignal\.timeout$|^parentPort\.on|^self\.onmessage$/;

type Facts = Omit<Divergence, 'explanation'>;

function explain(facts: Facts, root: Root): string {
  const effect = root.kind === 'structure' ? structureEffect(root.first, root.second) : (textEffect(root.first, root.second) ?? `${isTensorAlone(facts.op) ? 'the tensor' : (facts.op ?? 'an operation')} ${facts.tensor ?? ''} differs between the runs`.replace(/ {2,}/, ' '));
  const source = facts.source ?? 'the program';
  switch (facts.cause) {
    case 'rng':
      return `${source} draws random numbers without an effective seed: ${effect}.`;
    case 'clock':
      return TIMERS.test(source) ? `${source} goes off after more or less of the work, as fast as the machine is: ${effect}.` : `${source} takes its value from the clock: ${effect}.`;
    case 'kernel':
      if (root.kind === 'unseen') return `${facts.op ?? 'A kernel'} gave other bits, and whether its inputs were equal cannot be seen on this backend.`;
      return `${facts.op ?? 'A kernel'} gave other bits for the same input bits: its result depends on the order in which the device adds.`;
    case 'order':
      return `What ${source} started was done in another order: ${effect}.`;
    case 'control-flow':
      return `The runs do different work from here on (${effect}), decided by ${source}.`;
    case 'host-data':
      return `The data that ${source} brings in is not the same: ${effect}.`;
    case 'environment':
      if (isCollected({ api: source })) return `${source} follows the garbage collector, which runs when it likes: ${effect}.`;
      return `${source} tells something else in every process: ${effect}.`;
  }
}

function explainNativeDraw(call: string, { op, tensor }: Facts): string {
  return `${call} is given no seed and draws inside TensorFlow, where a seeded Math.random does not reach: ${op ?? 'its kernel'} ${tensor ?? ''} differs between the runs.`;
}
