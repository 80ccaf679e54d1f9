/** The parts of TensorFlow.js' WebGPU backend by which work is put among its own (4.x). */
export interface GpuBackend {
  readonly device: GPUDevice;
  readonly computePassEncoder: GPUComputePassEncoder | null;
  readonly commandEncoder: GPUCommandEncoder | null;
  readonly disposed?: boolean;
  readonly tensorMap: { get(dataId: object): { readonly resource?: unknown; readonly external?: boolean } | undefined };
  ensureCommandEncoderReady(): void;
  endComputePassEncoder(): void;
  submitQueue(): void;
}

/** The buffer that holds a tensor; null if it is none of the backend's own: the program may destroy its own before commands run, which are then dropped as a whole. */
export function findBuffer({ tensorMap, disposed }: GpuBackend, dataId: object): GPUBuffer | null {
  const held = tensorMap.get(dataId);
  const buffer = held?.resource;
  return buffer instanceof GPUBuffer && held?.external !== true && disposed !== true ? buffer : null;
}

/** The pass in which the backend records its next commands. It opens its passes with no other settings, but for those that it times. */
export function openPass(backend: GpuBackend): GPUComputePassEncoder {
  const holder = backend as { computePassEncoder: GPUComputePassEncoder | null };
  return (holder.computePassEncoder ??= (backend.commandEncoder as GPUCommandEncoder).beginComputePass());
}

/** A buffer that holds these words. */
export function createFilled(device: GPUDevice, usage: number, words: Uint32Array): GPUBuffer {
  const buffer = device.createBuffer({ size: words.byteLength, usage, mappedAtCreation: true });
  new Uint32Array(buffer.getMappedRange()).set(words);
  buffer.unmap();
  return buffer;
}

/** Sets up a pipeline for the probe; rejects if the device finds a fault, which would be the program's without a scope of its own. */
export async function withinErrorScope<T>(device: GPUDevice, setUp: () => Promise<T>): Promise<T> {
  device.pushErrorScope('validation');
  const work = setUp();
  const fault = device.popErrorScope();
  const done = await work;
  const error = await fault;
  if (error !== null) throw new Error(error.message);
  return done;
}
