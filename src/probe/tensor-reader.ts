import type { Fingerprint } from '../core/trace';
import type { Engine } from './engine-types';
import { fingerprintValues, NO_PRINT } from './fingerprint';

/** Reads tensors behind the program's back: nothing is cached, moved or counted by TensorFlow.js. */
export class TensorReader {
  private readonly engine: Engine;
  private readonly ids = new WeakMap<object, number>();
  private readonly prints = new WeakMap<object, Fingerprint>();
  private nextId = 1;
  private readonly open = new Set<Promise<void>>();

  constructor(engine: Engine) {
    this.engine = engine;
  }

  /** A number for the tensor's data, the same for all that share it. */
  idOf(dataId: object): number {
    const known = this.ids.get(dataId);
    if (known !== undefined) return known;
    const id = this.nextId++;
    this.ids.set(dataId, id);
    return id;
  }

  /** Values that are on the host already or can be fetched without waiting. */
  readNow(dataId: object): unknown {
    const backend = this.engine.state.tensorInfo.get(dataId)?.backend;
    if (backend === undefined) return null;
    const resident = backend.tensorMap;
    if (resident !== undefined && backend.getBufferData !== undefined) return resident.get(dataId)?.values ?? null;
    try {
      // WebGL's readSync moves the tensor to the host, after which small kernels run there and round differently.
      const texture = backend.texData?.get(dataId);
      if (texture?.values !== undefined && texture.values !== null) return texture.values;
      if (texture !== undefined && !texture.slice && !texture.complexTensorInfos && backend.getValuesFromTexture !== undefined) {
        return backend.getValuesFromTexture(dataId);
      }
      return backend.readSync(dataId);
    } catch {
      return null;
    }
  }

  /** Values still on the GPU, as raw bytes; null where there are none. The copy is queued at once. */
  async readLater(dataId: object): Promise<ArrayBuffer | null> {
    const backend = this.engine.state.tensorInfo.get(dataId)?.backend;
    const resource = backend?.tensorMap?.get(dataId)?.resource;
    if (backend?.getBufferData === undefined || resource === undefined || resource === null) return null;
    try {
      return await backend.getBufferData(resource);
    } catch {
      return null;
    }
  }

  /** Fingerprint of a tensor: known now, or told to `later` when the GPU has given it. */
  printOf(dataId: object, byteLength: number, later: (print: Fingerprint) => void): { print: Fingerprint; isKnown: boolean } {
    const known = this.prints.get(dataId);
    if (known !== undefined) return { print: known, isKnown: true };
    const values = this.readNow(dataId);
    if (values !== null && values !== undefined) {
      const print = fingerprintValues(values);
      this.prints.set(dataId, print);
      return { print, isKnown: true };
    }
    this.track(
      this.readLater(dataId).then((bytes) => {
        if (bytes === null) return;
        const print = fingerprintValues(new Uint8Array(bytes, 0, Math.min(byteLength, bytes.byteLength)));
        this.prints.set(dataId, print);
        later(print);
      }),
    );
    return { print: NO_PRINT, isKnown: false };
  }

  /** A fresh print: the program may have written into an array that a tensor shares. */
  reprint(dataId: object): Fingerprint | null {
    const values = this.readNow(dataId);
    if (values === null || values === undefined) return null;
    const print = fingerprintValues(values);
    this.prints.set(dataId, print);
    return print;
  }

  track(work: Promise<void>): void {
    this.open.add(work);
    void work.finally(() => this.open.delete(work));
  }

  get hasOpenReads(): boolean {
    return this.open.size > 0;
  }

  async settle(): Promise<void> {
    while (this.open.size > 0) await Promise.all(this.open);
  }
}
