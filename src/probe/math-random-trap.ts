import { dress } from './dress';
import type { Recorder } from './recorder';

/** `Math.random`, or that of another realm's `Math`: passes unchanged unless the plan pins its site. */
export function trapMathRandom(recorder: Recorder, holder: Math = Math): void {
  const original = holder.random;
  const random = dress(original, () => recorder.input('draw', 'Math.random', original(), random));
  holder.random = random;
}
