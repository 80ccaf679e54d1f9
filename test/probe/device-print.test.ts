import { execFileSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, it } from 'vitest';
import { combinePrints, fingerprintTensor, fingerprintView } from '../../src/probe/fingerprint';
import { softwareGpuEnvironment } from '../native/survey/software-gpu';
import type { DevicePrints } from './print-on-device';

describe('the print of a tensor', () => {
  it('is the same on a GPU and on the host, for every size and type, and changes nothing', { timeout: 240_000 }, () => {
    const tsx = pathToFileURL(createRequire(__filename).resolve('tsx')).href;
    const output = execFileSync(process.execPath, ['--import', tsx, join(__dirname, 'print-on-device.ts')], { env: { ...process.env, ...softwareGpuEnvironment() }, encoding: 'utf8', stdio: 'pipe' });
    const prints = JSON.parse(output.trim().split('\n').at(-1) ?? '') as DevicePrints;
    expect(prints).toMatchObject({ refusal: null, compared: 3 * 16 + 600, wrong: [], changed: [], alike: [] });
    // Where the shader is not taken, nothing else fails, and copies give the same prints.
    expect(prints.refusalOfShader).toMatch(/\w/);
    expect(prints.wrongCopies).toBe(0);
  });

  it('tells one changed bit, two swapped words and two swapped runs of words apart', () => {
    const values = Float32Array.from({ length: 1000 }, (_, index) => Math.sin(index));
    const print = JSON.stringify(fingerprintTensor(values));
    const changes: ((words: Uint32Array) => void)[] = [
      ...Array.from({ length: 32 }, (_, bit) => (words: Uint32Array) => { words[bit * 31] = (words[bit * 31] ?? 0) ^ (1 << bit); }),
      (words) => { words.set(words.slice(0, 2).reverse(), 0); },
      (words) => { words.set([...words.slice(64, 128), ...words.slice(0, 64)], 0); },
      (words) => { words.set([...words.slice(960, 992), ...words.slice(928, 960)], 928); },
    ];
    const prints = changes.map((change) => {
      const copy = values.slice();
      change(new Uint32Array(copy.buffer));
      return JSON.stringify(fingerprintTensor(copy));
    });
    expect(new Set([print, ...prints]).size).toBe(changes.length + 1);
  });

  it('tells zeros by their number and sign, and NaNs by their bits', () => {
    const kinds = [new Float32Array(0), new Float32Array(1), new Float32Array(64), new Float32Array(65), new Float32Array([-0]), new Float32Array(Uint32Array.of(0x7fc00000).buffer), new Float32Array(Uint32Array.of(0x7fc00001).buffer)];
    expect(new Set(kinds.map((values) => JSON.stringify(fingerprintTensor(values)))).size).toBe(kinds.length);
  });

  it('is that of the words in which a GPU holds truth values', () => {
    expect(fingerprintTensor(Uint8Array.of(1, 0, 1))).toEqual(fingerprintView(Int32Array.of(1, 0, 1)));
  });

  it('depends on the order in which prints are put together', () => {
    const [one, two] = [fingerprintTensor(Float32Array.of(1)), fingerprintTensor(Float32Array.of(2))];
    expect(combinePrints(one, two)).not.toEqual(combinePrints(two, one));
  });
});
