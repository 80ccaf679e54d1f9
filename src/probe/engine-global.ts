import { EngineRecorder } from './engine-trap';
import type { Engine } from './engine-types';
import type { LayerContext } from './layer-context';
import { seedNativeDraws } from './native-seed';
import type { Recorder } from './recorder';
import type { WeightLog } from './weight-log';

/** TensorFlow.js keeps one engine for all its copies in this global; it is caught when it is set. */
export function trapEngine(recorder: Recorder, layers: LayerContext, weights: WeightLog, found: (trap: EngineRecorder) => void): void {
  let engine: Engine | undefined;
  Object.defineProperty(globalThis, '_tfengine', {
    configurable: true,
    enumerable: false,
    get: () => engine,
    set(created: Engine | undefined) {
      engine = created;
      recorder.stacks.noteEngine(null);
      if (created !== undefined && recorder.plan.seedNative) seedNativeDraws(created);
      if (created !== undefined) found(new EngineRecorder(created, recorder, layers, weights));
    },
  });
}
