import { nameAdapter } from '../../core/adapter-name';
import type { Diagnosis } from './diagnose';
import type { AdapterState, Machine } from './machine';

const NEEDED = ['webgpu', '@tensorflow/tfjs-backend-webgpu'] as const;

/** Adapters that compute on the CPU: SwiftShader, Mesa's lavapipe, Windows' WARP. */
const SOFTWARE = /swiftshader|llvmpipe|lavapipe|software|basic render|\bwarp\b/iu;

/** Judges WebGPU in Node: Dawn from the `webgpu` package, and TensorFlow.js's backend for it. */
export function diagnoseWebgpu(machine: Machine): Diagnosis {
  const missing = NEEDED.filter((name) => machine.packages[name] === undefined);
  if (missing.length > 0) {
    const sentence = `WebGPU in Node needs no CUDA and no driver beyond the graphics one; the project has no ${missing.join(' and no ')}: \`npm install ${missing.join(' ')}\`.`;
    return { backend: 'webgpu', state: 'absent', sentence };
  }
  const { adapter } = machine;
  if (adapter?.kind !== 'adapter') return { backend: 'webgpu', state: 'blocked', sentence: explainNoAdapter(machine) };
  const name = nameAdapter(adapter) || 'an adapter without a name';
  const sentence = isSoftwareAdapter(adapter)
    ? `WebGPU runs here on ${name}, a GPU in software: right for tests, slow for training, so install the graphics driver if there is a GPU.`
    : `WebGPU runs here on ${name}.`;
  return { backend: 'webgpu', state: 'usable', sentence };
}

/** Does this adapter compute on the CPU? */
export function isSoftwareAdapter(adapter: AdapterState): boolean {
  if (adapter.kind !== 'adapter') return false;
  return SOFTWARE.test(`${adapter.vendor} ${adapter.architecture} ${adapter.device} ${adapter.description}`);
}

function explainNoAdapter({ platform, vulkanDrivers, hasVulkanLoader, graphics, adapter }: Machine): string {
  if (adapter?.kind === 'failed') return `The webgpu package could not be asked for an adapter (${adapter.message}): reinstall it with \`npm rebuild webgpu\`.`;
  if (platform !== 'linux') return 'Dawn finds no GPU here: update the graphics driver.';
  const loader = hasVulkanLoader ? '' : ' and libvulkan1';
  if (vulkanDrivers.length === 0) {
    const isNvidia = graphics.some(({ vendor }) => vendor === 'nvidia');
    const driver = isNvidia ? "NVIDIA's driver with its Vulkan part" : 'the graphics driver (mesa-vulkan-drivers for AMD and Intel)';
    return `Dawn finds no GPU because no Vulkan driver is installed: install ${driver}${loader}, and inside a container pass the GPU through.`;
  }
  if (!hasVulkanLoader) return `Dawn finds no GPU because the Vulkan loader is missing, though a driver is there (${vulkanDrivers.join(', ')}): install libvulkan1.`;
  return `Dawn refuses the Vulkan drivers that are installed (${vulkanDrivers.join(', ')}): update them; for tests without a GPU, SwiftShader works when VK_ICD_FILENAMES names its vk_swiftshader_icd.json.`;
}
