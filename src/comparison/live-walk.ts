import type { StepList } from '../core/step-columns';
import { isSameStep, type EffectEvent, type Fingerprint, type ThreadTrace, type TraceEvent } from '../core/trace';
import { RootWalk } from './find-roots';
import type { Placed } from './placed-effect';
import type { Root } from './root';

/** A thread whose run goes on: its lists grow. */
export interface GrowingThread {
  readonly thread: number;
  readonly events: readonly TraceEvent[];
  readonly steps: StepList;
  /** The print of a tensor that came late from the GPU. */
  readonly findPrint: (tensor: number) => Fingerprint | null;
}

/** Where a running thread was seen to leave the first run. */
export interface LiveDifference {
  /** Null if the steps differ where no kernels are told any more. */
  readonly root: Root | null;
  /** Optimizer step, from 1, whose fingerprint differs; null if the difference was seen before any did. */
  readonly step: number | null;
}

/** Events that may come while a print is awaited from the GPU; one that is older never arrives. */
const PATIENCE = 4000;
/** The same for steps. */
const STEPS_OF_PATIENCE = 600;

/** Compares a running thread with the same thread of a finished run, event by event, as they come. */
export class LiveWalk {
  private readonly first: ThreadTrace;
  private readonly walk: RootWalk;
  private firstPlace = 0;
  private secondPlace = 0;
  private steps = 0;
  private differentStep: number | null = null;
  /** True once the runs do different things. */
  private isOver = false;
  private isWaiting = false;
  private isTold = false;

  constructor(first: ThreadTrace) {
    this.first = first;
    this.walk = new RootWalk(first);
  }

  /** Takes what is new; gives the first difference that matters, once. */
  follow(second: GrowingThread): LiveDifference | null {
    if (this.isTold) return null;
    this.followEffects(second);
    this.followSteps(second);
    const root = this.walk.findRelevant();
    // A step that differs counts once its own kernels were looked at: they may tell why.
    const isStepSeen = this.differentStep !== null && !this.isWaiting;
    if (root === undefined && !isStepSeen) return null;
    this.isTold = true;
    return { root: root ?? this.walk.findLast() ?? null, step: this.differentStep };
  }

  private followEffects(second: GrowingThread): void {
    for (; !this.isOver && this.secondPlace < second.events.length; this.secondPlace++) {
      const event = second.events[this.secondPlace];
      if (event?.kind !== 'effect') continue;
      const complete = withPrints(event, second);
      this.isWaiting = complete === null && second.events.length - this.secondPlace < PATIENCE;
      if (this.isWaiting) return;
      const one = this.nextOfFirst();
      if (one === null) this.isOver = true;
      else this.isOver = !this.walk.advance(one, { event: complete ?? event, place: this.secondPlace });
    }
  }

  private nextOfFirst(): Placed | null {
    for (; this.firstPlace < this.first.events.length; this.firstPlace++) {
      const event = this.first.events[this.firstPlace];
      if (event?.kind === 'effect') return { event, place: this.firstPlace++ };
    }
    return null;
  }

  private followSteps(second: GrowingThread): void {
    for (; this.differentStep === null && this.steps < Math.min(this.first.steps.length, second.steps.length); this.steps++) {
      const [one, two] = [this.first.steps.at(this.steps), second.steps.at(this.steps)];
      // Gradients come late from a GPU, those of many steps at once.
      if (one?.print !== null && two?.print === null && second.steps.length - this.steps < STEPS_OF_PATIENCE) return;
      if (one !== undefined && two !== undefined && !isSameStep(one, two)) this.differentStep = this.steps + 1;
    }
  }
}

/** The event with the prints that came late; null while one is missing. */
function withPrints(event: EffectEvent, { findPrint }: GrowingThread): EffectEvent | null {
  if (event.outputs.every(({ print }) => print !== null)) return event;
  const outputs = event.outputs.map((output) => (output.print === null ? { ...output, print: findPrint(output.id) } : output));
  return outputs.some(({ print }) => print === null) ? null : { ...event, outputs };
}
