import type { Diagnosis } from './diagnose';
import { describeNode, findBrokenInstall } from './diagnose-native';
import type { LibraryState, Machine, PackageState } from './machine';

const NAME = '@tensorflow/tfjs-node-gpu';
const INSTEAD = 'the WebGPU backend needs no CUDA: `npm install webgpu @tensorflow/tfjs-backend-webgpu`';

/**
 * Oldest NVIDIA driver that runs CUDA 11 programs (minor version compatibility), by platform.
 * Source: CUDA Toolkit release notes, table 2.
 */
const OLDEST_DRIVER: Readonly<Partial<Record<string, string>>> = { linux: '450.80.02', win32: '452.39' };

/** Judges `@tensorflow/tfjs-node-gpu`: package, platform, GPU, driver, CUDA and cuDNN, in the order of repair. */
export function diagnoseNativeGpu(machine: Machine): Diagnosis {
  const found = machine.packages[NAME];
  const blocked = (sentence: string): Diagnosis => ({ backend: 'tfjs-node-gpu', state: 'blocked', sentence });
  if (found === undefined) return describeAbsent(machine);
  const obstacle = findUnsupported(machine) ?? findBrokenInstall(NAME, found) ?? findMissingDriver(machine) ?? findMissingLibraries(machine.cudaLibraries);
  return obstacle === null ? describeReady(machine, found) : blocked(obstacle);
}

function describeReady(machine: Machine, found: PackageState): Diagnosis {
  const name = machine.graphics.find(({ vendor }) => vendor === 'nvidia')?.name ?? 'the NVIDIA GPU';
  const sentence = `${NAME} ${found.version} finds ${name}, driver ${machine.nvidiaDriver ?? 'unknown'}, CUDA 11 and cuDNN 8${describeNode(machine, found)}.`;
  return { backend: 'tfjs-node-gpu', state: 'usable', sentence };
}

function describeAbsent({ platform, arch, graphics, nvidiaDriver }: Machine): Diagnosis {
  const hasNvidia = graphics.some(({ vendor }) => vendor === 'nvidia') || nvidiaDriver !== null;
  const canHave = hasNvidia && (platform === 'linux' || platform === 'win32') && arch === 'x64';
  const more = canHave ? `; it would use the NVIDIA GPU here with CUDA 11.2 and cuDNN 8.1, while ${INSTEAD}` : '';
  return { backend: 'tfjs-node-gpu', state: 'absent', sentence: `The project has no ${NAME}${more}.` };
}

function findUnsupported({ platform, arch }: Machine): string | null {
  if ((platform === 'linux' || platform === 'win32') && arch === 'x64') return null;
  return `${NAME} exists for Linux and Windows on x64, not for ${platform} on ${arch}; ${INSTEAD}.`;
}

function findMissingDriver({ platform, graphics, nvidiaDriver }: Machine): string | null {
  const hasNvidia = graphics.some(({ vendor }) => vendor === 'nvidia');
  if (nvidiaDriver === null) {
    if (hasNvidia) return `The NVIDIA GPU has no NVIDIA driver loaded, so ${NAME} would run on the CPU without a word: install the driver and restart.`;
    return graphics.length === 0
      ? `This machine shows no GPU, so ${NAME} would run on the CPU without a word: inside a container start it with \`--gpus all\`, else use @tensorflow/tfjs-node, which is smaller.`
      : `${NAME} uses NVIDIA GPUs only, and this machine has none, so it would run on the CPU without a word; ${INSTEAD}.`;
  }
  const oldest = OLDEST_DRIVER[platform];
  if (oldest === undefined || compareVersions(nvidiaDriver, oldest) >= 0) return null;
  return `The NVIDIA driver ${nvidiaDriver} is older than ${oldest}, the oldest that runs CUDA 11: update the driver.`;
}

function findMissingLibraries(libraries: readonly LibraryState[]): string | null {
  const elsewhere = libraries.find(({ found }) => found === 'elsewhere');
  const missing = libraries.filter(({ found }) => found === 'no').map(({ name }) => name);
  if (missing.length === 0 && elsewhere !== undefined) {
    return `CUDA is on this machine, but ${elsewhere.name} lies in ${elsewhere.folder ?? 'a folder'} where the loader does not look, so ${NAME} would run on the CPU: add that folder to LD_LIBRARY_PATH (PATH on Windows).`;
  }
  if (missing.length === 0) return null;
  const isOnlyCudnn = missing.every((name) => name.includes('cudnn'));
  const wanted = isOnlyCudnn ? 'cuDNN 8.1 for CUDA 11.2' : missing.some((name) => name.includes('cudnn')) ? 'CUDA 11.2 and cuDNN 8.1' : 'CUDA 11.2';
  return `${NAME} asks for ${joinNames(missing)}, not found here, and would run on the CPU without a word: install ${wanted} (newer major versions do not serve), or know that ${INSTEAD}.`;
}

function joinNames(names: readonly string[]): string {
  if (names.length <= 2) return names.join(' and ');
  return `${names[0] ?? ''} and ${names.length - 1} more CUDA libraries`;
}

/** Compares dotted versions of any number of parts, number by number. */
function compareVersions(a: string, b: string): number {
  const [left, right] = [a.split('.').map(Number), b.split('.').map(Number)];
  for (let index = 0; index < Math.max(left.length, right.length); index++) {
    const difference = (left[index] ?? 0) - (right[index] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}
