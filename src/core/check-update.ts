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
      readonly loss: number | null;
      readonly elapsedMs: number;
      /** Planned number of steps if it is known. */
      readonly totalSteps: number | null;
    }
  | {
      readonly kind: 'drift';
      readonly step: number;
      readonly layers: readonly { readonly layer: string; readonly maxAbs: number }[];
    }
  | { readonly kind: 'divergence'; readonly divergence: Divergence }
  | { readonly kind: 'output'; readonly run: number; readonly stream: 'stdout' | 'stderr'; readonly text: string }
  | { readonly kind: 'run-ended'; readonly run: number; readonly exitCode: number | null; readonly signal: string | null }
  | { readonly kind: 'report'; readonly report: CheckReport };
