import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { diagnose } from '../../../src/runner/doctor/diagnose';
import { renderDoctor, runDoctor } from '../../../src/runner/doctor/doctor-command';
import { BUILD_MACHINE, CPU_PACKAGE, nativePackage, scriptPackage } from './machines';

describe('swerve doctor', () => {
  it('prints one line for each backend, best first', () => {
    const machine = { ...BUILD_MACHINE, node: '22.11.0', packages: { [CPU_PACKAGE]: nativePackage(), '@tensorflow/tfjs': scriptPackage() } };
    expect(renderDoctor({ schema: 'swerve.doctor/1', machine, backends: diagnose(machine), browser: null })).toBe(
      [
        '· tfjs-node-gpu  The project has no @tensorflow/tfjs-node-gpu.',
        '✔ tfjs-node      @tensorflow/tfjs-node 4.22.0 is ready.',
        '· webgpu         WebGPU in Node needs no CUDA and no driver beyond the graphics one; the project has no webgpu and no @tensorflow/tfjs-backend-webgpu: `npm install webgpu @tensorflow/tfjs-backend-webgpu`.',
        '· wasm           The project has no @tensorflow/tfjs-backend-wasm.',
        '✔ cpu            @tensorflow/tfjs 4.22.0 brings the cpu backend, plain JavaScript.',
        '· page           There is no Chrome or Chromium to run pages in: install one, or name it in CHROME_PATH.',
        '',
      ].join('\n'),
    );
  });

  it('keeps to the width of the terminal, each sentence in a column of its own', () => {
    const text = renderDoctor({ schema: 'swerve.doctor/1', machine: BUILD_MACHINE, backends: [{ backend: 'wasm', state: 'absent', sentence: 'The project has no @tensorflow/tfjs-backend-wasm.' }], browser: null, members: ['a', 'b'] }, 40);
    expect(text).toBe(
      [
        '· wasm  The project has no',
        '        @tensorflow/tfjs-backend-wasm.',
        '· page  There is no Chrome or Chromium',
        '        to run pages in: install one, or',
        '        name it in CHROME_PATH.',
        '',
        'TensorFlow.js is in a, b: type `swerve',
        'doctor a`.',
        '',
      ].join('\n'),
    );
  });

  it('names the packages of a monorepo that have TensorFlow.js of their own', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'doctor-'));
    onTestFinished(() => { rmSync(folder, { recursive: true }); });
    for (const path of ['apps/web/src', 'packages/trainer/node_modules/@tensorflow/tfjs', 'packages/nested/deep/node_modules/@tensorflow/tfjs-core']) mkdirSync(join(folder, path), { recursive: true });
    const report = await runDoctor(folder);
    expect(report.ok && renderDoctor(report.value)).toMatch(/\n\nTensorFlow\.js is in packages\/nested\/deep, packages\/trainer: type `swerve doctor packages\/nested\/deep`\.\n$/);
  });

  it('names a folder that is not there', async () => {
    expect(await runDoctor('/no/such/folder')).toEqual({ ok: false, error: { message: 'There is no folder /no/such/folder: name the folder of a project.' } });
  });
});
