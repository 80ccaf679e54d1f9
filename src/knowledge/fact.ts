import type { Level } from '../core/finding';
import type { RuleId } from '../core/rule-id';
import type { BackendName } from '../core/verdict';

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

/** An argument, or a property inside an options argument. */
export interface Place {
  /**
   * Whose arguments: this call's (left out), those of the call that made the receiver (`maker`), those of a method
   * called on the receiver before (`#withConfig`), or those of the call that made what stands under a name in the
   * options of this call or else of the receiver's maker (`.model`), or those of the call that made the chain around
   * the receiver (`chain`).
   */
  readonly of?: 'maker' | 'chain' | `#${string}` | `.${string}`;
  readonly argument: number;
  /** Property names from the argument down; empty means the argument itself. */
  readonly path: readonly string[];
}

/**
 * A test on the value at a place. A list holds if the value is one of its literals; `contains`, if a
 * text holds one of these; `has`, if one of these properties is written in an object;
 * `lacks`, if this one is not, or no object is given at all.
 */
export interface Condition {
  readonly place: Place;
  readonly is: 'present' | 'absent' | 'truthy' | 'falsy' | 'nonzero' | 'array' | readonly (string | number | boolean | null)[] | { readonly contains: readonly string[] } | { readonly has: readonly string[] } | { readonly lacks: string };
  /** Asked only of projects whose package.json names a major version of the library below this one; else it does not hold. */
  readonly below?: number;
}

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

/** One weight of a layer that an initializer fills. */
export interface WeightFact {
  readonly name: string;
  /** The option that the layer really reads; always in argument 0. */
  readonly option: string;
  /** Name in `tf.initializers` of the layer's own default. */
  readonly default: string;
  /** Options that look as if they set this weight and are ignored. */
  readonly ignoredOptions?: readonly string[];
  /** The weight exists only if this holds. */
  readonly onlyIf?: readonly Condition[];
}

/** How a layer holds other layers or cells. */
export interface WrapFact {
  readonly option: string;
  /** `both-directions`: the inner seed is copied, so both copies get equal weights. */
  readonly copies?: 'both-directions';
}

/** A kernel that an operation reaches. */
export interface KernelUse {
  readonly kernel: string;
  readonly pass: 'forward' | 'gradient';
  /** How M, K and N of a matrix product follow from the call, for the split-K condition. */
  readonly product?: 'matMul' | 'dense' | 'conv2d' | 'dense-gradient' | 'conv2d-gradient';
  readonly onlyIf?: readonly Condition[];
}

/** What a call does to a program besides drawing. */
export type Effect =
  | 'trains'
  | 'infers'
  | 'computes-gradient'
  | 'loads-weights'
  | 'builds-model'
  | 'builds-data'
  | 'compiles'
  | 'sets-backend'
  | 'sets-flag'
  | 'calls-layer'
  | 'sets-weights'
  | 'waits-for-backend'
  | 'makes-variable';

/** A call that seeds more than its own result. */
export interface SeederFact {
  /** `Math.random`, or the id of the library whose process-wide generator it sets. */
  readonly target: string;
  readonly seed: Place;
  /** `function`: it takes a generator instead of a seed. */
  readonly accepts?: 'function';
  /** Kinds of values that leave the generator unseeded. */
  readonly ignored: readonly ValueKind[];
  /** All must hold: `seedrandom(s)` without `{ global: true }` seeds nothing but its result. */
  readonly onlyIf?: readonly Condition[];
  /** Any that holds undoes it (`{ entropy: true }`). */
  readonly unless?: readonly Condition[];
  /** Draws of the target that stay free all the same, said in words. */
  readonly leavesOut?: string;
  readonly sameStream?: string;
}

/** An order that no one promises, or one that is promised. */
export interface OrderFact {
  readonly order: 'unordered' | 'platform' | 'completion' | 'specified';
  readonly why: string;
  /** Unordered only if this holds. */
  readonly onlyIf?: readonly Condition[];
  /** Major versions of the package before this one put their results in order. */
  readonly sinceMajor?: number;
}

/** What a clock tells, and when the call reads it at all. */
export interface ClockFact {
  readonly what: string;
  readonly onlyIf?: readonly Condition[];
}

/** What holds instead where a callable runs on one of these backends: its kernel draws by other means. */
export interface BackendFact {
  readonly backends: readonly BackendName[];
  readonly draws: readonly Draw[];
  readonly seeds: readonly SeedFact[];
  readonly note: string;
}

/** Everything Swerve knows about one callable. */
export interface ApiFact {
  /**
   * Path in the library's export tree (`layers.dense`), a member of a class (`Dataset#shuffle`,
   * `OpenAI#chat.completions.create`), or the call of an instance itself (`Pipeline#()`). A property that is only
   * read (`process.pid`) has a row of its own, too.
   */
  readonly path: string;
  /** Called with `new`, without, or either; left out means plain call. */
  readonly call?: 'new' | 'either';
  /** Class of what it returns or resolves to; `library:Class` where it belongs to another one. `this` = the receiver. */
  readonly returns?: string;
  /**
   * What it returns acts as the model at this place, or among the list there (a chain or an agent around a model);
   * `returns` holds where no model of the tables is found.
   */
  readonly standsFor?: Place;
  /** Of what stands for a model: it hands none of the options of a call on to it. */
  readonly dropsOptions?: true;
  /** Of what stands for a model: where it takes a seed for the model itself; `only` where it is one of this library. */
  readonly addsSeeds?: readonly { readonly place: Place; readonly only?: string }[];
  /** It carries out the plan that is made at this place (`client.send(new Command(…))`): the row of the plan tells what is drawn. */
  readonly carriesOut?: Place;
  /** What it makes is a plan: its draws happen where the plan is carried out. */
  readonly isPlan?: boolean;
  /** The function at this place is called with an object of this class first. */
  readonly hands?: { readonly place: Place; readonly what: string };
  readonly draws?: readonly Draw[];
  readonly seeds?: readonly SeedFact[];
  readonly wrongSeeds?: readonly WrongSeedPlace[];
  readonly seeder?: SeederFact;
  /** Nothing can seed it; say so and what to do instead. */
  readonly unseedable?: string;
  /** It looks random, needs no seed, and must stay quiet: why. */
  readonly needsNoSeed?: string;
  /** Reads a clock: what the value is. Harmful only where it reaches what is computed. */
  readonly clock?: ClockFact;
  /** The value is another one in every run (a process id) or on every machine (the number of processors). */
  readonly varies?: 'run' | 'machine';
  readonly order?: OrderFact;
  readonly effects?: readonly Effect[];
  readonly weights?: readonly WeightFact[];
  readonly wraps?: WrapFact;
  /** Options that take an initializer with no random default (bias, gamma). */
  readonly initializerOptions?: readonly string[];
  /** An initializer: whether it draws; `constant` ones fill a weight with one value. */
  readonly initializer?: 'random' | 'constant' | 'identity';
  /** Masks or noise added while training: options that a fix may need. */
  readonly kernels?: readonly KernelUse[];
  /** Draws and seeds that differ by backend; left out for the many callables that compute in JavaScript. */
  readonly onBackends?: readonly BackendFact[];
  /** Name of the layer class as configs and `className` spell it. */
  readonly className?: string;
  /** Semver range of the package in which this row holds; left out means all known. */
  readonly versions?: string;
  /** What the library really does, for the rule's page: plain sentences. */
  readonly note?: string;
  readonly evidence: Evidence;
  /** Where the fact comes from: file in the library's repository, page or issue. */
  readonly source?: string;
}

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
