import { Module } from 'node:module';
import { randomOps } from '../../knowledge/tfjs/random-ops';
import { dress } from '../dress';
import type { Recorder } from '../recorder';
import { isLibrary } from '../stack-capture';

type Load = (this: unknown, request: string, ...rest: unknown[]) => unknown;
type Call = (this: unknown, ...args: unknown[]) => unknown;
type Exports = Record<string, unknown>;

/** Seeds told of one thread: a program may seed every one of a million tensors. */
const MAX_SEEDS = 1000;
const MAX_LENGTH = 200;
const GENERATORS = ['alea', 'xor128', 'tychei', 'xorwow', 'xor4096', 'xorshift7'] as const;

/**
 * Tells the seeds that the program gives to operations of tfjs-core, to `Dataset.shuffle` and to seedrandom; layers
 * tell their own. Bundles hold no modules, so there only the layers' are known.
 */
export function trapSeeds(recorder: Recorder): void {
  const loader = Module as unknown as { _load: Load };
  const original = loader._load;
  const teller = new SeedTeller(recorder);
  loader._load = function (this: unknown, request: string, ...rest: unknown[]): unknown {
    const exports = original.call(this, request, ...rest);
    const name = /(?:^|[\\/])(tfjs-core|tfjs-data|seedrandom)(?:$|[\\/](?:dist[\\/])?[\w.-]+\.js$)/.exec(request)?.[1];
    if (name === 'seedrandom') return typeof exports === 'function' ? teller.wrapGenerator(exports as Call) : exports;
    if (name !== undefined && typeof exports === 'object' && exports !== null) teller.wrapModule(exports as Exports);
    return exports;
  };
}

class SeedTeller {
  private readonly recorder: Recorder;
  private readonly done = new WeakSet();
  private readonly generators = new WeakMap<Call, Call>();
  private told = 0;

  constructor(recorder: Recorder) {
    this.recorder = recorder;
  }

  wrapModule(exports: Exports): void {
    if (this.done.has(exports)) return;
    this.done.add(exports);
    for (const { path, seeds } of randomOps) {
      const place = seeds?.[0]?.place;
      if (place?.argument !== undefined) this.wrap(exports, path, `tf.${path}`, place.argument);
    }
    const dataset = exports['Dataset'];
    if (typeof dataset === 'function') this.wrap(dataset.prototype as Exports, 'shuffle', 'tf.data.Dataset.shuffle', 1);
  }

  /** seedrandom and the generators that hang on it; also where it puts itself: `Math.seedrandom`. */
  wrapGenerator(original: Call): Call {
    const known = this.generators.get(original);
    if (known !== undefined) return known;
    const wrapped = this.asTeller('seedrandom', original);
    this.generators.set(original, wrapped).set(wrapped, wrapped);
    const holder = original as unknown as Exports;
    for (const name of GENERATORS) if (typeof holder[name] === 'function') holder[name] = this.asTeller(`seedrandom.${name}`, holder[name] as Call);
    const math = Math as unknown as Exports;
    if (math['seedrandom'] === original) math['seedrandom'] = wrapped;
    return wrapped;
  }

  /** A proxy, because seedrandom is called with and without `new`, and read for its properties. */
  private asTeller(api: string, original: Call): Call {
    const tell = (seed: unknown): void => { this.tell(api, seed, null); };
    return new Proxy(original, {
      apply(target, self, args: unknown[]): unknown {
        tell(args[0]);
        return Reflect.apply(target, self, args);
      },
      construct(target, args: unknown[], newTarget): object {
        tell(args[0]);
        return Reflect.construct(target, args, newTarget) as object;
      },
    });
  }

  private wrap(holder: Exports, name: string, api: string, argument: number): void {
    const original = holder[name];
    if (typeof original !== 'function') return;
    const tell = (seed: unknown): void => { this.tell(api, seed, trapped); };
    const trapped = dress(original as Call, function (this: unknown, ...args: unknown[]): unknown {
      tell(args[argument]);
      return (original as Call).apply(this, args);
    });
    try {
      holder[name] = trapped;
    } catch {
      // Frozen: its seeds stay unknown.
    }
  }

  private tell(api: string, seed: unknown, skip: Call | null): void {
    const { recorder } = this;
    if (seed === undefined || seed === null || recorder.isQuiet || this.told >= MAX_SEEDS) return;
    recorder.guard(() => {
      // A library hands on what it was given: the program gave it elsewhere.
      if (isLibrary(recorder.stacks.captureCaller(skip))) return;
      this.told++;
      recorder.write({ kind: 'seed', api: recorder.intern(api), stack: recorder.intern(recorder.stacks.capture(skip)), seed: textOf(seed).slice(0, MAX_LENGTH) });
    });
  }
}

function textOf(seed: unknown): string {
  if (typeof seed === 'string') return seed;
  return typeof seed === 'object' ? JSON.stringify(seed) : `${seed as number}`;
}
