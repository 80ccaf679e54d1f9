import { UNTOLD_NOTE } from '../protocol/trace-notes';
import type { Recorder } from './recorder';
import type { Skip } from './stack-capture';

/** Data made by the host is traced back to its line for so many times as many events as kernels are. */
const MADE_STACKS = 10;

/** The part of a run that is told kernel by kernel: from a step on, for so many events. */
export class DetailWindow {
  /** Optimizer steps that are over. */
  steps = 0;
  private readonly recorder: Recorder;
  private events = 0;
  /** Events after which the detail ends; known once training begins. */
  private end: number;
  private isUntold = false;

  constructor(recorder: Recorder) {
    this.recorder = recorder;
    this.end = recorder.plan.detailEvents;
  }

  isOpen(): boolean {
    if (this.steps < this.recorder.plan.detailFromStep) return false;
    if (this.events < this.end) return true;
    if (!this.isUntold) this.recorder.note(UNTOLD_NOTE, 'kernels');
    this.isUntold = true;
    return false;
  }

  /** An optimizer step begins. */
  beginStep(): void {
    if (this.steps === 0) this.end = Math.min(this.end, this.events + this.recorder.plan.trainingEvents);
  }

  /** One event was told. */
  count(): void {
    this.events++;
  }

  /** The call stack of a kernel that is about to be told; '' where none is wanted. */
  stackOf(skip: Skip): string {
    return this.takeStack(this.events < this.recorder.plan.stackEvents, skip);
  }

  /** The same of data. Single numbers are the library's constants far more often than the user's data. */
  dataStackOf(size: number, skip: Skip): string {
    const most = (size > 1 ? MADE_STACKS : 1) * this.recorder.plan.stackEvents;
    return this.takeStack(this.recorder.hasDrawn || this.events < most, skip);
  }

  private takeStack(isShared: boolean, skip: Skip): string {
    const { stacks, plan, effectIndex } = this.recorder;
    if (isShared) return stacks.capture(skip);
    return plan.stacksFrom !== null && effectIndex >= plan.stacksFrom ? stacks.look(skip) : '';
  }
}
