import { dress } from './dress';
import type { Recorder } from './recorder';

/** `Math.random`: passes unchanged unless the plan pins its site. */
export function trapMathRandom(recorder: Recorder): void {
  const original = Math.random;
  const random = dress(original, () => recorder.input('draw', 'Math.random', original(), random));
  Math.random = random;
}
