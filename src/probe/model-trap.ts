import type { EngineTensor } from './engine-types';
import { planSteps } from './planned-steps';
import type { Recorder } from './recorder';
import { TrainingTurns } from './training-turns';
import type { WeightLog } from './weight-log';

type Callable = (this: object, ...args: unknown[]) => unknown;

const METHODS = ['fit', 'fitDataset', 'trainOnBatch', 'predict', 'predictOnBatch', 'evaluate', 'evaluateDataset'] as const;
const TRAINED = new Set<string>(['fit', 'fitDataset']);
const TOLD = new Set<string>(['predict', 'predictOnBatch', 'evaluate', 'evaluateDataset']);

/** Tells what models are asked to do: the line that asks, the steps planned, what a prediction gives. */
export class ModelTrap {
  readonly #recorder: Recorder;
  readonly #weights: WeightLog;
  readonly #turns: TrainingTurns;
  #depth = 0;

  constructor(recorder: Recorder, weights: WeightLog) {
    this.#recorder = recorder;
    this.#weights = weights;
    this.#turns = new TrainingTurns(recorder);
  }

  patch(proto: Record<string, unknown>): void {
    for (const name of METHODS) {
      if (Object.hasOwn(proto, name)) proto[name] = this.#wrap(name, proto[name] as Callable);
    }
  }

  /** Only the outermost call is the user's: `fit` evaluates, too. */
  #wrap(name: string, original: Callable): Callable {
    // eslint-disable-next-line @typescript-eslint/no-this-alias
    const trap = this;
    return function trapped(this: object, ...args: unknown[]): unknown {
      return trap.#depth > 0 ? original.apply(this, args) : trap.#enter(name, () => original.apply(this, args), args, trapped);
    };
  }

  #enter(name: string, call: () => unknown, args: readonly unknown[], trapped: Callable): unknown {
    // The stack is remembered for everything that this call does in later turns.
    const stack = this.#recorder.stacks.enter(trapped, `LayersModel.${name}\t/node_modules/@tensorflow/tfjs-layers\t0\t0`);
    this.#recorder.guard(() => { this.#tellPlan(name, args); });
    const inside = (): unknown => this.#inside(call);
    const result = TRAINED.has(name) ? this.#turns.start(inside) : inside();
    if (TOLD.has(name)) this.#tell(name, result, stack);
    return result;
  }

  #inside(call: () => unknown): unknown {
    this.#depth++;
    try {
      return call();
    } finally {
      this.#depth--;
    }
  }

  /** The panel shows how long training will take. */
  #tellPlan(name: string, args: readonly unknown[]): void {
    const steps = planSteps(name, args);
    if (steps !== null) this.#recorder.note('planned-steps', String(steps));
  }

  #tell(name: string, result: unknown, stack: string): void {
    if (result instanceof Promise) {
      void result.then((value) => { this.#tell(name, value, stack); }, () => undefined);
      return;
    }
    const role = name.startsWith('predict') ? 'predict' : 'evaluate';
    const tensors = (Array.isArray(result) ? result : [result]) as unknown[];
    for (const tensor of tensors) if (isTensor(tensor)) this.#weights.output(role, role, tensor, this.#recorder.intern(stack));
  }
}

function isTensor(value: unknown): value is EngineTensor {
  return typeof value === 'object' && value !== null && 'dataId' in value && 'dtype' in value;
}
