import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** Where distributions put Chromium, whose software Vulkan driver and loader lie beside it. */
const FOLDERS = ['/usr/lib/chromium', '/usr/lib/chromium-browser', '/usr/lib64/chromium-browser', '/opt/google/chrome'];

/** Environment in which Dawn finds Chromium's SwiftShader; null where no Chromium is installed. */
export function softwareGpuEnvironment(): Readonly<Record<string, string>> | null {
  const driver = FOLDERS.map((folder) => join(folder, 'vk_swiftshader_icd.json')).find((path) => existsSync(path));
  if (driver === undefined) return null;
  const libraries = [dirname(driver), process.env['LD_LIBRARY_PATH'] ?? ''].filter((folder) => folder !== '');
  return { VK_ICD_FILENAMES: driver, LD_LIBRARY_PATH: libraries.join(':'), XDG_RUNTIME_DIR: process.env['XDG_RUNTIME_DIR'] ?? '/tmp' };
}
