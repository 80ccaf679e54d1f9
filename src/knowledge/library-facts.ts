import type { BackendName } from '../core/verdict';
import type { ValueKind } from './draw';
import type { ApiFact } from './fact';

/** A class whose instances have methods in the table. */
export interface ClassFact {
  readonly name: string;
  /** Class (same library, or `library:Class`) whose members it inherits. */
  readonly extends?: string;
  /** Instances are functions that give numbers: a seeded one can stand where `random: () => number` is asked for. */
  readonly isGenerator?: boolean;
  /** A model object that drops the seed handed to the call around it, and why. */
  readonly dropsSeed?: string;
  /** Major version of the package from which it drops the seed; left out means all. */
  readonly dropsSeedFrom?: number;
  /** Kinds of seeds that a model object drops, where it keeps the others. */
  readonly ignoresSeeds?: readonly ValueKind[];
  /** A model that gives canned answers and samples nothing: why. */
  readonly isScripted?: string;
  /** Can stand in a chain (`prompt.pipe(model)` acts as the model) or in a wrapper (`wrapOpenAI(client)`). */
  readonly isRunnable?: boolean;
  /** Classes of properties: `layers` of a model. */
  readonly properties?: Readonly<Record<string, string>>;
}

/** One import specifier and the part of the export tree that it gives. */
export interface ModuleFact {
  /** `lodash`, or with one `*`: `lodash/*`. */
  readonly specifier: string;
  /** Path of the namespace (`import * as x`, named imports hang below it); `''` is the root, `*` what the specifier's star matched. */
  readonly namespace: string;
  /** Path of the default import; null if there is none. Left out: same as the namespace. */
  readonly default?: string | null;
  /** Path of what `require` gives. Left out: same as the namespace. */
  readonly required?: string;
  /** Importing the module for its effect makes this backend available (and the best one, if it is native). */
  readonly providesBackend?: BackendName;
}

/** A name that a script tag puts on the global object. */
export interface GlobalFact {
  readonly name: string;
  readonly path: string;
  /** A name that could be anybody's (`random`) counts only in a project that also calls this (`createCanvas`). */
  readonly besideCall?: string;
}

export interface LibraryFacts {
  readonly id: string;
  /** As the user writes it in prose: "TensorFlow.js". */
  readonly title: string;
  readonly kind: 'platform' | 'tensor' | 'learning' | 'data' | 'random' | 'generation' | 'identifier' | 'test';
  readonly modules: readonly ModuleFact[];
  readonly globals?: readonly GlobalFact[];
  /** The version whose behaviour the rows describe. */
  readonly version: string;
  /** It keeps its own reference to `Math.random` while it loads, so a later replacement misses it. */
  readonly capturesMathRandom?: boolean;
  /** Draws from `Math.random` while loading, which shifts a stream seeded before. */
  readonly drawsAtImport?: boolean;
  readonly classes?: readonly ClassFact[];
  /** Exports that are instances: path to class. */
  readonly values?: Readonly<Record<string, string>>;
  readonly apis: readonly ApiFact[];
  /** Everything in it is known to be deterministic: never flagged. */
  readonly deterministic?: string;
  readonly sources: readonly string[];
}
