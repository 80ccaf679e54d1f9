import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { diagnose } from '../../../src/runner/doctor/diagnose';
import { parseKernelModule, parseNvidiaSmi } from '../../../src/runner/doctor/read-driver';
import { listDisplays } from '../../../src/runner/doctor/read-graphics';
import { locateLibraries, parseLoaderCache } from '../../../src/runner/doctor/read-libraries';
import { readMachine } from '../../../src/runner/doctor/read-machine';
import { readPackages } from '../../../src/runner/doctor/read-packages';

const scratch = mkdtempSync(join(tmpdir(), 'swerve-doctor-'));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

function write(path: string, text: string): void {
  const file = join(scratch, path);
  mkdirSync(join(file, '..'), { recursive: true });
  writeFileSync(file, text);
}

describe('what tools say', () => {
  it('reads nvidia-smi, one GPU or many, and its complaints', () => {
    expect(parseNvidiaSmi('535.129.03, NVIDIA A100-SXM4-40GB\n535.129.03, NVIDIA A100-SXM4-40GB\n')).toEqual({
      version: '535.129.03',
      names: ['NVIDIA A100-SXM4-40GB', 'NVIDIA A100-SXM4-40GB'],
    });
    expect(parseNvidiaSmi('Failed to initialize NVML: Driver/library version mismatch\n')).toBeNull();
  });

  it('reads the kernel module, closed and open', () => {
    expect(parseKernelModule('NVRM version: NVIDIA UNIX x86_64 Kernel Module  470.256.02  Thu May  2 14:37:44 UTC 2024\nGCC version:  gcc\n')).toBe('470.256.02');
    expect(parseKernelModule('NVRM version: NVIDIA UNIX Open Kernel Module for x86_64  560.35.03  Release Build\n')).toBe('560.35.03');
    expect(parseKernelModule('')).toBeNull();
  });

  it('reads the loader cache and looks where the loader looks', () => {
    const cached = parseLoaderCache('2 libs found in cache\n\tlibcudart.so.11.0 (libc6,x86-64) => /usr/lib/libcudart.so.11.0\n');
    write('toolkit/libcudnn.so.8', '');
    write('searched/libcublas.so.11', '');
    const found = locateLibraries(['libcudart.so.11.0', 'libcublas.so.11', 'libcudnn.so.8', 'libcufft.so.10'], [join(scratch, 'searched')], cached, [join(scratch, 'toolkit')]);
    expect(found.map((each) => each.found)).toEqual(['path', 'path', 'elsewhere', 'no']);
  });

  it('tells display controllers from other devices on the bus', () => {
    write('pci/0000:00:1f.0/class', '0x060100\n');
    write('pci/0000:01:00.0/class', '0x030000\n');
    write('pci/0000:01:00.0/vendor', '0x10de\n');
    expect(listDisplays(join(scratch, 'pci'))).toEqual([{ vendor: 'nvidia', name: null }]);
  });
});

describe('a project', () => {
  it('is read as Node would load it, with its half-finished installs', () => {
    const manifest = (version: string): string => JSON.stringify({ version });
    write('project/node_modules/@tensorflow/tfjs-node/package.json', manifest('4.22.0'));
    write('project/node_modules/@tensorflow/tfjs-node/lib/napi-v8/tfjs_binding.node', '');
    write('project/node_modules/@tensorflow/tfjs-node/deps/lib/libtensorflow_framework.so.2', '');
    write('project/node_modules/@tensorflow/tfjs-node-gpu/package.json', 'not JSON');
    expect(readPackages(join(scratch, 'project'))['@tensorflow/tfjs-node']).toEqual({ version: '4.22.0', hasBinding: true, hasLibrary: false });
    expect(readPackages(join(scratch, 'project'))['@tensorflow/tfjs-node-gpu']).toBeUndefined();
    write('project/node_modules/@tensorflow/tfjs-node/deps/lib/libtensorflow.so.2', '');
    expect(readPackages(join(scratch, 'project', 'src'))['@tensorflow/tfjs-node']?.hasLibrary).toBe(true);
  });
});

describe('this very machine', () => {
  it('is read and judged: one sentence for each backend', async () => {
    const machine = await readMachine({ project: process.cwd() });
    expect(machine).toMatchObject({ platform: process.platform, arch: process.arch, node: process.versions.node });
    const diagnoses = diagnose(machine);
    expect(diagnoses.map(({ backend }) => backend)).toEqual(['tfjs-node-gpu', 'tfjs-node', 'webgpu', 'wasm', 'cpu']);
    for (const { sentence } of diagnoses) expect(sentence).toMatch(/^[A-Z@][^\n]+\.$/u);
    expect(diagnoses.find(({ backend }) => backend === 'cpu')?.state).toBe('usable');
  });
});
