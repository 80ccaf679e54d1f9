import { describe, expect, it } from 'vitest';
import type { BackendName } from '../../../src/core/verdict';
import { collectAdvice, diagnose } from '../../../src/runner/doctor/diagnose';
import type { Machine } from '../../../src/runner/doctor/machine';
import { BUILD_MACHINE, CPU_PACKAGE, GPU_PACKAGE, GPU_SERVER, MACBOOK, nativePackage, NO_CUDA, scriptPackage, WORKSTATION } from './machines';

/** State and sentence about one backend. */
function ask(backend: BackendName, machine: Machine): string {
  const found = diagnose(machine).find((each) => each.backend === backend);
  return found === undefined ? 'nothing' : `${found.state}: ${found.sentence}`;
}

describe('the doctor on tfjs-node-gpu', () => {
  const gpu = (change: Partial<Machine>): string => ask('tfjs-node-gpu', { ...WORKSTATION, ...change });

  it('sees a machine on which it works', () => {
    expect(gpu({})).toBe('usable: @tensorflow/tfjs-node-gpu 4.22.0 finds NVIDIA GeForce RTX 3080, driver 535.129.03, CUDA 11 and cuDNN 8.');
  });

  it('names a missing driver, with a GPU on the bus', () => {
    expect(gpu({ graphics: [{ vendor: 'nvidia', name: null }], nvidiaDriver: null })).toBe(
      'blocked: The NVIDIA GPU has no NVIDIA driver loaded, so @tensorflow/tfjs-node-gpu would run on the CPU without a word: install the driver and restart.',
    );
  });

  it('names a driver that is too old, number by number', () => {
    expect(gpu({ nvidiaDriver: '450.66' })).toContain('driver 450.66 is older than 450.80.02');
    expect(gpu({ nvidiaDriver: '1000.1' })).toMatch(/^usable/u);
  });

  it('names missing CUDA, missing cuDNN, and CUDA where nobody looks', () => {
    expect(gpu({ cudaLibraries: NO_CUDA })).toBe(
      'blocked: @tensorflow/tfjs-node-gpu asks for libcudart.so.11.0 and 7 more CUDA libraries, not found here, and would run on the CPU without a word: install CUDA 11.2 and cuDNN 8.1 (newer major versions do not serve), or know that the WebGPU backend needs no CUDA: `npm install webgpu @tensorflow/tfjs-backend-webgpu`.',
    );
    const withoutCudnn = WORKSTATION.cudaLibraries.map((each) => (each.name.includes('cudnn') ? { ...each, found: 'no' as const } : each));
    expect(gpu({ cudaLibraries: withoutCudnn })).toContain('asks for libcudnn.so.8, not found here, and would run on the CPU without a word: install cuDNN 8.1 for CUDA 11.2');
    const aside = WORKSTATION.cudaLibraries.map((each) => ({ ...each, found: 'elsewhere' as const, folder: '/usr/local/cuda/lib64' }));
    expect(gpu({ cudaLibraries: aside })).toContain('lies in /usr/local/cuda/lib64 where the loader does not look');
  });

  it('names an install without its binding or its library', () => {
    expect(gpu({ packages: { [GPU_PACKAGE]: nativePackage({ hasBinding: false }) } })).toContain('without its native binding');
    expect(gpu({ packages: { [GPU_PACKAGE]: nativePackage({ hasLibrary: false }) } })).toContain('without the TensorFlow library in its deps/lib');
  });

  it('sends Macs, other GPUs and machines without one elsewhere', () => {
    expect(ask('tfjs-node-gpu', MACBOOK)).toContain('exists for Linux and Windows on x64, not for darwin on arm64');
    expect(gpu({ graphics: [{ vendor: 'amd', name: null }], nvidiaDriver: null })).toContain('uses NVIDIA GPUs only');
    expect(ask('tfjs-node-gpu', BUILD_MACHINE)).toContain('This machine shows no GPU');
  });

  it('speaks of the better way where the package is not installed', () => {
    expect(gpu({ packages: {} })).toBe(
      'absent: The project has no @tensorflow/tfjs-node-gpu; it would use the NVIDIA GPU here with CUDA 11.2 and cuDNN 8.1, while the WebGPU backend needs no CUDA: `npm install webgpu @tensorflow/tfjs-backend-webgpu`.',
    );
  });
});

describe('the doctor on tfjs-node', () => {
  it('knows that Node 23 took a function away, and since which version of Node', () => {
    const on = (node: string): string => ask('tfjs-node', { ...WORKSTATION, node });
    expect(on('22.11.0')).toBe('usable: @tensorflow/tfjs-node 4.22.0 is ready.');
    expect(on('24.21.0')).toContain('though on Node 24.21.0 it works only with util.isNullOrUndefined put back');
    expect(ask('tfjs-node', { ...WORKSTATION, node: '24.21.0', packages: { [CPU_PACKAGE]: nativePackage({ version: '4.23.0' }) } })).toBe('usable: @tensorflow/tfjs-node 4.23.0 is ready.');
  });

  it('knows where no library exists', () => {
    expect(ask('tfjs-node', { ...WORKSTATION, glibc: null })).toContain('needs glibc');
    expect(ask('tfjs-node', { ...WORKSTATION, platform: 'win32', arch: 'arm64', glibc: null })).toContain('no library for Windows on arm64');
  });
});

describe('the doctor on WebGPU', () => {
  const webgpu = (change: Partial<Machine>): string => ask('webgpu', { ...WORKSTATION, ...change });

  it('names the adapter, and says when it is software', () => {
    expect(webgpu({})).toBe('usable: WebGPU runs here on nvidia-geforce-rtx-3080 (NVIDIA: 535.129.03).');
    const software = { kind: 'adapter', vendor: 'google', architecture: 'swiftshader', device: '', description: 'SwiftShader driver 5.0.0' } as const;
    expect(webgpu({ adapter: software })).toContain('a GPU in software: right for tests, slow for training');
  });

  it('needs no CUDA where a driver with Vulkan is', () => {
    expect(ask('webgpu', GPU_SERVER)).toBe('usable: WebGPU runs here on nvidia-h200 (NVIDIA: 580.159.04 580.159.4.0).');
    expect(ask('tfjs-node-gpu', GPU_SERVER)).toContain('would use the NVIDIA GPU here with CUDA 11.2 and cuDNN 8.1, while the WebGPU backend needs no CUDA');
  });

  it('says what keeps Dawn from a GPU', () => {
    expect(ask('webgpu', BUILD_MACHINE)).toBe(
      'blocked: Dawn finds no GPU because no Vulkan driver is installed: install the graphics driver (mesa-vulkan-drivers for AMD and Intel) and libvulkan1, and inside a container pass the GPU through.',
    );
    expect(webgpu({ adapter: { kind: 'none' }, hasVulkanLoader: false })).toContain('the Vulkan loader is missing, though a driver is there (nvidia_icd.json): install libvulkan1.');
    expect(webgpu({ adapter: { kind: 'none' }, vulkanDrivers: ['lvp_icd.x86_64.json'] })).toContain('refuses the Vulkan drivers that are installed (lvp_icd.x86_64.json)');
    expect(webgpu({ adapter: { kind: 'failed', message: 'it ended without an answer' } })).toContain('could not be asked for an adapter (it ended without an answer)');
  });

  it('names the packages that are missing', () => {
    expect(webgpu({ packages: { webgpu: scriptPackage() } })).toContain('the project has no @tensorflow/tfjs-backend-webgpu: `npm install @tensorflow/tfjs-backend-webgpu`.');
  });
});

describe('advice', () => {
  it('speaks only of better backends that are there and stopped', () => {
    const broken = { ...BUILD_MACHINE, packages: { [CPU_PACKAGE]: nativePackage({ hasBinding: false }), '@tensorflow/tfjs': scriptPackage() } };
    expect(collectAdvice(diagnose(broken), 'cpu')).toEqual([expect.stringContaining('@tensorflow/tfjs-node 4.22.0 is there without its native binding')]);
    expect(collectAdvice(diagnose(WORKSTATION), 'tfjs-node-gpu')).toEqual([]);
  });
});
