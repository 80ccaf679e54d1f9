import type { EngineTrap } from './engine-trap';
import type { EngineVariable } from './engine-types';
import type { Recorder } from './recorder';

/** A number of a variable. */
interface Weight {
  readonly variable: EngineVariable;
  readonly values: Float32Array;
  readonly place: number;
}

/**
 * The arm that shows what chaos alone does: one weight becomes its next float32. Gives the variable that holds it, null
 * where no weight can be read. The values of the program's own array stay.
 */
export function nudgeOneUlp({ engine, reader }: EngineTrap, recorder: Recorder, variables: readonly EngineVariable[]): EngineVariable | null {
  const weight = chooseWeight(variables.flatMap((variable) => {
    const values = variable.assign === undefined ? null : reader.readNow(variable.dataId);
    return values instanceof Float32Array ? [{ variable, values }] : [];
  }));
  if (weight === null) return null;
  const { variable, values, place } = weight;
  const moved = values.slice();
  const words = new Int32Array(moved.buffer);
  words[place] = (words[place] ?? 0) + 1;
  recorder.isQuiet = true;
  variable.assign?.(engine.makeTensor(moved, variable.shape, variable.dtype));
  recorder.isQuiet = false;
  return variable;
}

/**
 * An optimizer's step rounds the ULP of a small weight away, for the sum lies on a coarser grid. So one of the highest
 * power of two is taken, and of these the first that is nearest to zero: it has the farthest to the next grid.
 */
function chooseWeight(all: readonly { readonly variable: EngineVariable; readonly values: Float32Array }[]): Weight | null {
  let best: Weight | null = null;
  let [power, least] = [-Infinity, Infinity];
  for (const { variable, values } of all) {
    for (let place = 0; place < values.length; place++) {
      const size = Math.abs(values[place] ?? 0);
      if (size === 0 || !Number.isFinite(size)) continue;
      const own = Math.floor(Math.log2(size));
      if (own < power || (own === power && size >= least)) continue;
      [power, least] = [own, size];
      best = { variable, values, place };
    }
  }
  return best;
}
