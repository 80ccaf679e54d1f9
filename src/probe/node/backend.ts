import { createRequire, Module } from 'node:module';
import { pathToFileURL } from 'node:url';
import type { BackendPlan, RunPlan } from '../../protocol/run-plan';
import type { Recorder } from '../recorder';

interface TensorFlow {
  setBackend(name: string): Promise<boolean>;
  ready(): Promise<void>;
  getBackend(): string;
}

type Resolve = (request: string, ...rest: unknown[]) => string;

/** Loads the backend of the plan and makes it the default, before the user's program starts. */
export async function provideBackend(recorder: Recorder, plan: BackendPlan | null): Promise<void> {
  if (plan === null) return;
  recorder.isQuiet = true;
  try {
    const isSet = await load(plan);
    if (!isSet) recorder.note('backend-problem', `TensorFlow.js could not start its ${plan.name} backend`);
  } catch (error) {
    recorder.note('backend-problem', `the ${plan.name} backend could not be loaded: ${String(error).split('\n', 1)[0] ?? ''}`);
  } finally {
    recorder.isQuiet = false;
  }
}

async function load(plan: BackendPlan): Promise<boolean> {
  if (plan.webgpu !== null) await provideWebGpu(plan.webgpu);
  if (plan.isScripts === true) return true;
  const tf = withOneCore(plan, () => {
    const core = createRequire(plan.core)(plan.core) as TensorFlow;
    const backend = createRequire(plan.module)(plan.module) as { setWasmPaths?: (folder: string) => void };
    if (plan.wasmFolder !== null) backend.setWasmPaths?.(plan.wasmFolder);
    return core;
  });
  // Both native packages register themselves under one name.
  const registered = plan.name === 'tfjs-node' || plan.name === 'tfjs-node-gpu' ? 'tensorflow' : plan.name;
  const isSet = await tf.setBackend(registered);
  await tf.ready();
  return isSet && tf.getBackend() === registered;
}

/** Registers the cpu backend of a plan, to compute with it beside the one that the program uses. */
export function loadReference({ backend, heldAgainst }: RunPlan): void {
  if (backend !== null && heldAgainst !== null) withOneCore(backend, () => createRequire(heldAgainst)(heldAgainst) as unknown);
}

/** A backend that Swerve brings along must use the user's copy of tfjs-core. */
function withOneCore<T>(plan: BackendPlan, work: () => T): T {
  const loader = Module as unknown as { _resolveFilename: Resolve };
  const original = loader._resolveFilename;
  loader._resolveFilename = function (this: unknown, request: string, ...rest: unknown[]): string {
    return request === '@tensorflow/tfjs-core' ? plan.core : original.call(this, request, ...rest);
  };
  try {
    return work();
  } finally {
    loader._resolveFilename = original;
  }
}

/** Dawn takes its devices along when nobody holds what made them, as when the program puts a `navigator.gpu` of its own in its place. */
const kept: unknown[] = [];

async function provideWebGpu(path: string): Promise<void> {
  const dawn = (await import(pathToFileURL(path).href)) as { create: (options: string[]) => unknown; globals: Record<string, unknown> };
  Object.assign(globalThis, dawn.globals);
  const gpu = dawn.create([]);
  kept.push(gpu);
  const holder: object = 'navigator' in globalThis ? globalThis.navigator : {};
  Object.defineProperty(holder, 'gpu', { value: gpu, configurable: true, enumerable: true });
  if (!('navigator' in globalThis)) Object.defineProperty(globalThis, 'navigator', { value: holder, configurable: true, enumerable: true });
}
