import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { BackendName } from '../../src/core/verdict';
import { KERNEL_EXERCISES, type KernelExercise } from './exercises/kernels';
import { runProgram } from './processes';

/** Three repetitions miss a kernel that gives four results in ten. */
const REPETITIONS = 12;
/** Chromium's software Vulkan, for machines without a GPU. */
const SOFTWARE_DRIVERS = ['/usr/lib/chromium/vk_swiftshader_icd.json', '/usr/lib/chromium-browser/vk_swiftshader_icd.json'];

const START: Partial<Record<BackendName, string>> = {
  webgpu: `const { create, globals } = await import('webgpu');
Object.assign(globalThis, globals);
Object.defineProperty(globalThis, 'navigator', { value: { gpu: create([]) }, configurable: true });
await import('@tensorflow/tfjs-backend-webgpu');`,
  wasm: `const wasm = await import('@tensorflow/tfjs-backend-wasm');`,
  cpu: '',
};

function programOf(backend: BackendName, exercises: readonly KernelExercise[]): string {
  return [
    `import { digest, examineText } from './runtime.mjs';`,
    `const tf = await import('@tensorflow/tfjs');`,
    START[backend] ?? '',
    `if (!(await tf.setBackend('${backend}'))) { console.error('the ${backend} backend does not start here'); process.exit(1); }`,
    `const kept = new Map();`,
    `const keep = (key, make) => { if (!kept.has(key)) kept.set(key, tf.keep(make())); return kept.get(key); };`,
    `const values = (...shape) => keep('v' + shape, () => tf.tensor(Float32Array.from({ length: shape.reduce((a, b) => a * b, 1) }, (_, i) => Math.sin(i * 12.9898) * 1.7), shape));`,
    `const repeated = (n, m) => keep('r' + n + ',' + m, () => tf.tensor1d(Array.from({ length: n }, (_, i) => (i * 7919) % m), 'int32'));`,
    ...exercises.map(
      ({ label, kernel, run }) =>
        `await examineText(${JSON.stringify(`${kernel}: ${label}`)}, async () => { const seen = new Set(); for (let i = 0; i < ${REPETITIONS}; i++) { const out = ${run}; seen.add(digest(await out.data())); } return String(seen.size); });`,
    ),
    'process.exit(0);',
  ].join('\n');
}

export interface KernelResult {
  readonly backend: BackendName;
  readonly cases: number;
  readonly mistakes: readonly string[];
  /** Distinct results of each kernel over the repetitions. */
  readonly measured: readonly string[];
  /** Why nothing was measured; null if it was. */
  readonly skipped: string | null;
}

async function judge(backend: BackendName, base: string, timeoutMs: number): Promise<KernelResult> {
  const exercises = KERNEL_EXERCISES.filter((each) => each.backend === backend);
  const { outcomes, stderr } = await runProgram(base, backend, programOf(backend, exercises), timeoutMs);
  if (outcomes.size === 0) return { backend, cases: 0, mistakes: [], measured: [], skipped: stderr.trim().split('\n')[0] ?? 'no output' };
  const measured = exercises.map(({ kernel, label }) => `${kernel} (${label}): ${outcomes.get(`${kernel}: ${label}`) ?? 'silent'} of ${REPETITIONS}`);
  const mistakes = exercises.flatMap(({ kernel, label, expected }) => {
    const distinct = Number(outcomes.get(`${kernel}: ${label}`));
    const actual = Number.isNaN(distinct) ? 'failed' : distinct > 1 ? 'differs' : 'same';
    return actual === expected ? [] : [`${backend} ${kernel} (${label}): the tables say ${expected}, it was ${actual}: ${outcomes.get(`${kernel}: ${label}`) ?? stderr.slice(0, 200)}`];
  });
  return { backend, cases: exercises.length, mistakes, measured, skipped: null };
}

/** Repeats the kernels of the tables on equal inputs, on every backend that starts here. */
export async function judgeKernels(base: string, timeoutMs: number): Promise<readonly KernelResult[]> {
  const runtimeFolder = mkdtempSync(join(tmpdir(), 'swerve-oracle-'));
  const driver = SOFTWARE_DRIVERS.find((path) => existsSync(path));
  process.env['XDG_RUNTIME_DIR'] ??= runtimeFolder;
  if (driver !== undefined && !existsSync('/dev/dri')) {
    process.env['VK_ICD_FILENAMES'] ??= driver;
    // Chromium's folder also holds the loader, where the system has none.
    process.env['LD_LIBRARY_PATH'] = [process.env['LD_LIBRARY_PATH'], dirname(driver)].filter((path) => path !== undefined && path !== '').join(':');
  }
  const results: KernelResult[] = [];
  for (const backend of ['webgpu', 'wasm', 'cpu'] as const) results.push(await judge(backend, base, timeoutMs));
  rmSync(runtimeFolder, { recursive: true, force: true });
  return results;
}
