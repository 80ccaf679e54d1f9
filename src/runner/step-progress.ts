import type { CheckUpdate } from '../core/check-update';

/** Steps told one by one; of later ones about this many per doubling, so that a long run tells a bounded number. */
const TOLD_STEPS = 1024;

/** Tells the steps of one run: all of a short one, ever fewer of a long one, the same of every run. */
export class StepProgress {
  private readonly run: number;
  private readonly started = performance.now();
  private readonly tell: (update: CheckUpdate) => void;
  private readonly mostSteps: number;
  private readonly isMeasured: boolean;
  private total: number | null;
  private last: { readonly step: number; readonly loss: number | null; readonly isTold: boolean } | null = null;

  /** `finishedSteps` is what an earlier run took, `maxSteps` the bound that was asked for. */
  constructor(run: number, finishedSteps: number | null, maxSteps: number | null, tell: (update: CheckUpdate) => void) {
    this.run = run;
    this.total = finishedSteps;
    this.isMeasured = finishedSteps !== null;
    this.mostSteps = maxSteps ?? Infinity;
    this.tell = tell;
  }

  /** `fit` was asked for so many steps; what an earlier run really took is known better. */
  plan(steps: number): void {
    if (!this.isMeasured) this.total = Math.min(steps, this.mostSteps);
  }

  step(step: number, loss: number | null): void {
    const isTold = isToldStep(step);
    this.last = { step, loss, isTold };
    if (isTold) this.tellStep(step, loss);
  }

  /** The last step is told in any case. */
  end(): void {
    if (this.last?.isTold === false) this.tellStep(this.last.step, this.last.loss);
  }

  private tellStep(step: number, loss: number | null): void {
    // More steps than planned: training goes on by another call, how long nobody knows.
    const totalSteps = this.total === null || this.total < step ? null : this.total;
    this.tell({ kind: 'step', run: this.run, step, loss, elapsedMs: performance.now() - this.started, totalSteps });
  }
}

function isToldStep(step: number): boolean {
  const stride = 2 ** Math.max(0, Math.floor(Math.log2(step / TOLD_STEPS)) + 1);
  return step % stride === 0;
}
