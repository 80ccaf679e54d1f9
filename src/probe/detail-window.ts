import { UNTOLD_NOTE } from '../protocol/trace-notes';
import type { Recorder } from './recorder';

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

  wantsStack(): boolean {
    return this.events < this.recorder.plan.stackEvents;
  }

  /** Single numbers are the library's constants far more often than the user's data. */
  wantsDataStack(size: number): boolean {
    return this.recorder.hasDrawn || (size > 1 ? this.events < MADE_STACKS * this.recorder.plan.stackEvents : this.wantsStack());
  }
}
