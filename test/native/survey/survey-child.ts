// One process of a survey: loads one backend, says which in a line of JSON, runs the cases, and prints a line of JSON
// for each. argv[2]: the order as JSON.
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { inspect } from 'node:util';
import util from 'node:util';
import type { TensorFlow } from './kernel-case';
import { surveyCases, type CaseResult } from './survey-cases';

export type SurveyBackend = 'tfjs-node' | 'tfjs-node-gpu' | 'webgpu' | 'wasm' | 'cpu';

/** What a process is asked to do. */
export interface SurveyOrder {
  readonly backend: SurveyBackend;
  /** Folder whose node_modules hold TensorFlow.js. */
  readonly folder: string;
  /** Names of cases, in the order of `CASES`. */
  readonly cases: readonly string[];
  readonly calls: number;
  /** Flags of TensorFlow.js set before the first operation, e.g. `WEBGPU_MATMUL_PROGRAM_TYPE`. */
  readonly flags?: Readonly<Record<string, number | boolean>>;
  /** Hold each operation's first result against the cpu backend's, in the same process. */
  readonly isComparedWithCpu?: boolean;
}

/** What a process says of itself before the first case. */
export interface SurveyedBackend {
  readonly backend: string;
  readonly versions: Readonly<Record<string, string>>;
  readonly adapter: Readonly<Record<string, string>> | null;
}

/** A line of a process: the first holds `loaded`, each other one a case. */
export type SurveyLine = { readonly loaded: SurveyedBackend } | { readonly result: CaseResult };

interface Loaded {
  readonly tf: TensorFlow;
  readonly adapter: Readonly<Record<string, string>> | null;
  readonly versions: Readonly<Record<string, string>>;
}

async function loadBackend({ backend, folder }: SurveyOrder): Promise<Loaded> {
  const load = createRequire(join(folder, 'survey.cjs'));
  if (backend === 'tfjs-node' || backend === 'tfjs-node-gpu') return loadNative(load, backend);
  const adapter = backend === 'webgpu' ? await provideWebgpu(load) : null;
  const tf = load('@tensorflow/tfjs') as TensorFlow;
  if (backend !== 'cpu') load(`@tensorflow/tfjs-backend-${backend}`);
  if (!(await tf.setBackend(backend))) throw new Error(`TensorFlow.js did not take the backend ${backend}.`);
  await tf.ready();
  return { tf, adapter, versions: { tfjs: tf.version.tfjs } };
}

function loadNative(load: NodeJS.Require, backend: string): Loaded {
  Object.assign(util, { isNullOrUndefined: (value: unknown) => value === null || value === undefined });
  const tf = load(`@tensorflow/${backend}`) as TensorFlow;
  const { binding } = tf.backend() as unknown as { readonly binding: { readonly TF_Version: string } };
  return { tf, adapter: null, versions: { tfjs: tf.version.tfjs, tensorflow: binding.TF_Version } };
}

async function provideWebgpu(load: NodeJS.Require): Promise<Readonly<Record<string, string>>> {
  const dawn = load('webgpu') as { create: (flags: string[]) => GPU; globals: object };
  Object.assign(globalThis, dawn.globals);
  const gpu = dawn.create([]);
  Object.defineProperty(globalThis.navigator, 'gpu', { value: gpu, configurable: true });
  const adapter = await gpu.requestAdapter();
  if (adapter === null) throw new Error('No WebGPU adapter: there is no Vulkan driver that Dawn accepts.');
  const { vendor, architecture, device, description } = adapter.info;
  return { vendor, architecture, device, description };
}

async function main(): Promise<void> {
  const order = JSON.parse(process.argv[2] ?? '{}') as SurveyOrder;
  const { tf, adapter, versions } = await loadBackend(order);
  tf.env().setFlags({ ...tf.env().getFlags(), ...order.flags });
  const loaded: SurveyedBackend = { backend: tf.getBackend(), versions, adapter };
  print({ loaded });
  for await (const result of surveyCases(tf, order)) print({ result });
  process.stdout.write('', () => process.exit(0));
}

function print(line: SurveyLine): void {
  process.stdout.write(`${JSON.stringify(line)}\n`);
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : inspect(error)}\n`);
  process.exit(2);
});
