import { chmodSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { lint, type LintRequest } from '../../src/lint/lint-command';
import { fixFiles } from '../support/fix-text';

const IMPORT = "import * as tf from '@tensorflow/tfjs';\n";
const TRAIN = 'const m = tf.sequential({ layers: [tf.layers.dense({ units: 1, inputShape: [3] })] });\nawait m.fit(xs, ys, {});\n';

describe('what else makes a project reproducible', () => {
  it('a constant seed on a mask goes, so that the mask varies', async () => {
    const text = `${IMPORT}const m = tf.sequential({ layers: [tf.layers.dropout({ rate: 0.5, seed: 3 })] });\nawait m.fit(xs, ys, {});\n`;
    const fixed = await fixFiles({ 'main.mjs': text }, 'both');
    expect(fixed['main.mjs']).toBe(`import './swerve-seed.mjs';\n${text.replace(', seed: 3', '')}`);
  });

  it('file names are sorted where they are read', async () => {
    const text = `import { globSync } from 'glob';\nimport fg from 'fast-glob';\n${IMPORT}const a = globSync('a/*');\nconst b = await fg('b/*');\nconst xs = tf.tensor([...a, ...b].map((name) => load(name)));\n${TRAIN}`;
    const fixed = (await fixFiles({ 'main.mjs': text }, 'both'))['main.mjs'];
    expect(fixed).toContain("globSync('a/*').sort();");
    expect(fixed).toContain("(await fg('b/*')).sort();");
  });

  it('the backend is the one that the program takes anyway; what nobody can tell is left open', async () => {
    const backendOf = async (files: Record<string, string>): Promise<string | undefined> => {
      const seed = Object.entries(await fixFiles(files, 'both')).find(([name]) => name.includes('swerve-seed'))?.[1];
      return /setBackend\('(\w+)'\)/.exec(seed ?? '')?.[1];
    };
    expect(await backendOf({ 'main.mjs': IMPORT + TRAIN })).toBe('cpu');
    expect(await backendOf({ 'main.js': `${IMPORT}document.title = 'x';\n${TRAIN}` })).toBe('webgl');
    expect(await backendOf({ 'main.js': IMPORT + TRAIN, 'package.json': '{ "dependencies": { "vite": "7.0.0" } }' })).toBeUndefined();
    expect(await backendOf({ 'main.js': IMPORT + TRAIN, 'package.json': '{ "nativescript": {}, "dependencies": { "tns-core-modules": "5.0.0" } }' }), 'an app of a phone').toBeUndefined();
  });

  it('a module that a page and a script share loads and pins only what suits both', async () => {
    const files = {
      'model.js': `${IMPORT}export const build = () => tf.sequential({ layers: [tf.layers.dense({ units: 1, inputShape: [3] })] });\n`,
      'page.js': `${IMPORT}import { build } from './model';\ndocument.title = 'x';\nbuild().fit(xs, ys, {});\n`,
      'train.js': `${IMPORT}import { build } from './model';\nif (process.argv[2]) require('@tensorflow/tfjs-node');\nif (require.main === module) build().fit(xs, ys, {});\n`,
      'train_test.js': "import '@tensorflow/tfjs-node';\nimport './train';\n",
    };
    const fixed = await fixFiles(files, 'both');
    const seed = fixed['swerve-seed.js'] ?? '';
    expect(seed).toContain("import '@tensorflow/tfjs';");
    expect(seed).not.toMatch(/setBackend|tfjs-node/);
    expect(Object.keys(fixed).sort()).toEqual(['model.js', 'page.js', 'swerve-seed.js', 'train.js']);
    expect(fixed['train.js']).toMatch(/^import '.\/swerve-seed';\n/);
  });

  it('a program is seeded though the tests of its files are not', async () => {
    const files = {
      'memory.js': `${IMPORT}export class Memory {\n  sample() {\n    tf.util.shuffle(this.indices);\n    return tf.tensor(this.indices);\n  }\n}\n`,
      'memory_test.js': "import { Memory } from './memory';\nnew Memory().sample();\n",
      'train.js': `import './swerve-seed.js';\n${IMPORT}import { Memory } from './memory';\nconst memory = new Memory();\nconst m = tf.sequential({ layers: [tf.layers.dense({ units: 1, inputShape: [3] })] });\nawait m.fit(memory.sample(), ys, {});\n`,
      'swerve-seed.js': "import seedrandom from 'seedrandom';\nseedrandom('42', { global: true });\n",
    };
    expect(await fixFiles(files, 'both')).toEqual({});
  });

  it('a library never loads what its tests load: its files hold their seeds themselves', async () => {
    const files = {
      'package.json': '{ "name": "library", "version": "1.0.0" }',
      'src/grid.ts': `${IMPORT}export async function train(units: number, xs: tf.Tensor, ys: tf.Tensor): Promise<void> {\n  const m = tf.sequential({ layers: [tf.layers.dense({ units, inputShape: [3] })] });\n  await m.fit(xs, ys, {});\n}\n`,
      'unit-tests/grid.test.ts': `${IMPORT}import { train } from '../src/grid';\nawait train(1, tf.zeros([2, 3]), tf.zeros([2, 1]));\nawait train(2, tf.zeros([2, 3]), tf.zeros([2, 2]));\n`,
    };
    const fixed = await fixFiles(files, 'both');
    expect(fixed['unit-tests/grid.test.ts']).toMatch(/^import '.\/swerve-seed'/);
    expect(fixed['src/grid.ts']).toContain('nextSeed()');
    expect(fixed['src/grid.ts']).not.toContain('unit-tests');
  });

  it.each(['examples', 'templates'])('nor what its %s load, and nobody who loads it is seeded by its front', async (folder) => {
    const files = {
      'package.json': '{ "name": "library", "version": "1.0.0", "main": "index.js" }',
      'index.js': "module.exports = { net: require('./src/net') };\n",
      'src/net.js': "const tf = require('@tensorflow/tfjs');\nexports.train = async (units, xs, ys) => {\n  const m = tf.sequential({ layers: [tf.layers.dense({ units, inputShape: [3] })] });\n  await m.fit(xs, ys, {});\n};\n",
      [`${folder}/iris/train.js`]: "const tf = require('@tensorflow/tfjs');\nconst { net } = require('../..');\nnet.train(1, tf.zeros([2, 3]), tf.zeros([2, 1])).then(() => net.train(2, tf.zeros([2, 3]), tf.zeros([2, 2])));\n",
    };
    const fixed = await fixFiles(files, 'both');
    expect(fixed[`${folder}/iris/train.js`]).toMatch(/^require\('.\/swerve-seed'\)/);
    expect(fixed['src/net.js']).toContain('nextSeed()');
    expect(fixed['src/net.js']).not.toMatch(/require\('\.\./);
    expect(fixed['index.js']).toBeUndefined();
  });

  it('a program is seeded from its start, though its parts import what that exports', async () => {
    const files = {
      'src/index.js': "import { train } from './train.js';\nexport const canvas = document.createElement('canvas');\ntrain();\n",
      'src/train.js': `${IMPORT}import { canvas } from './index.js';\nimport { pick } from './pick.js';\nexport async function train() {\n  const m = tf.sequential({ layers: [tf.layers.dense({ units: 1, inputShape: [3] })] });\n  await m.fit(pick(), ys, { shuffle: false });\n  canvas.remove();\n}\n`,
      'src/pick.js': `${IMPORT}export const pick = () => tf.tensor([1, 2, 3].map((x) => x + Math.random()));\n`,
    };
    const fixed = await fixFiles(files, 'stream');
    expect(fixed['src/index.js']).toMatch(/^import '.\/swerve-seed.js';\n/);
    expect(fixed['src/pick.js']).toBeUndefined();
    const again = await fixFiles({ ...files, ...fixed }, 'stream');
    expect(again).toEqual({});
  });

  it('a module loads what its own package depends on, not what one beside it does, and no parts of packages', async () => {
    const files = {
      'packages/core/package.json': '{ "name": "core", "version": "1.0.0", "main": "model.js", "type": "module", "dependencies": { "@tensorflow/tfjs-core": "4.22.0" } }',
      'packages/core/model.js': "import '@tensorflow/tfjs-core';\nimport { sequential, layers } from '@tensorflow/tfjs-layers';\nexport const train = async (xs, ys) => sequential({ layers: [layers.dense({ units: 1, inputShape: [3] })] }).fit(xs, ys, {});\n",
      'apps/demo/package.json': '{ "name": "demo", "version": "1.0.0", "type": "module", "dependencies": { "@tensorflow/tfjs-layers": "4.22.0" } }',
      'apps/demo/main.js': "import '@tensorflow/tfjs-layers/dist/layers/core';\nimport { sequential, layers } from '@tensorflow/tfjs-layers';\nimport { train } from '../../packages/core/model.js';\nawait train(xs, ys);\nconst m = sequential({ layers: [layers.dense({ units: 1, inputShape: [3] })] });\nawait m.fit(xs, ys, {});\n",
    };
    const seed = (await fixFiles(files, 'both'))['apps/demo/swerve-seed.js'] ?? '';
    expect(seed).toContain("import '@tensorflow/tfjs-layers';");
    expect(seed).not.toContain('tfjs-core');
    expect(seed).not.toContain('/dist/');
  });

  it('WebGPU gets the matrix product that is repeatable, from a module that registers its flag first', async () => {
    const wide = `import '@tensorflow/tfjs-backend-webgpu';\n${IMPORT}await tf.setBackend('webgpu');\n${TRAIN.replace('units: 1, inputShape: [3]', 'units: 128, inputShape: [3136]')}`;
    const seed = (await fixFiles({ 'main.mjs': wide }, 'both'))['swerve-seed.mjs'] ?? '';
    expect(seed).toContain("tf.env().set('WEBGPU_MATMUL_PROGRAM_TYPE', 3);");
    expect(seed.indexOf("import '@tensorflow/tfjs-backend-webgpu'")).toBeLessThan(seed.indexOf('tf.env()'));
  });

  it('a program in which nothing has to be mended is left alone', async () => {
    const seeded = `${IMPORT}const m = tf.sequential({ layers: [tf.layers.dense({ units: 1, inputShape: [3], kernelInitializer: tf.initializers.glorotNormal({ seed: 1 }) })] });\nawait m.fit(xs, ys, { shuffle: false });\n`;
    expect(await fixFiles({ 'main.mjs': seeded }, 'both')).toEqual({});
  });
});

describe('swerve lint --fix on disk', () => {
  let folder = '';
  const at = (name: string): string => join(folder, name);
  const run = (request: Partial<LintRequest>) => lint({ cwd: folder, paths: [], ...request });

  beforeEach(() => {
    folder = realpathSync(mkdtempSync(join(tmpdir(), 'swerve-disk-')));
    writeFileSync(at('main.mjs'), IMPORT + TRAIN);
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  it('writes, counts, and reports what remains', async () => {
    const result = await run({ fix: 'both' });
    if (!result.ok) throw new Error(result.error.message);
    expect(result.value.written).toEqual(['main.mjs', 'swerve-seed.mjs']);
    expect(result.value.report.fixed).toBeGreaterThanOrEqual(2);
    expect(result.value.report.findings).toEqual([]);
    expect(readFileSync(at('main.mjs'), 'utf8')).toContain("import { SEED } from './swerve-seed.mjs';");
  });

  it('says in one sentence that a file is read-only, and leaves everything as it was', async () => {
    chmodSync(at('main.mjs'), 0o444);
    expect(await run({ fix: 'both' })).toEqual({
      ok: false,
      error: { message: 'main.mjs is read-only, so nothing was written; make it writable and run the fix again.' },
    });
    expect(readFileSync(at('main.mjs'), 'utf8')).toBe(IMPORT + TRAIN);
  });

  it('takes the root seed from the configuration, and its rules', async () => {
    writeFileSync(at('swerve.config.json'), '{ "seed": 7, "rules": { "unseeded-init": "off" } }');
    await run({ fix: 'both' });
    expect(readFileSync(at('swerve-seed.mjs'), 'utf8')).toContain('export const SEED = 7;');
    expect(readFileSync(at('main.mjs'), 'utf8')).not.toContain('kernelInitializer');
  });

  it('does not touch what a comment suppresses', async () => {
    const text = `${IMPORT}// swerve-disable unseeded-init, unseeded-shuffle, unpinned-backend -- an ensemble member\n${TRAIN}`;
    writeFileSync(at('main.mjs'), text);
    const result = await run({ fix: 'both' });
    expect(result.ok && result.value.written).toEqual([]);
  });

  it('attaches to each finding fixes that stand alone', async () => {
    const result = await run({});
    if (!result.ok) throw new Error(result.error.message);
    const init = result.value.report.findings.find(({ rule }) => rule === 'unseeded-init');
    expect(init?.fixes.map(({ strategy, kind }) => `${strategy} ${kind}`)).toEqual(['explicit safe', 'stream safe']);
    expect(init?.fixes[0]?.edits.map(({ file, text }) => `${file}: ${text.trim()}`)).toEqual([
      'main.mjs: // Root of the seeds in this file: change it for other runs that are just as repeatable.\nconst SEED = 42;',
      'main.mjs: , kernelInitializer: tf.initializers.glorotNormal({ seed: SEED + 1 })',
    ]);
  });
});
