import { isSamePrint, type Fingerprint } from '../core/trace';
import type { Engine } from './engine-types';
import { fingerprintValues, sampleValues } from './fingerprint';

/** What the probe knows of one tensor's data. */
export interface TensorState {
  readonly id: number;
  print: Fingerprint | null;
  /** A user's array may share it: printed again whenever it is an input. */
  isShared: boolean;
  /** Of a large shared array: the print of some of its words, looked at first. */
  sample: Fingerprint | null;
}

/** Reads tensors behind the program's back: nothing is cached, moved or counted by TensorFlow.js. */
export class TensorReader {
  private readonly engine: Engine;
  private readonly states = new WeakMap<object, TensorState>();
  private nextId = 1;
  private readonly open = new Set<Promise<void>>();

  constructor(engine: Engine) {
    this.engine = engine;
  }

  /** The state of the data, the same for all tensors that share it; new data gets the next number. */
  stateOf(dataId: object): TensorState {
    const known = this.states.get(dataId);
    if (known !== undefined) return known;
    const state: TensorState = { id: this.nextId++, print: null, isShared: false, sample: null };
    this.states.set(dataId, state);
    return state;
  }

  /** True for data that was never told of. */
  isNew(dataId: object): boolean {
    return !this.states.has(dataId);
  }

  idOf(dataId: object): number {
    return this.stateOf(dataId).id;
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

  /** Fingerprint of a tensor: known now, or null and told to `later` when the GPU has given it. */
  printOf(state: TensorState, dataId: object, byteLength: number, later: (print: Fingerprint) => void): Fingerprint | null {
    if (state.print !== null) return state.print;
    const values = this.readNow(dataId);
    if (values !== null && values !== undefined) return (state.print = fingerprintValues(values));
    this.track(
      this.readLater(dataId).then((bytes) => {
        if (bytes === null) return;
        const print = fingerprintValues(new Uint8Array(bytes, 0, Math.min(byteLength, bytes.byteLength)));
        state.print = print;
        later(print);
      }),
    );
    return null;
  }

  /** Fingerprint of what can be read without waiting; null for the rest. */
  printNow(dataId: object): Fingerprint | null {
    const values = this.readNow(dataId);
    return values === null || values === undefined ? null : fingerprintValues(values);
  }

  /** A fresh print: the program may have written into an array that a tensor shares. */
  reprint(state: TensorState, dataId: object): Fingerprint | null {
    const values = this.readNow(dataId);
    if (values === null || values === undefined) return null;
    const sample = sampleValues(values);
    if (sample !== null && isSamePrint(sample, state.sample)) return state.print;
    state.sample = sample;
    return (state.print = fingerprintValues(values));
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
