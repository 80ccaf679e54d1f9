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
