/** What a kernel is given or gives, without the engine: `dataId` belongs to the backend that wrote it. */
export interface TensorInfo {
  readonly dataId: object;
  readonly shape: readonly number[];
  readonly dtype: string;
}

export interface RegisteredKernel {
  readonly kernelFunc: (call: never) => TensorInfo | TensorInfo[];
}

/** All copies of tfjs-core keep their kernels in one global map, by backend and name; undefined before the first is loaded. */
export function kernelRegistry(): Map<string, RegisteredKernel> | undefined {
  const globals = (globalThis as { readonly _tfGlobals?: Map<string, unknown> })._tfGlobals;
  return globals?.get('kernelRegistry') as Map<string, RegisteredKernel> | undefined;
}
