import * as tf from '@tensorflow/tfjs';
import { createContext, Script } from 'node:vm';
import { describe, expect, it } from 'vitest';
import { fixFiles, fixText } from '../support/fix-text';

const IMPORT = "import * as tf from '@tensorflow/tfjs';\n";
const ROOT = '\n// Root of the seeds in this file: change it for other runs that are just as repeatable.\nconst SEED = 42;\n\n';

/** The fixed code without the import and the root seed above it. */
async function fixCode(code: string): Promise<string> {
  const fixed = await fixText(IMPORT + code, 'explicit');
  expect(await fixText(fixed, 'explicit'), 'a second fix changes nothing').toBe(fixed);
  return fixed.startsWith(IMPORT + ROOT) ? fixed.slice((IMPORT + ROOT).length) : fixed.slice(IMPORT.length);
}

describe('an explicit fix of a layer', () => {
  it.each([
    ['const l = tf.layers.dense({ units: 1 });', 'const l = tf.layers.dense({ units: 1, kernelInitializer: tf.initializers.glorotNormal({ seed: SEED + 1 }) });'],
    [
      "const l = tf.layers.dense({ units: 1, kernelInitializer: 'heNormal' });",
      'const l = tf.layers.dense({ units: 1, kernelInitializer: tf.initializers.heNormal({ seed: SEED + 1 }) });',
    ],
    [
      'const l = tf.layers.dense({ units: 1, kernelInitializer: tf.initializers.randomNormal({ mean: 0, stddev: 0.1 }) });',
      'const l = tf.layers.dense({ units: 1, kernelInitializer: tf.initializers.randomNormal({ mean: 0, stddev: 0.1, seed: SEED + 1 }) });',
    ],
    [
      'const l = tf.layers.dense({ units: 1, kernelInitializer: tf.initializers.heNormal({ seed: 0 }) });',
      'const l = tf.layers.dense({ units: 1, kernelInitializer: tf.initializers.heNormal({ seed: SEED + 1 }) });',
    ],
    [
      'const l = tf.layers.dense({ units: 1, kernelInitializer: tf.initializers.heNormal({ seed: Date.now() }) });',
      'const l = tf.layers.dense({ units: 1, kernelInitializer: tf.initializers.heNormal({ seed: SEED + 1 }) });',
    ],
    [
      "const l = tf.layers.dense({ units: 1, kernelInitializer: { className: 'GlorotNormal', config: {} } });",
      "const l = tf.layers.dense({ units: 1, kernelInitializer: { className: 'GlorotNormal', config: { seed: SEED + 1 } } });",
    ],
    [
      'const l = tf.layers.embedding({ inputDim: 9, outputDim: 2 });',
      'const l = tf.layers.embedding({ inputDim: 9, outputDim: 2, embeddingsInitializer: tf.initializers.randomUniform({ seed: SEED + 1 }) });',
    ],
    [
      'const l = tf.layers.separableConv2d({ filters: 2, kernelSize: 3 });',
      'const l = tf.layers.separableConv2d({ filters: 2, kernelSize: 3, depthwiseInitializer: tf.initializers.glorotNormal({ seed: SEED + 1 }) });',
    ],
    [
      'const config = { units: 3 };\nconst l = tf.layers.dense(config);',
      'const config = { units: 3 };\nconst l = tf.layers.dense({ kernelInitializer: tf.initializers.glorotNormal({ seed: SEED + 1 }), ...config });',
    ],
    [
      "const kind = 'dense';\nconst l = tf.layers[kind]({ units: 2 });",
      "const kind = 'dense';\nconst l = tf.layers[kind]({ units: 2, kernelInitializer: tf.initializers.glorotNormal({ seed: SEED + 1 }) });",
    ],
  ])('%s', async (before, after) => {
    expect(await fixCode(`${before}\n`)).toBe(`${after}\n`);
  });

  it('writes every weight of its own family, one a line where the options have lines', async () => {
    const lstm = 'const l = tf.layers.lstm({\n  units: 4, // four\n  returnSequences: true,\n});\n';
    expect(await fixCode(lstm)).toBe(
      lstm.replace(
        'true,\n',
        'true,\n  kernelInitializer: tf.initializers.glorotNormal({ seed: SEED + 1 }),\n  recurrentInitializer: tf.initializers.orthogonal({ seed: SEED + 2 }),\n',
      ),
    );
  });

  it('leaves an initializer alone that serves two layers: one seed would give them equal weights', async () => {
    const shared = 'const init = tf.initializers.heNormal();\nconst a = tf.layers.dense({ units: 1, kernelInitializer: init });\nconst b = tf.layers.dense({ units: 1, kernelInitializer: init });\n';
    expect(await fixCode(shared)).toBe(shared);
  });
});

describe('an explicit fix finds the namespace that the file uses', () => {
  const after = (text: string): Promise<string> => fixText(text, 'explicit').then((fixed) => fixed.replace(ROOT, '').replace(/^\n/, ''));

  it.each([
    ["import { layers } from '@tensorflow/tfjs';", 'layers', "import { layers, initializers } from '@tensorflow/tfjs';", 'initializers'],
    ["import { layers as L } from '@tensorflow/tfjs-layers';", 'L', "import { layers as L, initializers } from '@tensorflow/tfjs-layers';", 'initializers'],
    ["import {\n  model,\n  layers,\n} from '@tensorflow/tfjs';", 'layers', "import {\n  model,\n  layers,\n  initializers,\n} from '@tensorflow/tfjs';", 'initializers'],
    ["const { layers } = require('@tensorflow/tfjs');", 'layers', "const { layers, initializers } = require('@tensorflow/tfjs');", 'initializers'],
    ["const TF = require('@tensorflow/tfjs-node');\nconst { layers } = TF;", 'layers', "const TF = require('@tensorflow/tfjs-node');\nconst { layers } = TF;", 'TF.initializers'],
    ["import tf from '@tensorflow/tfjs';\nconst self = { tf };", 'self.tf.layers', "import tf from '@tensorflow/tfjs';\nconst self = { tf };", 'self.tf.initializers'],
  ])('%s', async (head, layers, newHead, space) => {
    const fixed = await after(`${head}\nconst l = ${layers}.dense({ units: 1 });\n`);
    expect(fixed).toContain(`const l = ${layers}.dense({ units: 1, kernelInitializer: ${space}.glorotNormal({ seed: SEED + 1 }) });`);
    expect(fixed).toContain(newHead);
  });

  it('takes another name where that one is taken', async () => {
    const fixed = await after("import { layers } from '@tensorflow/tfjs';\nconst initializers = 3;\nconst l = layers.dense({ units: initializers });\n");
    expect(fixed).toContain('import { layers, initializers as tfInitializers }');
    expect(fixed).toContain('tfInitializers.glorotNormal({ seed: SEED + 1 })');
  });
});

describe('an explicit fix of a draw', () => {
  it.each([
    ['const a = tf.variable(tf.randomNormal([2, 2]));', "const a = tf.variable(tf.randomNormal([2, 2], 0, 1, 'float32', SEED + 1));"],
    ['const a = tf.variable(tf.randomUniform([2], -1, 1));', "const a = tf.variable(tf.randomUniform([2], -1, 1, 'float32', SEED + 1));"],
    ["const a = tf.variable(tf.truncatedNormal([2], 0, 1, 'float32', 0));", "const a = tf.variable(tf.truncatedNormal([2], 0, 1, 'float32', SEED + 1));"],
    ['const a = tf.variable(tf.randomUniformInt([2], 0, 5));', 'const a = tf.variable(tf.randomUniformInt([2], 0, 5, SEED + 1));'],
    ['const a = tf.variable(tf.randomStandardNormal([2]));', "const a = tf.variable(tf.randomStandardNormal([2], 'float32', SEED + 1));"],
    ['const d = tf.data.array([1, 2])\n  .shuffle(3)\n  .batch(2);', 'const d = tf.data.array([1, 2])\n  .shuffle(3, SEED + 1)\n  .batch(2);'],
    ['const d = tf.data.array([1]).shuffle(3, 0, false);', 'const d = tf.data.array([1]).shuffle(3, SEED + 1, false);'],
    ['const d = tf.data.array([1]).shuffle(3, `${Date.now()}`);', 'const d = tf.data.array([1]).shuffle(3, SEED + 1);'],
  ])('%s', async (before, after) => {
    expect(await fixCode(`${before}\n`)).toBe(`${after}\n`);
  });
});

describe('where code runs again and again, the seed advances', () => {
  const next = "let lastSeed = SEED + 1000000;\n\n/** Another seed at every call, the same ones in every run. */\nfunction nextSeed() {\n  return ++lastSeed;\n}\n";

  it.each([
    'for (let i = 0; i < 3; i++) {\n  model.add(tf.layers.dense({ units: 1 }));\n}',
    'function dense(units) {\n  return tf.layers.dense({ units });\n}\ndense(1);\ndense(2);',
    'const layers = [1, 2].map((units) => tf.layers.dense({ units }));',
    'class Net {\n  build() {\n    return tf.layers.dense({ units: 1 });\n  }\n}\nnew Net().build();\nnew Net().build();',
  ])('%s', async (code) => {
    const fixed = await fixText(`${IMPORT}\n${code}\n`, 'explicit');
    expect(fixed).toContain(next);
    expect(fixed).toContain('tf.initializers.glorotNormal({ seed: nextSeed() })');
  });

  it('but not in a function that is called once, in whatever file', async () => {
    const files = {
      'model.js': `${IMPORT}\nexport function build() {\n  return tf.layers.dense({ units: 1 });\n}\n`,
      'main.js': "import { build } from './model.js';\n\nasync function main() {\n  build();\n}\n\nmain();\n",
    };
    expect((await fixFiles(files, 'explicit'))['model.js']).toContain('glorotNormal({ seed: SEED + 1 })');
  });
});

describe('the root seed', () => {
  it('is the file’s own, if it has one that is a number', async () => {
    const fixed = await fixText(`${IMPORT}\nconst SEED = 7;\n\nconst l = tf.layers.dense({ units: 2 });\n`, 'explicit');
    expect(fixed).toBe(`${IMPORT}\nconst SEED = 7;\n\nconst l = tf.layers.dense({ units: 2, kernelInitializer: tf.initializers.glorotNormal({ seed: SEED + 1 }) });\n`);
  });

  it('gets another name if that one means something else, or comes too late', async () => {
    for (const taken of ["const SEED = 'a';\nconst l = tf.layers.dense({ name: SEED });", 'const l = tf.layers.dense({ units: 1 });\nconst SEED = 5;']) {
      expect(await fixText(`${IMPORT}\n${taken}\n`, 'explicit')).toContain('const SWERVE_SEED = 42;');
    }
  });

  it('is shared by no two fixes of a project, now or later', async () => {
    const layer = 'export const l = tf.layers.dense({ units: 1 });\n';
    const first = await fixFiles({ 'a.js': IMPORT + layer, 'b.js': IMPORT + layer }, 'explicit');
    expect([first['a.js'], first['b.js']].map((text) => /SEED \+ \d+/.exec(text ?? '')?.[0])).toEqual(['SEED + 1', 'SEED + 2']);
    const later = await fixFiles({ ...first, 'c.js': IMPORT + layer }, 'explicit');
    expect(later['c.js']).toContain('SEED + 3');
  });

  it('is a plain number in a page, whose scripts share no names', async () => {
    const page = '<html>\n<script src="https://cdn.jsdelivr.net/npm/@tensorflow/tfjs"></script>\n<script>\nconst l = tf.layers.dense({ units: 1 });\n</script>\n</html>\n';
    expect(await fixText(page, 'explicit', 'index.html')).toContain('dense({ units: 1, kernelInitializer: tf.initializers.glorotNormal({ seed: 43 }) });');
  });
});

describe('a fix of a page made of script tags', () => {
  const PAGE = '<script src="https://cdn.jsdelivr.net/npm/@tensorflow/tfjs"></script>\n<script src="model.js"></script>\n<script src="train.js"></script>\n';
  const SEEDED = '<script src="https://cdn.jsdelivr.net/npm/seedrandom@3.0.5/seedrandom.min.js"></script>\n<script>Math.seedrandom(\'42\');</script>';
  const MODEL = 'const model = tf.sequential();\nmodel.add(tf.layers.dense({ units: 1, inputShape: [2] }));\nfunction more() {\n  return tf.layers.dense({ units: 1 });\n}\n';
  const TRAIN = 'model.add(tf.layers.dense({ units: 1 }));\nmodel.add(more());\nmodel.add(more());\nconst noise = tf.randomNormal([4, 1]);\nmodel.compile({ loss: \'meanSquaredError\', optimizer: \'sgd\' });\nvar done = model.fit(tf.ones([4, 2]), noise, { shuffle: false, verbose: 0 });\n';

  it('loads nothing and declares nothing: the scripts still run one after the other in one scope', async () => {
    const fixed = await fixFiles({ 'index.html': PAGE, 'model.js': MODEL, 'train.js': TRAIN }, 'both');
    expect(Object.keys(fixed).sort()).toEqual(['index.html', 'model.js', 'train.js']);
    const scripts = ['model.js', 'train.js'].map((name) => fixed[name] ?? '');
    expect(scripts.join('\n')).not.toMatch(/require|import|SEED/);
    expect(scripts[0]).toContain('inputShape: [2], kernelInitializer: tf.initializers.glorotNormal({ seed: 43 })');
    const context = createContext({ tf });
    for (const script of scripts) new Script(script).runInContext(context);
    await expect(context['done']).resolves.toMatchObject({ epoch: [0] });
  });

  it('leaves what runs again and again as it is, for there one number would repeat, and seeds the page for it', async () => {
    const fixed = await fixFiles({ 'index.html': PAGE, 'model.js': MODEL, 'train.js': TRAIN }, 'both');
    expect(fixed['model.js']).toContain('  return tf.layers.dense({ units: 1 });');
    expect(fixed['index.html']).toBe(`${SEEDED}\n${PAGE}`);
    expect(await fixFiles({ 'index.html': PAGE, 'model.js': MODEL, 'train.js': TRAIN, ...fixed }, 'both')).toEqual({});
  });

  it('is that of a module where the script tag loads one that imports', async () => {
    const fixed = await fixFiles({ 'index.html': '<script type="module" src="main.js"></script>', 'main.js': `${IMPORT}export const l = tf.layers.dense({ units: 1 });\n` }, 'explicit');
    expect(fixed['main.js']).toContain('SEED + 1');
  });
});

describe('a fix looks like the code around it', () => {
  it('in line ends, quotes and semicolons, with shebang and directives first', async () => {
    const text = '#!/usr/bin/env node\n"use strict"\n\nconst tf = require("@tensorflow/tfjs")\n\nconst t = tf.variable(tf.randomNormal([1]))\n'.replaceAll('\n', '\r\n');
    expect(await fixText(text, 'explicit', 'main.cjs')).toBe(
      '#!/usr/bin/env node\n"use strict"\n\nconst tf = require("@tensorflow/tfjs")\n\n// Root of the seeds in this file: change it for other runs that are just as repeatable.\nconst SEED = 42\n\nconst t = tf.variable(tf.randomNormal([1], 0, 1, "float32", SEED + 1))\n'.replaceAll('\n', '\r\n'),
    );
  });
});

it('a default that is spread into the options is seeded where it stands', async () => {
  const text = "const tf = require('@tensorflow/tfjs');\n\nfunction dense(args) {\n  return tf.layers.dense({ ...{ useBias: true, kernelInitializer: 'glorotUniform' }, ...args });\n}\n\ntf.sequential({ layers: [dense({ units: 1, inputShape: [2] })] }).fit(xs, ys, { shuffle: false });\n";
  expect(await fixText(text, 'explicit')).toContain("tf.layers.dense({ ...{ useBias: true, kernelInitializer: tf.initializers.glorotUniform({ seed: nextSeed() }) }, ...args })");
});
