import { readdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { basename, delimiter, join } from 'node:path';

/** Manifest file names of the Vulkan drivers that the loader would offer, by its own search order (Linux). */
export function readVulkanDrivers(): readonly string[] {
  if (process.platform !== 'linux') return [];
  const named = process.env['VK_DRIVER_FILES'] ?? process.env['VK_ICD_FILENAMES'] ?? '';
  if (named !== '') return named.split(delimiter).map((path) => basename(path));
  const folders = ['/etc/vulkan/icd.d', '/usr/local/share/vulkan/icd.d', '/usr/share/vulkan/icd.d', join(homedir(), '.local/share/vulkan/icd.d')];
  return [...new Set(folders.flatMap(listManifests))].sort();
}

function listManifests(folder: string): readonly string[] {
  try {
    return readdirSync(folder).filter((name) => name.endsWith('.json'));
  } catch {
    return [];
  }
}
