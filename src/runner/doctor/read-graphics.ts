import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { GraphicsProcessor } from './machine';

const PCI = '/sys/bus/pci/devices';

/** PCI vendor numbers. Source: the PCI ID repository. */
const VENDORS: Readonly<Partial<Record<string, GraphicsProcessor['vendor']>>> = { '0x10de': 'nvidia', '0x1002': 'amd', '0x8086': 'intel' };

/** GPUs on the bus (Linux), with the driver's names for NVIDIA's; elsewhere what the driver or the platform tells. */
export function readGraphics(nvidiaNames: readonly string[]): readonly GraphicsProcessor[] {
  const named = nvidiaNames.map((name): GraphicsProcessor => ({ vendor: 'nvidia', name }));
  if (process.platform === 'darwin') return [{ vendor: process.arch === 'arm64' ? 'apple' : 'other', name: null }];
  if (process.platform !== 'linux') return named;
  const onBus = listDisplays(PCI).filter(({ vendor }) => named.length === 0 || vendor !== 'nvidia');
  return [...named, ...onBus];
}

/** Display controllers (PCI class 03) below a sysfs folder; empty where it cannot be read. */
export function listDisplays(folder: string): readonly GraphicsProcessor[] {
  try {
    return readdirSync(folder)
      .sort()
      .filter((device) => readLine(join(folder, device, 'class')).startsWith('0x03'))
      .map((device) => ({ vendor: VENDORS[readLine(join(folder, device, 'vendor'))] ?? 'other', name: null }));
  } catch {
    return [];
  }
}

function readLine(path: string): string {
  try {
    return readFileSync(path, 'utf8').trim();
  } catch {
    return '';
  }
}
