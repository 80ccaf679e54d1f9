import { findApi, type Identity } from '../../knowledge/catalogue';
import type { BackendName } from '../../core/verdict';
import type { Repair } from '../repair';
import type { PlannedFix } from './explicit-repair';
import type { FixIntent } from './fix-intent';
import type { Platform } from './program-platform';

/** What the program around a finding is made of. */
export interface StreamRepairContext {
  readonly entries: readonly string[];
  /** Packages of TensorFlow.js that the programs load. */
  readonly tensorPackages: readonly string[];
  readonly backend: 'auto' | BackendName;
  readonly platform: Platform;
}

const MATMUL_FLAG = 'WEBGPU_MATMUL_PROGRAM_TYPE';

/** Seeds the generator of the whole program, or pins what it computes on; undefined where that does not mend the finding. */
export function planStream(repair: Repair, context: StreamRepairContext): PlannedFix | undefined {
  if (context.entries.length === 0) return undefined;
  const each = (make: (entry: string) => FixIntent): FixIntent[] => context.entries.map(make);
  if (repair.kind === 'pin-backend') {
    const backend = chooseBackend(context);
    if (backend === undefined) return undefined;
    return { title: `Choose the ${backend} backend when the program starts`, intents: each((entry) => ({ kind: 'pin-backend', entry, backend })) };
  }
  if (repair.kind === 'pin-kernel') {
    if (repair.remedy?.startsWith(`set the flag ${MATMUL_FLAG}`) !== true) return undefined;
    if (!context.tensorPackages.includes('@tensorflow/tfjs-backend-webgpu')) return undefined;
    const intents = each((entry) => ({ kind: 'set-flag', entry, name: MATMUL_FLAG, value: 3 }));
    return { title: 'Choose the matrix product that is repeatable on WebGPU', intents };
  }
  if (!isReached(repair)) return undefined;
  return { title: 'Seed Math.random for the whole program', intents: each((entry) => ({ kind: 'seed-program', entry })) };
}

/** Does replacing `Math.random` before anything else is loaded fix the draw? */
function isReached(repair: Repair): boolean {
  switch (repair.kind) {
    case 'seed-stream':
      return repair.draw.globalSeeding !== 'no';
    case 'seed-initializers':
    case 'seed-earlier':
      return true;
    case 'seed-place':
      return drawsFromMathRandom(repair.api);
    case 'replace-seed':
      return /\bMath\.random\b/.test(repair.expression.getText());
    default:
      return false;
  }
}

function drawsFromMathRandom(api: Identity): boolean {
  const draws = findApi(api)?.draws ?? [];
  return draws.length > 0 && draws.every(({ entropy, globalSeeding }) => entropy === 'Math.random' && globalSeeding !== 'no');
}

const BACKEND_NAMES: Readonly<Record<BackendName, string>> = {
  'tfjs-node-gpu': 'tensorflow',
  'tfjs-node': 'tensorflow',
  webgpu: 'webgpu',
  webgl: 'webgl',
  wasm: 'wasm',
  cpu: 'cpu',
};

/** The backend that the program would take anyway; those that start asynchronously, and guesses, are left to the user. */
function chooseBackend({ backend, tensorPackages, platform }: StreamRepairContext): string | undefined {
  if (backend !== 'auto') return backend === 'wasm' || backend === 'webgpu' ? undefined : BACKEND_NAMES[backend];
  if (tensorPackages.some((name) => name.startsWith('@tensorflow/tfjs-node'))) return 'tensorflow';
  if (tensorPackages.some((name) => /tfjs-backend-(?:wasm|webgpu|webgl)/.test(name)) || tensorPackages.length === 0) return undefined;
  if (platform === 'unknown') return undefined;
  return platform === 'node' ? 'cpu' : 'webgl';
}
