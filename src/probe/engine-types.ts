/** The parts of tfjs-core's engine that the probe touches (4.x; the same names since 1.4, but see `kernel-calls.ts`). */
export interface EngineTensor {
  readonly dataId: object;
  readonly shape: readonly number[];
  readonly dtype: string;
  readonly size: number;
}

export interface EngineVariable extends EngineTensor {
  readonly name: string;
  readonly trainable: boolean;
  assign?(value: EngineTensor): void;
}

export interface EngineBackend {
  readSync(dataId: object): unknown;
  /** WebGPU: what holds a tensor's values, and their type, which is that of the tensor that was made first. */
  readonly tensorMap?: { get(dataId: object): { values?: unknown; resource?: unknown; readonly dtype?: string } | undefined };
  getBufferData?(resource: unknown): Promise<ArrayBuffer>;
  readonly device?: unknown;
  /** WebGL: what holds a tensor's values, and how to copy them out and change nothing. */
  readonly texData?: { get(dataId: object): { values?: unknown; slice?: unknown; complexTensorInfos?: unknown } | undefined };
  getValuesFromTexture?(dataId: object): Float32Array;
  readonly gpgpu?: unknown;
  /** WebAssembly: its memory, and what lies where. */
  readonly wasm?: { readonly HEAPU8: Uint8Array<ArrayBuffer> };
  readonly dataIdMap?: { get(dataId: object): { readonly memoryOffset?: unknown; readonly dtype?: string; readonly shape?: readonly number[] } | undefined };
  readonly adapterInfo?: unknown;
}

export interface KernelCall {
  readonly kernelName?: string;
  readonly inputs: Readonly<Record<string, EngineTensor | readonly EngineTensor[] | null | undefined>>;
  readonly attrs?: unknown;
}

export interface TapeNode {
  gradient?: (dys: unknown) => Record<string, unknown>;
}

export interface Engine {
  /** Takes one `KernelCall` from 3.0 on, and its parts before: use `wrapKernels`. */
  runKernelFunc: unknown;
  makeTensor: (this: Engine, values: unknown, shape: readonly number[], dtype?: string, backend?: unknown) => EngineTensor;
  gradients: (this: Engine, f: unknown, xs: readonly EngineVariable[], dy?: unknown, allowNoGradients?: boolean) => { value: EngineTensor; grads: readonly (EngineTensor | null | undefined)[] };
  disposeVariable: (this: Engine, variable: EngineVariable) => void;
  readSync: (this: Engine, dataId: object) => unknown;
  read: (this: Engine, dataId: object) => Promise<unknown>;
  /** Starts a backend by name; `setBackend` and `ready` wait for it. */
  initializeBackend?: (this: Engine, name: string) => { success: boolean | Promise<boolean>; readonly asyncInit: boolean };
  readonly registry?: Readonly<Record<string, EngineBackend | undefined>>;
  readonly backendName: string | null;
  /** Flags of TensorFlow.js. */
  readonly ENV?: { getBool(flag: string): boolean; readonly platform?: object };
  readonly registryFactory?: Readonly<Record<string, { readonly factory: () => unknown } | undefined>>;
  readonly registeredVariables: Readonly<Record<string, EngineVariable>>;
  readonly state: {
    readonly registeredVariables: Readonly<Record<string, EngineVariable>>;
    readonly gradientDepth: number;
    readonly activeScope?: { readonly name?: string } | null;
    readonly activeTape: readonly TapeNode[] | null | undefined;
    readonly tensorInfo: { get(dataId: object): { backend: EngineBackend } | undefined };
  };
}

