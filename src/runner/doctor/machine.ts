/** A graphics processor as its driver or the bus names it. */
export interface GraphicsProcessor {
  readonly vendor: 'nvidia' | 'amd' | 'intel' | 'apple' | 'other';
  /** Marketing name where a driver told it, else null. */
  readonly name: string | null;
}

/** A shared library that TensorFlow opens by name while it looks for a GPU. */
export interface LibraryState {
  readonly name: string;
  /** `path`: the loader finds it; `elsewhere`: it is on the disk, but not where the loader looks. */
  readonly found: 'path' | 'elsewhere' | 'no';
  /** Its folder where it is `elsewhere`. */
  readonly folder: string | null;
}

export interface PackageState {
  readonly version: string;
  /** Whether its compiled binding is on the disk; null for a package that has none. */
  readonly hasBinding: boolean | null;
  /** Whether the TensorFlow library that the binding opens is on the disk; null for a package that needs none. */
  readonly hasLibrary: boolean | null;
}

/** What Dawn answered when it was asked for an adapter in a process of its own. */
export type AdapterState =
  | { readonly kind: 'adapter'; readonly vendor: string; readonly architecture: string; readonly device: string; readonly description: string }
  | { readonly kind: 'none' }
  | { readonly kind: 'failed'; readonly message: string };

export const PACKAGES = [
  '@tensorflow/tfjs-node-gpu',
  '@tensorflow/tfjs-node',
  '@tensorflow/tfjs-backend-webgpu',
  'webgpu',
  '@tensorflow/tfjs-backend-wasm',
  '@tensorflow/tfjs',
] as const;
export type PackageName = (typeof PACKAGES)[number];

/** Everything the doctor looks at; plain data, so that a machine can be recorded and judged elsewhere. */
export interface Machine {
  readonly platform: string;
  readonly arch: string;
  /** Of the Node that would run the program, without the `v`. */
  readonly node: string;
  /** Version of the C library on Linux, or null: musl has none. */
  readonly glibc: string | null;
  readonly graphics: readonly GraphicsProcessor[];
  /** Version of the NVIDIA driver, or null where none is loaded. */
  readonly nvidiaDriver: string | null;
  readonly cudaLibraries: readonly LibraryState[];
  /** Vulkan driver manifests (file names), by which Dawn finds a GPU on Linux. */
  readonly vulkanDrivers: readonly string[];
  /** Whether the Vulkan loader library is where Dawn looks for it (Linux); true on other platforms. */
  readonly hasVulkanLoader: boolean;
  /** Packages that the project can load, by name. */
  readonly packages: Readonly<Partial<Record<PackageName, PackageState>>>;
  /** Null where the `webgpu` package is not there to ask. */
  readonly adapter: AdapterState | null;
}

/**
 * What TensorFlow 2.9.1 opens by name before it will use a GPU, on Linux and Windows.
 * Source: tensorflow/stream_executor/platform/default/dso_loader.cc and third_party/gpus, built for CUDA 11.2, cuDNN 8.
 */
export const CUDA_LIBRARIES: Readonly<Record<'linux' | 'win32', readonly string[]>> = {
  linux: ['libcudart.so.11.0', 'libcublas.so.11', 'libcublasLt.so.11', 'libcufft.so.10', 'libcurand.so.10', 'libcusolver.so.11', 'libcusparse.so.11', 'libcudnn.so.8'],
  win32: ['cudart64_110.dll', 'cublas64_11.dll', 'cublasLt64_11.dll', 'cufft64_10.dll', 'curand64_10.dll', 'cusolver64_11.dll', 'cusparse64_11.dll', 'cudnn64_8.dll'],
};
