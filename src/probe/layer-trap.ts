import type { EngineTensor } from './engine-types';
import type { LayerContext } from './layer-context';
import { planSteps } from './planned-steps';
import type { Recorder } from './recorder';
import { LAYER_CALL } from './stack-capture';
import type { WeightLog } from './weight-log';

type Callable = (this: object, ...args: unknown[]) => unknown;
type Prototype = Record<string, unknown>;

const MODEL_METHODS = ['fit', 'fitDataset', 'trainOnBatch', 'predict', 'predictOnBatch', 'evaluate', 'evaluateDataset'] as const;
const TOLD = new Set<string>(['predict', 'predictOnBatch', 'evaluate', 'evaluateDataset']);

/**
 * Finds the layer classes of every copy of TensorFlow.js: each sets `className` on a class, which an
 * accessor on `Function.prototype` sees; the layer's base class is then on the prototype chain.
 */
export function trapLayers(recorder: Recorder, layers: LayerContext, weights: WeightLog): void {
  const seen = new WeakSet<object>();
  const depth = { value: 0 };
  Object.defineProperty(Function.prototype, 'className', {
    configurable: true,
    enumerable: false,
    get: () => undefined,
    set(this: unknown, value: unknown) {
      if (typeof this !== 'function' && (typeof this !== 'object' || this === null)) return;
      Reflect.defineProperty(this, 'className', { value, writable: true, configurable: true, enumerable: true });
      try {
        if (typeof this === 'function') patchChain(this.prototype as unknown);
      } catch {
        // A class of another kind: not ours to touch.
      }
    },
  });

  function patchChain(start: unknown): void {
    for (let proto = start; typeof proto === 'object' && proto !== null && proto !== Object.prototype; proto = Object.getPrototypeOf(proto) as unknown) {
      if (seen.has(proto)) return;
      seen.add(proto);
      const own = proto as Prototype;
      if (Object.hasOwn(own, 'addWeight') && Object.hasOwn(own, 'apply')) patchLayer(own);
      if (Object.hasOwn(own, 'fit') && Object.hasOwn(own, 'predict')) patchModel(own);
    }
  }

  function patchLayer(proto: Prototype): void {
    for (const name of ['apply', 'addWeight']) {
      const original = proto[name] as Callable;
      const trapped = function (this: object, ...args: unknown[]): unknown {
        return layers.within(this, () => original.apply(this, args));
      };
      proto[name] = Object.defineProperty(trapped, 'name', { value: `${LAYER_CALL}${name}` });
    }
    // Every constructor of a layer first assigns `_callHook`.
    Object.defineProperty(proto, '_callHook', {
      configurable: true,
      get: () => undefined,
      set: function trapped(this: object, value: unknown) {
        Object.defineProperty(this, '_callHook', { value, writable: true, configurable: true, enumerable: true });
        layers.construct(this, trapped);
      },
    });
  }

  function patchModel(proto: Prototype): void {
    for (const name of MODEL_METHODS) {
      if (!Object.hasOwn(proto, name)) continue;
      const original = proto[name] as Callable;
      proto[name] = function trapped(this: object, ...args: unknown[]): unknown {
        if (depth.value > 0) return original.apply(this, args);
        // The stack is remembered for everything that this call does in later turns.
        const stack = recorder.stacks.enter(trapped, `LayersModel.${name}\t/node_modules/@tensorflow/tfjs-layers\t0\t0`);
        recorder.guard(() => { tellPlan(name, args); });
        depth.value++;
        try {
          const result = original.apply(this, args);
          if (TOLD.has(name)) tell(name, result, stack);
          return result;
        } finally {
          depth.value--;
        }
      };
    }
  }

  /** The panel shows how long training will take. */
  function tellPlan(name: string, args: readonly unknown[]): void {
    const steps = planSteps(name, args);
    if (steps !== null) recorder.note('planned-steps', String(steps));
  }

  function tell(name: string, result: unknown, stack: string): void {
    if (result instanceof Promise) {
      void result.then((value) => { tell(name, value, stack); }, () => undefined);
      return;
    }
    const role = name.startsWith('predict') ? 'predict' : 'evaluate';
    const tensors = (Array.isArray(result) ? result : [result]) as unknown[];
    for (const tensor of tensors) if (isTensor(tensor)) weights.output(role, role, tensor, recorder.intern(stack));
  }
}

function isTensor(value: unknown): value is EngineTensor {
  return typeof value === 'object' && value !== null && 'dataId' in value && 'dtype' in value;
}
