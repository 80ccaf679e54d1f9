import type { TensorFlow } from './kernel-case';
import type { Compute, Values } from './survey-cases';

/** How far a backend's result lies from the one that the cpu backend computes from the same inputs. */
export interface CpuDistance {
  /** Largest |Δ| over all outputs; infinite (null in JSON) where one side is no finite number. */
  readonly maxAbs: number;
  /** The same, as a share of the largest magnitude that cpu computed (0 where cpu computed zeros alone). */
  readonly relative: number;
  /** True if every bit is equal. */
  readonly isEqual: boolean;
}

/** Computes once on the cpu backend and measures the distance; the backend is put back. Null where cpu cannot compute it. */
export async function compareWithCpu(tf: TensorFlow, prepare: () => Compute, read: (compute: Compute) => Promise<readonly Values[]>, values: readonly Values[]): Promise<CpuDistance | null> {
  const backend = tf.getBackend();
  await tf.setBackend('cpu');
  try {
    return measure(await read(prepare()), values);
  } catch {
    return null;
  } finally {
    await tf.setBackend(backend);
  }
}

function measure(reference: readonly Values[], values: readonly Values[]): CpuDistance {
  let maxAbs = 0;
  let magnitude = 0;
  let isEqual = reference.length === values.length;
  for (const [index, expected] of reference.entries()) {
    for (const [at, value] of expected.entries()) {
      const other = values[index]?.[at] ?? NaN;
      if (Number.isFinite(value)) magnitude = Math.max(magnitude, Math.abs(value));
      if (Object.is(value, other)) continue;
      isEqual = false;
      maxAbs = Math.max(maxAbs, Number.isFinite(value) && Number.isFinite(other) ? Math.abs(value - other) : Infinity);
    }
  }
  return { maxAbs, relative: magnitude === 0 ? maxAbs : maxAbs / magnitude, isEqual };
}
