import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { describeCrash } from '../../src/runner/crash-words';
import { parseTarget } from '../../src/runner/targets/parse-target';

function makeFolder(...files: readonly string[]): string {
  const folder = mkdtempSync(join(tmpdir(), 'crash-'));
  onTestFinished(() => { rmSync(folder, { recursive: true }); });
  for (const file of files) {
    mkdirSync(join(folder, file, '..'), { recursive: true });
    writeFileSync(join(folder, file), '');
  }
  return folder;
}

function describe(note: string, target: string, cwd: string): string {
  return describeCrash({ note, stderr: '', exitCode: 1 }, target, cwd);
}

it('says in which folder a script finds what it reads by relative path', () => {
  const cwd = makeFolder('digits/package.json', 'digits/data/rows.csv', 'digits/src/train.js');
  const note = "Error: ENOENT: no such file or directory, open 'data/rows.csv'";
  const target = join(cwd, 'digits/src/train.js');
  expect(describe(note, target, cwd)).toBe(`${note}. The file is there when the script runs in its own folder: type \`cd digits\` first, then \`swerve check src/train.js\`.`);
  expect(describe(note.replace('data/', cwd + '/data/'), target, cwd)).toContain('type `cd digits` first');
  expect(describe(note.replace('rows', 'other'), target, cwd)).toBe(`${note.replace('rows', 'other')}.`);
});

it('says what to do about code for a page, and about await at the top of a CommonJS file', () => {
  const page = describe('ReferenceError: document is not defined', '/p/app.js', '/p');
  expect(page).toBe('ReferenceError: document is not defined. That is code for a page: run it in one with --page, or its model by name with --model.');
  expect(describe('ReferenceError: self is not defined', '/p/vis.js', '/p')).toContain('That is code for a page');
  expect(describe('ReferenceError: tf is not defined', '/p/app.js', '/p')).toContain('That is code for a page');
  expect(describe('ReferenceError: documents is not defined', '/p/app.js', '/p')).toBe('ReferenceError: documents is not defined.');
  expect(describe('TypeError [ERR_UNKNOWN_FILE_EXTENSION]: Unknown file extension ".css" for /p/app.css', '/p/app.js', '/p')).toContain('That is code for a page');
  expect(describe('ReferenceError: describe is not defined', '/p/a.test.js', '/p')).toContain('That is a test');
  expect(describe('TransformError: Top-level await is currently not supported with the "cjs" output format', '/p/a.ts', '/p')).toMatch(/Name the file \.mts/);
});

it('says that WebGPU in Node cannot be read at once', () => {
  const note = 'ReferenceError: OffscreenCanvas is not defined\n    at WebGPUBackend.readSync (/p/node_modules/@tensorflow/tfjs-backend-webgpu/dist/tf-backend-webgpu.node.js:1:1)\n    at /p/train.js:7:1';
  expect(describe(note, '/p/train.js', '/p')).toMatch(/^ReferenceError: OffscreenCanvas is not defined \(train.js:7\)\. WebGPU in Node cannot be read at once/);
  expect(describe('ReferenceError: OffscreenCanvas is not defined', '/p/train.js', '/p')).toContain('That is code for a page');
});

it('says that a backend lacks what training needs', () => {
  const note = "Error: Kernel 'UnsortedSegmentSum' not registered for backend 'wasm'";
  expect(describe(note, '/p/train.js', '/p')).toBe(`${note}. TensorFlow.js has no UnsortedSegmentSum for wasm; training may need it where prediction does not: choose another backend with --backend.`);
});

it('sends whoever uses Yarn Plug and Play to Yarn, and everybody else to npm', () => {
  const cwd = makeFolder('yarn/.pnp.cjs', 'yarn/src/train.js', 'npm/train.js');
  const note = "Error: Cannot find module '@tensorflow/tfjs'";
  expect(describe(note, join(cwd, 'yarn/src/train.js'), join(cwd, 'yarn'))).toContain('as in `yarn swerve check src/train.js`.');
  expect(describe(note, join(cwd, 'npm/train.js'), cwd)).toContain('Type `npm install @tensorflow/tfjs` in your project.');
});

it('names the file that was meant', () => {
  const cwd = makeFolder('train.ts', 'data.js', 'index.html');
  const reason = (name: string): string => {
    const target = parseTarget(join(cwd, name), cwd);
    return target.ok ? '' : target.error.message;
  };
  expect(reason('train.js')).toBe('There is no file train.js: did you mean train.ts?');
  expect(reason('Tarin.ts')).toBe('There is no file Tarin.ts: did you mean train.ts?');
  expect(reason('model.ts')).toBe('There is no file model.ts: name a script that trains, e.g. `swerve check train.mjs`.');
  expect(reason('index.html')).toBe('');
  expect(reason('.')).toBe('. is a folder: name the script in it that trains.');
});
