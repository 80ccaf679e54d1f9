import { messageOf } from '../base/message-of';
import { isSamePrint, type Fingerprint } from '../core/trace';
import type { Engine, EngineBackend, EngineTensor } from './engine-types';
import { fingerprintTensor, fingerprintView, sampleValues } from './fingerprint';
import { DeviceCopier } from './gpu/device-copier';
import type { DeviceResult } from './gpu/device-printer';
import { DeviceReads } from './gpu/device-reads';
import type { GpuBackend } from './gpu/gpu-backend';
import { WebglCopier, type WebglBackend } from './gpu/webgl-copier';
import { TensorStates, type TensorState } from './tensor-states';
import { viewOfHeap } from './wasm-heap';

/** Reads and prints tensors behind the program's back: nothing is cached, moved or counted by TensorFlow.js. */
export class TensorReader {
  private readonly engine: Engine;
  private nextId = 1;
  private readonly open = new Set<Promise<void>>();
  /** Of the backends that work on a GPU. */
  private readonly devices = new Map<EngineBackend, DeviceReads>();

  constructor(engine: Engine) {
    this.engine = engine;
  }

  /** The state of the data, the same for all tensors that share it; new data gets the next number. */
  stateOf(dataId: object): TensorState {
    return this.findState(dataId) ?? TensorStates.keep(dataId, { id: this.nextId++, print: null, isShared: false, sample: null });
  }

  /** Undefined for data that was never told of. */
  findState(dataId: object): TensorState | undefined {
    return TensorStates.find(dataId);
  }

  idOf(dataId: object): number {
    return this.stateOf(dataId).id;
  }

  /** Values that are on the host already or can be fetched without waiting; valid until the next operation. */
  readNow(dataId: object): unknown {
    const backend = this.engine.state.tensorInfo.get(dataId)?.backend;
    const texture = backend?.texData?.get(dataId);
    if (texture === undefined || backend?.getValuesFromTexture === undefined || isThere(texture.values)) return this.readResident(dataId);
    try {
      // WebGL's readSync moves the tensor to the host, after which small kernels run there and round differently.
      return !texture.slice && !texture.complexTensorInfos ? backend.getValuesFromTexture(dataId) : backend.readSync(dataId);
    } catch {
      return null;
    }
  }

  /** Values that are on the host already, as `readNow` gives them. */
  readResident(dataId: object): unknown {
    const backend = this.engine.state.tensorInfo.get(dataId)?.backend;
    if (backend === undefined) return null;
    const { tensorMap, texData } = backend;
    if (tensorMap !== undefined && backend.getBufferData !== undefined) return tensorMap.get(dataId)?.values ?? null;
    if (texData !== undefined) return texData.get(dataId)?.values ?? null;
    try {
      return viewOfHeap(backend, dataId) ?? backend.readSync(dataId);
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

  /** Makes a backend print its own tensors; null, or the reason why it cannot and they are copied out instead. */
  async prepare(backend: EngineBackend): Promise<string | null> {
    if (backend.getBufferData === undefined || backend.device === undefined) return null;
    const gpu = backend as unknown as GpuBackend;
    const device = new DeviceReads(new DeviceCopier(gpu));
    this.devices.set(backend, device);
    try {
      await device.preparePrinter(gpu);
      return null;
    } catch (error) {
      return messageOf(error);
    }
  }

  /** Queues the print of a tensor that is on a GPU; false where that GPU cannot print it. `told` hears null if it is lost. */
  askDevice(dataId: object, byteLength: number, told: (result: DeviceResult | null) => void): boolean {
    const backend = this.engine.state.tensorInfo.get(dataId)?.backend;
    return backend !== undefined && this.askBackend(backend, dataId, byteLength, told);
  }

  /** The same for data that the backend has and the engine need not know. */
  askBackend(backend: EngineBackend, dataId: object, byteLength: number, told: (result: DeviceResult | null) => void): boolean {
    const printer = this.devices.get(backend)?.printer ?? null;
    if (printer === null) return false;
    if (printer.isFull) this.track(printer.collect());
    return printer.ask(dataId, byteLength, told);
  }

  /** Queues a copy of a tensor that is on a GPU, as it is now, to be fetched with others; false where there is none. `told` hears null if it is lost. */
  copyLater(dataId: object, byteLength: number, told: (bytes: Uint8Array | null) => void): boolean {
    const copier = this.deviceOf(dataId)?.copier;
    if (copier === undefined) return false;
    if (!copier.hasRoom(byteLength)) this.track(copier.collect());
    return copier.ask(dataId, byteLength, told);
  }

  /**
   * The values at once, as `readNow` gives them, or null: then `told` hears their bytes later, unless they are lost. A GPU
   * is asked for a copy before anybody waits for it.
   */
  readSoon(dataId: object, byteLength: number, told: (bytes: Uint8Array) => void): unknown {
    const resident = this.readResident(dataId);
    if (isThere(resident)) return resident;
    if (this.copyLater(dataId, byteLength, (bytes) => { if (bytes !== null) told(bytes); })) return null;
    const values = this.readNow(dataId);
    if (isThere(values)) return values;
    this.track(this.readLater(dataId).then((bytes) => { if (bytes !== null) told(new Uint8Array(bytes, 0, Math.min(byteLength, bytes.byteLength))); }));
    return null;
  }

  /**
   * The type of the numbers under a tensor. A cast that loses nothing shares the data, so that whole numbers lie under a
   * tensor of float32; WebGPU remembers it, and its shaders convert what they read.
   */
  heldType({ dataId, dtype }: EngineTensor): string {
    return this.engine.state.tensorInfo.get(dataId)?.backend.tensorMap?.get(dataId)?.dtype ?? dtype;
  }

  private deviceOf(dataId: object): DeviceReads | undefined {
    const backend = this.engine.state.tensorInfo.get(dataId)?.backend;
    if (backend === undefined) return undefined;
    const known = this.devices.get(backend);
    if (known !== undefined || backend.gpgpu === undefined || !this.copiesTextures()) return known;
    const device = new DeviceReads(new WebglCopier(backend as unknown as WebglBackend));
    this.devices.set(backend, device);
    return device;
  }

  /** True where WebGL can copy numbers into buffers (version 2, textures of floats). */
  private copiesTextures(): boolean {
    const { ENV } = this.engine;
    return ENV?.getBool('WEBGL_BUFFER_SUPPORTED') === true && ENV.getBool('WEBGL_DOWNLOAD_FLOAT_ENABLED');
  }

  /** Has fetched what was asked of GPUs so far; nobody waits for it. */
  collect(): void {
    for (const device of this.devices.values()) if (device.hasAsked) this.track(device.collect());
  }

  /** Fingerprint of a tensor: known now, or null and told to `later` when the GPU has given it. */
  printOf(state: TensorState, dataId: object, byteLength: number, later: (print: Fingerprint) => void): Fingerprint | null {
    if (state.print !== null) return state.print;
    const resident = this.readResident(dataId);
    if (isThere(resident)) return (state.print = fingerprintTensor(resident));
    const tell = (print: Fingerprint): void => { later((state.print = print)); };
    if (this.askDevice(dataId, byteLength, (result) => { if (result !== null) tell(result.print); })) return null;
    const values = this.readSoon(dataId, byteLength, (bytes) => { tell(fingerprintView(bytes)); });
    return isThere(values) ? (state.print = fingerprintTensor(values)) : null;
  }

  /** A fresh print: the program may have written into an array that a tensor shares. */
  reprint(state: TensorState, dataId: object): Fingerprint | null {
    const resident = this.readResident(dataId);
    // Once it is a texture no array shares it.
    if (!isThere(resident)) state.isShared = false;
    const values = isThere(resident) ? resident : this.readNow(dataId);
    if (!isThere(values)) return null;
    const sample = sampleValues(values);
    if (sample !== null && isSamePrint(sample, state.sample)) return state.print;
    state.sample = sample;
    return (state.print = fingerprintTensor(values));
  }

  track(work: Promise<void>): void {
    this.open.add(work);
    void work.finally(() => this.open.delete(work));
  }

  /** True where tensors may lie on a GPU. */
  get hasDevices(): boolean {
    return this.devices.size > 0;
  }

  get hasOpenReads(): boolean {
    return this.open.size > 0 || [...this.devices.values()].some(({ hasAsked }) => hasAsked);
  }

  async settle(): Promise<void> {
    while (this.hasOpenReads) {
      this.collect();
      await Promise.all(this.open);
    }
  }
}

function isThere(values: unknown): boolean {
  return values !== undefined && values !== null;
}
