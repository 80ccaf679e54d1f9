import { collectDriverFacts } from './read-driver';
import { readGraphics } from './read-graphics';
import { hasVulkanLoader, readCudaLibraries } from './read-libraries';
import type { Machine } from './machine';
import { askForAdapter, readPackages, type AdapterQuestion } from './read-packages';
import { readVulkanDrivers } from './read-vulkan';

export interface MachineOptions {
  /** The user's project: packages are looked up from here. */
  readonly project: string;
  /** Node that would run the program, with its version; this process's own if left out. */
  readonly node?: { readonly path: string; readonly version: string };
  /** How long Dawn may take to name an adapter, in milliseconds. */
  readonly adapterTimeoutMs?: number;
}

const ADAPTER_TIMEOUT_MS = 20_000;

/**
 * Reads this machine and a project's packages. Never throws and never hangs: what cannot be read is null or empty, and
 * every program asked (nvidia-smi, ldconfig, Dawn in a Node of its own) has a time limit.
 */
export async function readMachine({ project, node, adapterTimeoutMs = ADAPTER_TIMEOUT_MS }: MachineOptions): Promise<Machine> {
  const driver = await collectDriverFacts();
  const packages = readPackages(project);
  const question: AdapterQuestion = { project, node: node?.path ?? process.execPath, timeoutMs: adapterTimeoutMs };
  return {
    platform: process.platform,
    arch: process.arch,
    node: node?.version ?? process.versions.node,
    glibc: readGlibc(),
    graphics: readGraphics(driver.names),
    nvidiaDriver: driver.version,
    cudaLibraries: await readCudaLibraries(),
    vulkanDrivers: readVulkanDrivers(),
    hasVulkanLoader: await hasVulkanLoader(),
    packages,
    adapter: packages.webgpu === undefined ? null : await askForAdapter(question),
  };
}

/** Version of the GNU C library, or null on another platform or C library. */
function readGlibc(): string | null {
  if (process.platform !== 'linux') return null;
  const report = process.report.getReport() as { readonly header?: { readonly glibcVersionRuntime?: string } };
  return report.header?.glibcVersionRuntime ?? null;
}
