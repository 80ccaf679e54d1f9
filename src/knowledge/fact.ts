import type { BackendName } from '../core/verdict';
import type { Draw, Evidence, SeedFact, ValueKind, WrongSeedPlace } from './draw';
import type { Condition, Place } from './place';

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

/** The option that hands over a context, and the function that makes one around a model. */
export interface ContextOption {
  readonly option: string;
  readonly maker: string;
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
  /** It acts as the model that the program sets under this name anywhere, unless it is given one of its own (LlamaIndex's `Settings.llm`). */
  readonly standsForSet?: string;
  /** Before that: the model that a context holds, which this option hands over to it or to what made it; `maker` makes contexts. */
  readonly standsForContext?: ContextOption;
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
  /** Members of what it makes that put other values in the place of those drawn: a method called, a property set. */
  readonly replacedBy?: readonly string[];
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

