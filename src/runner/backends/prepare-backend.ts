import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { ok, problem, type Result } from '../../base/result';
import type { BackendName } from '../../core/verdict';
import type { BackendPlan } from '../../protocol/run-plan';
import { prepareNative } from './prepare-native';

/** What a backend adds to a run. */
export interface PreparedBackend {
  readonly plan: BackendPlan | null;
  readonly environment: Readonly<Record<string, string>>;
}

const NOTHING: PreparedBackend = { plan: null, environment: {} };
const PACKAGES: Partial<Record<BackendName, string>> = {
  cpu: '@tensorflow/tfjs-backend-cpu',
  wasm: '@tensorflow/tfjs-backend-wasm',
  webgpu: '@tensorflow/tfjs-backend-webgpu',
};
/** Chromium's software Vulkan driver, where distributions put it. */
const SOFTWARE_DRIVERS = ['/usr/lib/chromium', '/usr/lib/chromium-browser', '/opt/google/chrome', '/usr/lib64/chromium-browser'].map((folder) => join(folder, 'vk_swiftshader_icd.json'));

/** Finds what a named backend needs, in the user's project first and then beside Swerve. */
export function prepareBackend(name: BackendName | null, target: string): Result<PreparedBackend> {
  if (name === null) return ok(NOTHING);
  if (name === 'tfjs-node' || name === 'tfjs-node-gpu') return prepareNative(name, target);
  const packageName = PACKAGES[name];
  if (packageName === undefined) return problem(`The ${name} backend cannot be given to a script: import it in the script itself, and run with --backend auto.`);
  const core = findModule('@tensorflow/tfjs-core', target) ?? findModule('@tensorflow/tfjs', target);
  const module = findModule(packageName, target);
  if (core === null || module === null) return missing(core === null ? '@tensorflow/tfjs-core' : packageName, name);
  if (name === 'webgpu') return prepareWebGpu(core, module, target);
  const wasmFolder = name === 'wasm' ? `${dirname(module)}/` : null;
  return ok({ plan: { name, core, module, webgpu: null, wasmFolder }, environment: {} });
}

/** What a script lacks in Node that imports the WebGPU backend itself; nothing where that cannot be given either. */
export function prepareOwnWebGpu(target: string): PreparedBackend {
  const prepared = prepareBackend('webgpu', target);
  if (!prepared.ok || prepared.value.plan === null) return NOTHING;
  return { ...prepared.value, plan: { ...prepared.value.plan, isScripts: true } };
}

function prepareWebGpu(core: string, module: string, target: string): Result<PreparedBackend> {
  const webgpu = findModule('webgpu', target);
  if (webgpu === null) return missing('webgpu', 'webgpu');
  return ok({ plan: { name: 'webgpu', core, module, webgpu, wasmFolder: null }, environment: softwareDriver() });
}

/** Graphics devices as Linux shows them: the usual one, NVIDIA's in a container, and the GPU of Windows' Linux. */
const DEVICES = ['/dev/dri', '/dev/nvidiactl', '/dev/dxg'];

/** Without a graphics device, Dawn needs a software driver and a folder for its sockets. */
function softwareDriver(): Record<string, string> {
  const isDriverNamed = process.env['VK_DRIVER_FILES'] !== undefined || process.env['VK_ICD_FILENAMES'] !== undefined;
  if (process.platform !== 'linux' || isDriverNamed || DEVICES.some((device) => existsSync(device))) return {};
  const driver = SOFTWARE_DRIVERS.find((path) => existsSync(path));
  if (driver === undefined) return {};
  const libraries = [dirname(driver), process.env['LD_LIBRARY_PATH'] ?? ''].filter((path) => path !== '').join(':');
  // Chromium brings the Vulkan loader too.
  return { VK_ICD_FILENAMES: driver, LD_LIBRARY_PATH: libraries, XDG_RUNTIME_DIR: process.env['XDG_RUNTIME_DIR'] ?? '/tmp' };
}

function missing(packageName: string, name: BackendName): Result<PreparedBackend> {
  return problem(`The ${name} backend needs the package ${packageName}: type \`npm install ${packageName}\` in the project.`);
}

/** The file that `require` would load, from the target's folder or from Swerve's own. */
export function findModule(name: string, target: string): string | null {
  for (const from of [target, __filename]) {
    try {
      return createRequire(from).resolve(name);
    } catch {
      // Try the next place.
    }
  }
  return null;
}
