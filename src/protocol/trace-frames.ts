import type { EffectKind, Fingerprint, InputKind, OutputRole, ReadSum } from '../core/trace';

/** Stands for a value that follows as a frame of its own, from a GPU. */
export type Late = 'late';

/** Number and print of a tensor's data. */
export interface TensorMark {
  readonly id: number;
  readonly print: Fingerprint;
  /** False while a later `print` frame brings the fingerprint. */
  readonly isKnown: boolean;
}

/** One message of the stream that a thread tells: texts come once, all else names them by number. */
export type TraceFrame =
  | { readonly kind: 'text'; readonly id: number; readonly text: string }
  | { readonly kind: 'input'; readonly input: InputKind; readonly api: number; readonly stack: number; readonly layer: number; readonly count: number; readonly print: Fingerprint; readonly values: readonly (number | string)[]; readonly isApart?: boolean }
  | {
      readonly kind: 'effect';
      readonly effect: EffectKind;
      readonly name: number;
      readonly shape: number;
      readonly stack: number;
      /** Stack of the forward operation, for a kernel of the backward pass. */
      readonly forward: number;
      readonly layer: number;
      readonly attributes: Fingerprint;
      readonly inputs: readonly number[];
      readonly outputs: readonly TensorMark[];
    }
  /** `loss` is null if it is no single number, `print` if a gradient cannot be had; a `late` one follows as a frame of its own, from the GPU. */
  | { readonly kind: 'step'; readonly step: number; readonly loss: number | Late | null; readonly print: Fingerprint | Late | null; readonly reads: ReadSum }
  | { readonly kind: 'loss'; readonly step: number; readonly loss: number }
  | { readonly kind: 'gradients'; readonly step: number; readonly print: Fingerprint }
  | { readonly kind: 'print'; readonly tensor: number; readonly print: Fingerprint }
  | { readonly kind: 'output'; readonly role: OutputRole; readonly name: string; readonly shape: readonly number[]; readonly dtype: string; readonly tensor: number; readonly stack: number; readonly print: Fingerprint; readonly values: Uint8Array | null }
  | { readonly kind: 'weights'; readonly step: number; readonly name: string; readonly values: Uint8Array }
  | { readonly kind: 'layer'; readonly id: number; readonly name: string; readonly className: string; readonly stack: number; readonly seeds: string }
  /** What the program has read by its end. */
  | { readonly kind: 'reads'; readonly reads: ReadSum }
  | { readonly kind: 'seed'; readonly api: number; readonly stack: number; readonly seed: string }
  | { readonly kind: 'values'; readonly values: Uint8Array }
  /** The beginning of the text whose effect was told last. */
  | { readonly kind: 'excerpt'; readonly excerpt: string }
  | { readonly kind: 'note'; readonly note: string; readonly value: string };
