import { isSamePrint, type EffectEvent, type Fingerprint, type TraceEvent } from '../core/trace';

/** An effect and its place in the list of all events. */
export interface Placed {
  readonly event: EffectEvent;
  readonly place: number;
}

/** The effects among a thread's events. */
export function collectEffects(events: readonly TraceEvent[]): Placed[] {
  return events.flatMap((event, place) => (event.kind === 'effect' ? [{ event, place }] : []));
}

/** True if both do the same work, whatever its values. */
export function isSameShape(one: EffectEvent, two: EffectEvent): boolean {
  return one.effect === two.effect && one.name === two.name && one.shape === two.shape && one.inputs.length === two.inputs.length;
}

/** A print that never arrived from the GPU cannot differ. */
export function isSamePrintOrUnknown(first: Fingerprint | null, second: Fingerprint | null): boolean {
  return first === null || second === null || isSamePrint(first, second);
}
