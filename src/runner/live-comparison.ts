import { driftAt, mainTrainer } from '../comparison/compare-steps';
import { LiveWalk, type GrowingThread, type LiveDifference } from '../comparison/live-walk';
import { measureDistance } from '../comparison/measure-distance';
import type { CheckUpdate } from '../core/check-update';
import { emptyThread, type RunTrace, type ThreadTrace } from '../core/trace';
import { rankCandidates } from './candidates';
import { describeDivergence } from './describe-divergence';
import { SourceLines } from './source-lines';

/** Compares a run with the finished first one while it goes on: tells the drift of its weights and the first difference. */
export class LiveComparison {
  private readonly first: RunTrace;
  private readonly cwd: string;
  private readonly onUpdate: (update: CheckUpdate) => void;
  private readonly lines: SourceLines;
  private readonly trainer: ThreadTrace | undefined;
  private readonly walks = new Map<number, LiveWalk>();
  private drift: { readonly step: number; readonly layers: { layer: string; maxAbs: number }[] } | null = null;
  private isTold = false;

  constructor(first: RunTrace, cwd: string, onUpdate: (update: CheckUpdate) => void) {
    this.first = first;
    this.cwd = cwd;
    this.onUpdate = onUpdate;
    this.lines = new SourceLines(first.maps);
    this.trainer = mainTrainer(first);
    for (const thread of first.threads) this.walks.set(thread.thread, new LiveWalk(thread));
  }

  /** Something new came of a thread. */
  onProgress(thread: GrowingThread): void {
    this.flushDrift();
    const difference = this.isTold ? null : (this.walks.get(thread.thread)?.follow(thread) ?? null);
    if (difference === null) return;
    this.isTold = true;
    this.tell(difference, thread);
  }

  /** A variable's values after a step: their distance from those of the first run. */
  onWeights(thread: number, step: number, layer: string, values: Float32Array): void {
    const known = thread === this.trainer?.thread ? this.trainer.weights.get(step)?.get(layer) : undefined;
    if (known === undefined) return;
    if (this.drift?.step !== step) this.flushDrift();
    this.drift ??= { step, layers: [] };
    this.drift.layers.push({ layer, maxAbs: measureDistance(known, values).maxAbs });
  }

  /** The run is over: its final weights are those after its last step. */
  finish(second: RunTrace): void {
    this.flushDrift();
    const step = this.trainer?.steps.length ?? 0;
    const drift = driftAt(this.trainer, mainTrainer(second), step);
    if (drift === null || this.trainer?.weights.has(step) === true) return;
    this.onUpdate({ kind: 'drift', step, layers: [...drift.layers].map(([layer, maxAbs]) => ({ layer, maxAbs })) });
  }

  private flushDrift(): void {
    if (this.drift !== null) this.onUpdate({ kind: 'drift', ...this.drift });
    this.drift = null;
  }

  private tell({ root, step }: LiveDifference, thread: GrowingThread): void {
    if (root === null) {
      this.onUpdate({ kind: 'phase', phase: 'run', text: `the runs differ from step ${step ?? 1} on` });
      return;
    }
    const first = this.first.threads.find((each) => each.thread === root.thread);
    const second = { ...emptyThread(thread.thread), ...thread };
    const candidates = first === undefined || root.kind === 'kernel' ? [] : rankCandidates(root, { first, second }, { others: [], children: [] }, this.lines);
    const candidate = candidates.find(({ score }) => score > 0) ?? null;
    const divergence = describeDivergence({ root, candidate, confirmed: false }, this.cwd, this.lines);
    this.onUpdate({ kind: 'divergence', divergence: { ...divergence, step: divergence.step ?? step }, provisional: true });
  }
}
