import type { ts } from 'ts-morph';
import type { Identity } from '../knowledge/catalogue';
import type { Draw, SeedFact } from '../knowledge/draw';
import type { CallLike } from './source/binding';

/**
 * What would mend a finding, said in nodes of the tree and facts of the tables. `fixes` turns it into text edits; the
 * nodes belong to the version of the file that was linted.
 */
export type Repair =
  | SeedInitializers
  | SeedPlace
  | ReplaceSeed
  | SeedStream
  | SeedTooLate
  | TurnOffTraining
  | SortOrder
  | PinBackend
  | PinKernel
  | SetOption;

/** Give each random weight of a layer an initializer of its own default family with a seed. */
export interface SeedInitializers {
  readonly kind: 'seed-initializers';
  readonly call: CallLike;
  /** The object literal that holds the layer's options, if there is one to write into. */
  readonly config: ts.ObjectLiteralExpression | null;
  readonly weights: readonly UnseededWeight[];
}

export interface UnseededWeight {
  readonly name: string;
  /** The option that the layer really reads, e.g. `recurrentInitializer`. */
  readonly option: string;
  /** Name in `tf.initializers` that keeps what training means: the default, or the one that the code names. */
  readonly family: string;
  /** The value written there now (a string, an initializer call); null if the option is absent. */
  readonly existing: ts.Expression | null;
}

/** Write a seed where the call reads one: an argument, or a property of its options. */
export interface SeedPlace {
  readonly kind: 'seed-place';
  readonly call: CallLike;
  readonly api: Identity;
  readonly seed: SeedFact;
  /** The object literal of the options, where the seed is a property and one is written. */
  readonly config: ts.ObjectLiteralExpression | null;
  /** What stands at the place now, e.g. `null`, `0`; null if nothing. */
  readonly existing: ts.Expression | null;
}

/** The expression is a seed that does not hold (a clock, 0, `Math.random()`): put a fixed one in its place. */
export interface ReplaceSeed {
  readonly kind: 'replace-seed';
  readonly call: CallLike;
  readonly api: Identity;
  readonly seed: SeedFact | null;
  readonly expression: ts.Expression;
}

/** Only seeding the generator of the whole program reaches this draw (`fit`'s shuffle, masks, `Math.random`). */
export interface SeedStream {
  readonly kind: 'seed-stream';
  readonly call: CallLike;
  readonly api: Identity;
  readonly draw: Draw;
}

/** Global seeding stands too late: move it before the first draw. */
export interface SeedTooLate {
  readonly kind: 'seed-earlier';
  readonly call: CallLike;
}

/** `apply(x, { training: true })` at inference: the option to take out or turn off. */
export interface TurnOffTraining {
  readonly kind: 'turn-off-training';
  readonly call: CallLike;
  readonly option: ts.Expression | null;
}

/** Sort what comes in no promised order, right after the call. */
export interface SortOrder {
  readonly kind: 'sort-order';
  readonly call: CallLike;
}

export interface PinBackend {
  readonly kind: 'pin-backend';
  /** The import of TensorFlow.js after which the backend is to be chosen. */
  readonly after: ts.Node;
}

export interface PinKernel {
  readonly kind: 'pin-kernel';
  readonly call: CallLike;
  /** What makes the kernel repeatable, as the tables say it. */
  readonly remedy: string | null;
  /** The variable that does, where it belongs into the environment of the program. */
  readonly environment?: { readonly variable: string; readonly value: string };
}

/** Put a value in an option of a call, e.g. an initializer that is not constant. */
export interface SetOption {
  readonly kind: 'set-option';
  readonly call: CallLike;
  /** Position of the options among the arguments; 0 if it is not given. */
  readonly argument?: number;
  readonly config: ts.ObjectLiteralExpression | null;
  readonly option: string;
  readonly existing: ts.Expression | null;
  readonly text: string;
}
