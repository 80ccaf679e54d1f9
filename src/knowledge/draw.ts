import type { Level } from '../core/finding';
import type { RuleId } from '../core/rule-id';
import type { Condition, Place } from './place';

/**
 * Where the bits of a draw come from. `own` is a generator that the library itself holds (seeded or fixed);
 * `native` lives in compiled code; `argument` means whatever function the caller passes.
 */
export type Entropy = 'Math.random' | 'clock' | 'own' | 'os' | 'server' | 'native' | 'device' | 'argument';

/** When a call draws: while the module loads, at the call itself, or later through what the call returned. */
export type Moment = 'import' | 'call' | 'build' | 'training' | 'inference' | 'iteration';

/** How we know: `run` here in fresh processes, `wire` = request body captured, `source` read, or only `documented`. */
export type Evidence = 'run' | 'wire' | 'source' | 'documented';

/** Kinds of values that a seed may have; a literal belongs to every kind that describes it. */
export type ValueKind =
  | 'undefined'
  | 'null'
  | 'zero'
  | 'negative'
  | 'fraction'
  | 'NaN'
  | 'infinite'
  | 'empty-string'
  | 'non-numeric-string'
  | 'string';

/** One way in which a call lets entropy in. */
export interface Draw {
  readonly rule: RuleId;
  readonly entropy: Entropy;
  readonly moment: Moment;
  /** Draws per call (`n` = depends on the data); left out where nobody counted. */
  readonly count?: number | 'n';
  /** All must hold for the call to draw at all. */
  readonly onlyIf?: readonly Condition[];
  /** Any that holds stops the draw. */
  readonly unless?: readonly Condition[];
  /** Any that holds makes the finding `review`: repeatable in practice, though nobody promises it. */
  readonly softenedIf?: readonly Condition[];
  /** `always`: harmful wherever it stands (weights, a shuffle). `flow`: only where the value reaches data, weights or a decision. */
  readonly matters: 'always' | 'flow';
  /** Level of the finding where it is not the rule's own. */
  readonly level?: Level;
  /** What differs from run to run, as the message says it: "the initial kernel weights". */
  readonly what: string;
  /**
   * Does replacing `Math.random` (seedrandom with `global: true`) fix this draw? `before-import`: only if it is replaced
   * before the library loads, because the library keeps its own reference.
   */
  readonly globalSeeding: 'yes' | 'before-import' | 'no';
}

/** A place at which a seed works. */
export interface SeedFact {
  readonly place: Place;
  readonly accepts: 'integer' | 'number' | 'string' | 'number-or-string' | 'function' | 'array' | 'any';
  /** Kinds of values that the library treats as no seed at all. */
  readonly ignored: readonly ValueKind[];
  /** Kinds of values that throw. */
  readonly throws?: readonly ValueKind[];
  /** What draws when the seed is ignored; left out where it is the draw's own entropy. */
  readonly fallback?: Entropy;
  /** A constant seed gives the same draw on every call: a mask that never varies. */
  readonly repeatsEveryCall?: boolean;
  /** Different-looking values that start one and the same stream, said in words. */
  readonly sameStream?: string;
  /** Only draws with these rules are fixed by it; left out means all of the call's draws. */
  readonly fixes?: readonly RuleId[];
  /** The class of the value at this place decides whether the seed is kept (see `ClassFact.dropsSeed`). */
  readonly carriedBy?: Place;
  /** Absent from the library's types, though it works: recognized where it stands, never proposed. */
  readonly untyped?: boolean;
  /** Providers promise best effort only. */
  readonly bestEffort?: boolean;
}

/** A place where people write a seed that the library never reads. */
export interface WrongSeedPlace {
  readonly place: Place;
  readonly onlyIf?: readonly Condition[];
  /** What happens instead and where the seed belongs: one sentence. */
  readonly why: string;
}
