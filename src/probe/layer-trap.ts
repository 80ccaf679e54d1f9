import type { LayerContext } from './layer-context';
import { ModelTrap } from './model-trap';
import type { Recorder } from './recorder';
import { LAYER_CALL } from './stack-capture';
import type { WeightLog } from './weight-log';

type Callable = (this: object, ...args: unknown[]) => unknown;
type Prototype = Record<string, unknown>;

/** Finds the classes of layers and models of every copy of TensorFlow.js, and puts traps into their base classes. */
export function trapLayers(recorder: Recorder, layers: LayerContext, weights: WeightLog): void {
  const seen = new WeakSet<object>();
  const models = new ModelTrap(recorder, weights);
  watchClassNames((start) => {
    for (let proto = start; typeof proto === 'object' && proto !== null && proto !== Object.prototype; proto = Object.getPrototypeOf(proto) as unknown) {
      if (seen.has(proto)) return;
      seen.add(proto);
      const own = proto as Prototype;
      if (Object.hasOwn(own, 'addWeight') && Object.hasOwn(own, 'apply')) trapLayer(own, layers);
      if (Object.hasOwn(own, 'fit') && Object.hasOwn(own, 'predict')) models.patch(own);
    }
  });
}

/**
 * Gives the prototype of every class that gets a `className`, as each layer does: an accessor on `Function.prototype`
 * sees it. The layer's base class is then on the prototype chain.
 */
function watchClassNames(found: (prototype: unknown) => void): void {
  Object.defineProperty(Function.prototype, 'className', {
    configurable: true,
    enumerable: false,
    get: () => undefined,
    set(this: unknown, value: unknown) {
      if (typeof this !== 'function' && (typeof this !== 'object' || this === null)) return;
      Reflect.defineProperty(this, 'className', { value, writable: true, configurable: true, enumerable: true });
      try {
        if (typeof this === 'function') found(this.prototype as unknown);
      } catch {
        // A class of another kind: not ours to touch.
      }
    },
  });
}

function trapLayer(proto: Prototype, layers: LayerContext): void {
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
