import { CUDA_LIBRARIES, type LibraryState, type Machine, type PackageState } from '../../../src/runner/doctor/machine';

export const GPU_PACKAGE = '@tensorflow/tfjs-node-gpu';
export const CPU_PACKAGE = '@tensorflow/tfjs-node';

export function nativePackage(more: Partial<PackageState> = {}): PackageState {
  return { version: '4.22.0', hasBinding: true, hasLibrary: true, ...more };
}

export function scriptPackage(version = '4.22.0'): PackageState {
  return { version, hasBinding: null, hasLibrary: null };
}

function allLibraries(found: LibraryState['found']): readonly LibraryState[] {
  return CUDA_LIBRARIES.linux.map((name) => ({ name, found, folder: null }));
}

/** A workstation with CUDA 11.2 and cuDNN 8.1 as tfjs-node-gpu wants them; the others are this one, changed. */
export const WORKSTATION: Machine = {
  platform: 'linux',
  arch: 'x64',
  node: '22.11.0',
  glibc: '2.35',
  graphics: [{ vendor: 'nvidia', name: 'NVIDIA GeForce RTX 3080' }],
  nvidiaDriver: '535.129.03',
  cudaLibraries: allLibraries('path'),
  vulkanDrivers: ['nvidia_icd.json'],
  hasVulkanLoader: true,
  packages: {
    [GPU_PACKAGE]: nativePackage(),
    [CPU_PACKAGE]: nativePackage(),
    webgpu: scriptPackage('0.6.2'),
    '@tensorflow/tfjs-backend-webgpu': scriptPackage(),
    '@tensorflow/tfjs': scriptPackage(),
  },
  adapter: { kind: 'adapter', vendor: 'nvidia', architecture: 'ampere', device: 'nvidia-geforce-rtx-3080', description: 'NVIDIA: 535.129.03' },
};

export const NO_CUDA = allLibraries('no');

/** A server with an NVIDIA H200, as the doctor read it: a driver, no CUDA 11, and Vulkan for Dawn. */
export const GPU_SERVER: Machine = {
  ...WORKSTATION,
  node: '24.21.0',
  glibc: '2.39',
  graphics: [{ vendor: 'nvidia', name: 'NVIDIA H200' }],
  nvidiaDriver: '580.159.04',
  cudaLibraries: CUDA_LIBRARIES.linux.map((name) => ({ name, found: name === 'libcurand.so.10' ? 'path' : 'no', folder: null })),
  packages: { webgpu: scriptPackage('0.6.2'), '@tensorflow/tfjs-backend-webgpu': scriptPackage(), '@tensorflow/tfjs': scriptPackage() },
  adapter: { kind: 'adapter', vendor: 'nvidia', architecture: '', device: 'nvidia-h200', description: 'NVIDIA: 580.159.04 580.159.4.0' },
};

/** A container on a server without a GPU, as a build machine has it. */
export const BUILD_MACHINE: Machine = {
  ...WORKSTATION,
  node: '24.21.0',
  glibc: '2.36',
  graphics: [],
  nvidiaDriver: null,
  cudaLibraries: NO_CUDA,
  vulkanDrivers: [],
  hasVulkanLoader: false,
  adapter: { kind: 'none' },
};

export const MACBOOK: Machine = {
  ...WORKSTATION,
  platform: 'darwin',
  arch: 'arm64',
  glibc: null,
  graphics: [{ vendor: 'apple', name: null }],
  nvidiaDriver: null,
  cudaLibraries: [],
  vulkanDrivers: [],
  adapter: { kind: 'adapter', vendor: 'apple', architecture: 'common-3', device: '', description: 'Apple M2' },
};
