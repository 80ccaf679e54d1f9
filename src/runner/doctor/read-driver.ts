import { readFileSync } from 'node:fs';
import { ask } from './ask';

export interface DriverFacts {
  readonly version: string | null;
  /** Names of the GPUs that the driver serves. */
  readonly names: readonly string[];
}

const TIMEOUT_MS = 10_000;

/** The NVIDIA driver and its GPUs, by nvidia-smi, else (names unknown) by the kernel module's own file on Linux. */
export async function collectDriverFacts(): Promise<DriverFacts> {
  const said = await ask('nvidia-smi', ['--query-gpu=driver_version,name', '--format=csv,noheader'], { timeoutMs: TIMEOUT_MS });
  const facts = said === null ? null : parseNvidiaSmi(said);
  if (facts !== null) return facts;
  return { version: parseKernelModule(readText('/proc/driver/nvidia/version')), names: [] };
}

/** Lines such as `535.129.03, NVIDIA A100-SXM4-40GB`; null if there is none. */
export function parseNvidiaSmi(text: string): DriverFacts | null {
  const rows = [...text.matchAll(/^\s*(\d+(?:\.\d+)+)\s*,\s*(.+?)\s*$/gmu)];
  const [first] = rows;
  return first === undefined ? null : { version: first[1] ?? null, names: rows.map((row) => row[2] ?? '') };
}

/** `NVRM version: NVIDIA UNIX x86_64 Kernel Module  535.129.03  Thu …`, or the open module's wording. */
export function parseKernelModule(text: string): string | null {
  return /^NVRM version:.*?\s(\d+(?:\.\d+)+)\s/mu.exec(text)?.[1] ?? null;
}

function readText(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}
