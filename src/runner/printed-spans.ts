import { findPreviousEffect } from '../comparison/placed-effect';
import { compareOutcomes } from '../comparison/compare-outcomes';
import { isSamePrint, type EffectEvent, type RunTrace, type ThreadTrace } from '../core/trace';
import type { Pin, RunPlan } from '../protocol/run-plan';
import { UNTOLD_NOTE } from '../protocol/trace-notes';
import { collectInputSites } from './input-sites';
import { threadOf } from './locate-roots';
import { pinSites } from './pin-sources';
import { isToldByText } from './text-words';

/** A clock that tells moments: how far it is moved, a whole number in its own unit, and what its readings are rounded to. */
interface MomentClock {
  readonly name: RegExp;
  readonly move: number;
  readonly grain: number;
}

/** An hour and some, and two days of the calendar: a moment is another one then, and a span stays what it is, to the last bit. */
const MOMENTS: readonly MomentClock[] = [
  { name: /^(?:Date|new Date|Date\.now|Intl\.DateTimeFormat\.\w+|performance\.timeOrigin)$/, move: 2 * 86_400_000 + 4_567_891, grain: 2 ** -10 },
  { name: /^performance\.now$/, move: 4_567_891, grain: 2 ** -20 },
  { name: /^process\.hrtime$/, move: 4_567_891_000_003, grain: 1 },
  { name: /^process\.uptime$/, move: 4567, grain: 2 ** -30 },
];

/**
 * True if two runs that are told by their texts differ in spans of time alone that they print (`took 12 ms`), which are no
 * results. It is shown, not guessed: the texts that differ are printed right after a clock was read, both runs read it
 * equally often, and two runs whose clocks go as they went in the first, one of them on another day, print the same.
 */
export async function differInSpansAlone(first: RunTrace, second: RunTrace, replay: (changes: Partial<RunPlan>) => Promise<RunTrace>): Promise<boolean> {
  if (!isToldByText(first) || first.notes.has(UNTOLD_NOTE)) return false;
  if (first.threads.length !== second.threads.length || !first.threads.every((thread) => isLikely(thread, threadOf(second, thread.thread)))) return false;
  const [same, moved] = [await replay({ pins: clockPins(first, 0) }), await replay({ pins: clockPins(first, 1) })];
  return compareOutcomes(same, moved).isEqual;
}

function isLikely(first: ThreadTrace, second: ThreadTrace): boolean {
  const [left, right] = [effectsOf(first), effectsOf(second)];
  if (left.length !== right.length || !areClocksReadAlike(first, second)) return false;
  return left.every(({ event, place }, index) => {
    const other = right[index]?.event;
    if (other?.name !== event.name) return false;
    return isSamePrint(event.outputs[0]?.print ?? null, other.outputs[0]?.print ?? null) || event.inputs.length > 0 || isTimed(first, event, place);
  });
}

function effectsOf({ events }: ThreadTrace): { readonly event: EffectEvent; readonly place: number }[] {
  return events.flatMap((event, place) => (event.kind === 'effect' ? [{ event, place }] : []));
}

/** Was a clock read since the text before this one? */
function isTimed(thread: ThreadTrace, effect: EffectEvent, place: number): boolean {
  const previous = findPreviousEffect(thread, place, effect);
  return thread.events.slice(previous + 1, place).some((event) => event.kind === 'input' && event.input === 'clock');
}

/** A loop that goes on until a time has passed reads its clock more often in one run than in the other. */
function areClocksReadAlike(first: ThreadTrace, second: ThreadTrace): boolean {
  const [left, right] = [first, second].map((thread) => new Map([...collectInputSites(thread, thread.events.length)].filter(([, { input }]) => input === 'clock').map(([key, { count }]) => [key, count])));
  return left?.size === right?.size && [...(left ?? [])].every(([key, count]) => right?.get(key) === count);
}

/** The readings of a run, so many days later. */
function clockPins(first: RunTrace, days: number): Pin[] {
  return pinSites(first, ({ input }) => input === 'clock').map((pin) => {
    const clock = MOMENTS.find(({ name }) => name.test(pin.api));
    if (clock === undefined) return pin;
    const { move, grain } = clock;
    return { ...pin, values: pin.values.map((value) => (typeof value === 'number' ? Math.round(value / grain) * grain + days * move : value)) };
  });
}
