import type { CheckReport, Divergence } from './verdict';

export type CheckPhase = 'prepare' | 'run' | 'compare' | 'replay' | 'pin' | 'repeat' | 'attribute' | 'done';

/** What a check tells while it goes on. Every number was measured; a field that was not is null. */
export type CheckUpdate =
  | { readonly kind: 'phase'; readonly phase: CheckPhase; readonly text: string }
  | {
      readonly kind: 'run-started';
      /** Number of the run, from 0, here and below. */
      readonly run: number;
      readonly backend: string | null;
      readonly adapter: string | null;
    }
  | {
      readonly kind: 'step';
      readonly run: number;
      /** Optimizer step, from 1. */
      readonly step: number;
      /** Null if the program has no single loss; NaN and the infinities are what it computed. */
      readonly loss: number | null;
      readonly elapsedMs: number;
      /** Steps that `fit` was asked for, or that the first run took; null where neither is known. */
      readonly totalSteps: number | null;
    }
  /** How far the weights of the second run lie from the first run's after a step, told while the second run goes on. */
  | {
      readonly kind: 'drift';
      readonly step: number;
      readonly layers: readonly { readonly layer: string; readonly maxAbs: number }[];
    }
  /**
   * A provisional one is told while the second run goes on: the first difference that reached an optimizer step, with
   * its most suspicious source, unconfirmed. A later one, or the report, replaces it.
   */
  | { readonly kind: 'divergence'; readonly divergence: Divergence; readonly provisional?: true }
  | { readonly kind: 'output'; readonly run: number; readonly stream: 'stdout' | 'stderr'; readonly text: string }
  | { readonly kind: 'run-ended'; readonly run: number; readonly exitCode: number | null; readonly signal: string | null }
  | { readonly kind: 'report'; readonly report: CheckReport };
