import type { EngineVariable } from './engine-types';
import type { TensorReader } from './tensor-reader';

/** Bytes of weights that are copied before reads, all together, and what each step adds: a program may read after every step. */
const BYTES = 64 * 2 ** 20;
const BYTES_PER_STEP = 256 * 2 ** 10;

interface Copy {
  readonly dataId: object;
  bytes: Uint8Array | null;
}

/** The last copies of weights that lie on a GPU: a program that ends at once leaves no time to ask for its final ones. */
export class WeightCopies {
  private readonly copies = new Map<string, Copy>();
  private total = 0;

  /** Copies weights as they are now; `told` hears the bytes, unless they are lost. False if they cannot be copied. */
  copy(reader: TensorReader, { name, dataId, size }: EngineVariable, told: (bytes: Uint8Array) => void): boolean {
    const copy: Copy = { dataId, bytes: null };
    const isAsked = reader.copyLater(dataId, 4 * size, (bytes) => {
      copy.bytes = bytes;
      if (bytes !== null) told(bytes);
    });
    if (isAsked) this.copies.set(name, copy);
    return isAsked;
  }

  /** The program is about to wait for its GPU: what has changed since it last did comes along. */
  refresh(reader: TensorReader, variables: readonly EngineVariable[], steps: number): void {
    const changed = variables.filter(({ name, dataId }) => this.copies.get(name)?.dataId !== dataId && reader.readResident(dataId) === null);
    const bytes = changed.reduce((sum, { size }) => sum + 4 * size, 0);
    if (this.total + bytes > BYTES + steps * BYTES_PER_STEP) return;
    this.total += bytes;
    for (const variable of changed) this.copy(reader, variable, () => undefined);
  }

  /** The bytes of a variable whose last copy is still what it holds. */
  find({ name, dataId }: EngineVariable): Uint8Array | null {
    const copy = this.copies.get(name);
    return copy?.dataId === dataId ? copy.bytes : null;
  }
}
