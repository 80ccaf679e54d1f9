import type tensorflow from '@tensorflow/tfjs';
import type * as types from '@tensorflow/tfjs';

let library: typeof tensorflow;

export function use(given: unknown): void {
  library = given as never;
}

const DEFAULTS = { seed: 7 };

export function noise(options: typeof DEFAULTS) {
  return [library.randomNormal([2]), library.randomNormal([2], 0, 1, 'float32', 7), options.seed];
//        ^^^^^^^^^^^^^^^^^^^^ unseeded-tensor (warning)
}

export class Trainer {
  constructor(private readonly engine: typeof import('@tensorflow/tfjs')) {}

  start() {
    return this.engine.randomUniform([2]);
//         ^^^^^^^^^^^^^^^^^^^^^^^^^ unseeded-tensor (warning)
  }
}

export async function load(name: string): Promise<typeof types> {
  return import(name);
}

export async function startLater(name: string) {
  const engine = await load(name);
  return engine.truncatedNormal([2]);
//       ^^^^^^^^^^^^^^^^^^^^^^ unseeded-tensor (warning)
}
