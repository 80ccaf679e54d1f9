import { countSteps } from '../core/step-columns';
import { isSamePrint, type EffectEvent, type Fingerprint, type ThreadTrace } from '../core/trace';

/** An effect and its place in the list of all events. */
export interface Placed {
  readonly event: EffectEvent;
  readonly place: number;
}

/** What a thread did to numbers, in order, of which a list tells one by one. */
type Told = Pick<ThreadTrace, 'thread' | 'events' | 'steps'>;

/** The effects of a thread by their numbers: those among its events, and the steps past the told detail. */
export class EffectSequence {
  private readonly thread: Told;
  private readonly told: readonly Placed[];
  /** Effects are mostly asked for one after the other. */
  private next = 0;

  constructor(thread: Told) {
    this.thread = thread;
    this.told = thread.events.flatMap((event, place) => (event.kind === 'effect' ? [{ event, place }] : []));
  }

  get length(): number {
    const last = this.thread.steps.at(this.thread.steps.length - 1)?.effect ?? -1;
    return Math.max(last, this.told.at(-1)?.event.index ?? -1) + 1;
  }

  at(index: number): Placed | undefined {
    return this.findTold(index) ?? this.findStep(index);
  }

  private findTold(index: number): Placed | undefined {
    let [low, high] = [0, this.told.length];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.told[middle]?.event.index ?? 0) < index) low = middle + 1;
      else high = middle;
    }
    const placed = this.told[low];
    return placed?.event.index === index ? placed : undefined;
  }

  private findStep(index: number): Placed | undefined {
    const { steps } = this.thread;
    let step = steps.at(this.next);
    if (step?.effect !== index) step = steps.at(countSteps(steps, ({ effect }) => effect < index));
    if (step?.effect !== index) return undefined;
    this.next = step.step;
    return { event: bareStep(index, step.step - 1), place: step.place };
  }
}

const NO_ATTRIBUTES: Fingerprint = { low: 0, high: 0 };

/** A step of which no kernels are told. */
function bareStep(index: number, step: number): EffectEvent {
  return { kind: 'effect', index, effect: 'step', name: 'Step', shape: '', stack: '', forward: '', layer: null, attributes: NO_ATTRIBUTES, inputs: [], outputs: [], step };
}

/** After which of the events what leads to an effect, or to the end for null, came in: the place of the effect before it, -1 if there is none. */
export function findPreviousEffect({ events, steps }: ThreadTrace, place: number, effect: EffectEvent | null): number {
  const before = effect?.effect === 'step' ? effect.step : steps.length;
  const last = steps.at(Math.min(before, countSteps(steps, (step) => step.place <= place)) - 1);
  const bare = last === undefined ? -1 : last.place - 1;
  for (let index = Math.min(place, events.length) - 1; index > bare; index--) if (events[index]?.kind === 'effect') return index;
  return bare;
}

/** True if both do the same work, whatever its values. */
export function isSameShape(one: EffectEvent, two: EffectEvent): boolean {
  return one.effect === two.effect && one.name === two.name && one.shape === two.shape && one.inputs.length === two.inputs.length;
}

/** A print that never arrived from the GPU cannot differ. */
export function isSamePrintOrUnknown(first: Fingerprint | null, second: Fingerprint | null): boolean {
  return first === null || second === null || isSamePrint(first, second);
}
