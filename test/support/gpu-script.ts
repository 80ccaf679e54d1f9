import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll } from 'vitest';
import type { RunListener } from '../../src/runner/child-run';

/** Begins a script that trains on a WebGPU of its own making, whether it is run with the probe or without. */
export const ON_OWN_GPU = `
import * as tf from '@tensorflow/tfjs';
const { create, globals } = await import('webgpu');
Object.assign(globalThis, globals);
Object.defineProperty(navigator, 'gpu', { value: create([]), configurable: true });
await import('@tensorflow/tfjs-backend-webgpu');
if (!(await tf.setBackend('webgpu'))) throw new Error('no webgpu');
`;

/** While the tests around it run: a folder of its own with `train.mjs` and the packages of the checkout. */
export function useScriptFolder(code: string): { readonly folder: string } {
  const script = { folder: '' };
  beforeAll(() => {
    script.folder = mkdtempSync(join(tmpdir(), 'script-'));
    symlinkSync(join(__dirname, '..', '..', 'node_modules'), join(script.folder, 'node_modules'));
    writeFileSync(join(script.folder, 'train.mjs'), code);
  });
  afterAll(() => { rmSync(script.folder, { recursive: true, force: true }); });
  return script;
}

const nothing = (): void => undefined;
/** For runs of which only the trace is of interest. */
export const NOT_LISTENING: RunListener = { onStep: nothing, onPlan: nothing, onWeights: nothing, onProgress: nothing, onNote: nothing, onOutput: nothing };
