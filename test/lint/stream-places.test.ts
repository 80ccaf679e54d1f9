import { describe, expect, it } from 'vitest';
import { fixFiles, withProject, type Files } from '../support/fix-text';

const PACKAGE = '{\n  "name": "p",\n  "dependencies": {\n    "@tensorflow/tfjs": "4.22.0"\n  }\n}\n';
const VITE = PACKAGE.replace('\n  }', ',\n    "vite": "7.0.0"\n  }');
const MODEL = "import * as tf from '@tensorflow/tfjs';\n\nexport const build = () => tf.sequential({ layers: [tf.layers.dense({ units: 1, inputShape: [2] })] });\n";
const TRAIN = "import { build } from './model';\n\nawait build().fit(xs, ys, { epochs: 1 });\n";
const REQUIRED = "const tf = require('@tensorflow/tfjs');\n\ntf.sequential({ layers: [tf.layers.dropout({ rate: 0.5, inputShape: [2] })] }).fit(xs, ys, { epochs: 1 });\n";
const PAGE = '<div id="app"></div>\n<script type="module" src="/src/main.js"></script>\n';
const BY_HAND = 'const weights = [0, 0].map(() => Math.random());\nconst learningRate = 0.1;\nexport function train(xs, ys) {\n  xs.forEach((x, i) => {\n    weights[0] += learningRate * (ys[i] - x * weights[0]);\n  });\n  return weights;\n}\n';

async function isStable(files: Files): Promise<boolean> {
  const fixed = await fixFiles(files, 'both');
  return Object.keys(await fixFiles({ ...files, ...fixed }, 'both')).length === 0;
}

describe('where a program is seeded', () => {
  it('is the entry of a page that Vite builds, though it imports no package', async () => {
    const files = { 'package.json': VITE, 'index.html': PAGE, 'src/main.js': "import { train } from './train.js';\n\ntrain([1], [2]);\n", 'src/train.js': BY_HAND };
    const fixed = await fixFiles(files, 'both');
    expect(Object.keys(fixed).sort()).toEqual(['package.json', 'src/main.js', 'src/swerve-seed.js']);
    expect(fixed['src/main.js']).toBe(`import './swerve-seed.js';\n${files['src/main.js']}`);
    expect(Object.keys(await fixFiles({ ...files, 'package.json': PACKAGE }, 'both')), 'no bundler').toEqual(['index.html']);
    expect(await isStable(files)).toBe(true);
  });

  it('is the page as well where Node and a page without a bundler load one file, which holds its seeds itself', async () => {
    const files = {
      'package.json': PACKAGE.replace('"name"', '"type": "module",\n  "name"'),
      'static/index.html': '<script src="tf.min.js"></script>\n<script type="module" src="game.js"></script>\n',
      'static/game.js': "import { train } from './agent.js';\n\ntrain();\n",
      'static/agent.js': "const tf = globalThis.tf ?? (await import('@tensorflow/tfjs'));\n\nexport function train() {\n  const model = tf.sequential({ layers: [tf.layers.dense({ units: 1, inputShape: [2] })] });\n  return model.fit(tf.ones([2, 2]), tf.ones([2, 1]));\n}\n",
      'train.js': "import * as tf from '@tensorflow/tfjs';\nimport { train } from './static/agent.js';\n\ntf.ones([1]);\nawait train();\n",
    };
    const fixed = await fixFiles(files, 'both');
    expect(Object.keys(fixed).sort()).toEqual(['package.json', 'static/agent.js', 'static/index.html', 'swerve-seed.js', 'train.js']);
    expect(fixed['static/agent.js']).not.toContain('swerve-seed');
    expect(await isStable(files)).toBe(true);
  });

  it('is what a page starts, though a test loads it as well', async () => {
    const files = { 'package.json': VITE, 'index.html': PAGE, 'src/main.js': `${TRAIN}export const xs = 1;\n`, 'src/model.js': MODEL, 'test/main.test.js': "import { xs } from '../src/main.js';\n\nconsole.log(xs);\n" };
    expect(Object.keys(await fixFiles(files, 'both'))).toContain('src/main.js');
    expect(await isStable(files)).toBe(true);
  });

  it('is what a page starts, though its parts and its tests load it as well', async () => {
    const files = {
      'package.json': VITE,
      'index.html': PAGE,
      'src/main.js': "import { show } from './show.js';\nimport { build } from './model.js';\n\nexport const xs = 1;\nshow(build().fit(xs, xs, { epochs: 1 }));\n",
      'src/show.js': "import { xs } from './main.js';\n\nexport const show = (each) => console.log(each, xs);\n",
      'src/model.js': MODEL,
      'test/main.test.js': "import { xs } from '../src/main.js';\nimport { build } from '../src/model.js';\n\nconsole.log(build(), xs);\n",
    };
    const fixed = await fixFiles(files, 'both');
    expect(fixed['src/main.js']).toMatch(/^import '.\/swerve-seed.js';\n/);
    expect(Object.keys(fixed)).not.toContain('test/main.test.js');
    const script = { ...files, 'package.json': PACKAGE.replace('"name"', '"type": "module",\n  "name"'), 'index.html': '' };
    expect((await fixFiles(script, 'both'))['src/main.js'], 'a program for Node').toMatch(/^import '.\/swerve-seed.js';\n/);
  });

  it('is what a page starts, though another program loads it as well: no browser finds a package by its name', async () => {
    const files = {
      'package.json': PACKAGE.replace('"name"', '"type": "module",\n  "name"'),
      'index.html': '<script src="https://cdn.jsdelivr.net/npm/@tensorflow/tfjs@4.22.0/dist/tf.min.js"></script>\n<script src="main.js" type="module"></script>\n',
      'main.js': "import { train } from './train.js';\n\nexport const model = train();\n",
      'train.js': 'export function train() {\n  const model = tf.sequential({ layers: [tf.layers.dense({ units: 1, inputShape: [2] })] });\n  return model.fit(tf.ones([2, 2]), tf.ones([2, 1]));\n}\n',
      'lab.js': "import * as tf from '@tensorflow/tfjs';\nimport { model } from './main.js';\n\ntf.tensor(Array.from({ length: 2 }, Math.random)).print();\nconsole.log(model);\n",
    };
    const fixed = await fixFiles(files, 'both');
    expect(fixed['index.html']).toMatch(/seedrandom/);
    expect(fixed['train.js'] ?? '').not.toContain('swerve-seed');
    expect(fixed['main.js']).toBeUndefined();
    expect(await isStable(files)).toBe(true);
  });

  it('is no module that a worker of a page without a bundler would not find', async () => {
    const files = {
      'package.json': PACKAGE,
      'index.html': '<script type="module" src="main.js"></script>\n',
      'main.js': "import { show } from './show.js';\n\nconst worker = new Worker('train.js', { type: 'module' });\nworker.onmessage = show;\n",
      'show.js': 'export const show = ({ data }) => console.log(data);\n',
      'train.js': "import { train } from './net.js';\n\npostMessage(train([1], [2]));\n",
      'net.js': BY_HAND,
    };
    expect(await fixFiles(files, 'both')).toEqual({});
    expect(Object.keys(await fixFiles({ ...files, 'package.json': VITE }, 'both'))).toContain('swerve-seed.js');
  });

  it('is a module whose name no other in the folder can be taken for', async () => {
    const files = { 'package.json': PACKAGE, 'app.ts': TRAIN, 'model.ts': MODEL, 'make-data.js': REQUIRED };
    const fixed = await fixFiles(files, 'both');
    expect(Object.keys(fixed).sort()).toEqual(['app.ts', 'make-data.js', 'model.ts', 'package.json', 'swerve-seed.cjs', 'swerve-seed.ts']);
    expect(fixed['make-data.js']).toBe(`require('./swerve-seed.cjs');\n${REQUIRED}`);
    expect(await isStable(files)).toBe(true);
  });

  it('is in the folder that is compiled, and never in one whose files become pages', async () => {
    const both = { 'package.json': PACKAGE, 'src/app.ts': TRAIN, 'src/model.ts': MODEL, 'scripts/train.ts': TRAIN.replace('./model', '../src/model') };
    const fixed = await fixFiles(both, 'both');
    expect(Object.keys(fixed)).toContain('src/swerve-seed.ts');
    expect(fixed['scripts/train.ts']?.split('\n')[0]).toBe("import '../src/swerve-seed';");
    expect(await isStable(both)).toBe(true);
    expect(Object.keys(await fixFiles({ 'package.json': PACKAGE, 'pages/index.tsx': TRAIN, 'pages/model.ts': MODEL }, 'both'))).toContain('swerve-seed.ts');
  });

  it('is before what the handlers of a page do, wherever their tags stand', async () => {
    const page = '<body onload="init()">\n<button onclick="start()"></button>\n<script src="train.js"></script>\n</body>\n';
    const script = 'let weights = [];\nconst learningRate = 0.1;\nfunction init() {\n  start();\n}\nfunction start() {\n  weights = [Math.random(), Math.random()];\n  weights[0] += learningRate * (1 - weights[0]);\n}\n';
    const files = { 'index.html': page, 'train.js': script };
    const fixed = await fixFiles(files, 'both');
    expect(Object.keys(fixed)).toEqual(['index.html']);
    expect(await withProject({ ...files, ...fixed }, (linter) => linter.lintProject().report.findings)).toEqual([]);
  });

  it('is no module for a worker that requires only what editors are to see', async () => {
    const worker = "importScripts('net.js');\nif (false) {\n  var net = require('./net.js');\n}\nconst model = tf.sequential({ layers: [tf.layers.dense({ units: 1, inputShape: [2] })] });\nonmessage = ({ data }) => model.fit(data.xs, data.ys);\n";
    const fixed = await fixFiles({ 'package.json': PACKAGE, 'net.js': "importScripts('tf.min.js');\n", 'worker.js': worker }, 'both');
    expect(Object.keys(fixed)).toEqual(['worker.js']);
    expect(fixed['worker.js']).not.toContain('swerve-seed');
  });
});

describe('what a stream module imports', () => {
  it('is what the compiler allows: modules without a default are taken by their names', async () => {
    const config = (options: object): string => JSON.stringify({ compilerOptions: options });
    const files = { 'package.json': PACKAGE, 'src/app.ts': TRAIN, 'src/model.ts': MODEL };
    const seedOf = async (options: object): Promise<string | undefined> => (await fixFiles({ ...files, 'tsconfig.json': config(options) }, 'both'))['src/swerve-seed.ts'];
    expect(await seedOf({ module: 'es2015', moduleResolution: 'node' })).toContain("import { alea } from 'seedrandom';\n\n/** Root of all seeds: change it for other runs that are just as repeatable. */\nexport const SEED = 42;\n\nMath.random = alea(String(SEED));\n");
    expect(await seedOf({ module: 'esnext', moduleResolution: 'bundler' })).toContain("import seedrandom from 'seedrandom';");
    expect(await seedOf({ module: 'es2015', esModuleInterop: true })).toContain("import seedrandom from 'seedrandom';");
    expect(await seedOf({ module: 'commonjs' })).toContain("import seedrandom = require('seedrandom');");
    expect(await isStable({ ...files, 'tsconfig.json': config({ module: 'es2015' }) })).toBe(true);
  });

  it('is listed where the packages are, types beside other types', async () => {
    const listed = PACKAGE.replace('"@tensorflow', '"@types/node": "24.0.0",\n    "@tensorflow');
    const fixed = await fixFiles({ 'package.json': listed, 'app/package.json': '{ "type": "commonjs" }\n', 'app/main.ts': TRAIN, 'app/model.ts': MODEL }, 'both');
    expect(Object.keys(fixed).sort()).toEqual(['app/main.ts', 'app/model.ts', 'app/swerve-seed.ts', 'package.json']);
    expect(fixed['package.json']).toContain('"@types/seedrandom": "3.0.8"');
    expect(fixed['package.json']).not.toContain('devDependencies');
  });

  it('is no dependency of a library whose examples alone load it', async () => {
    const library = { 'package.json': PACKAGE.replace('"dependencies"', '"devDependencies"'), 'index.js': "exports.build = () => require('@tensorflow/tfjs').sequential();\n", 'examples/train.js': REQUIRED.replace('const', "const { build } = require('../');\nbuild();\nconst") };
    const fixed = await fixFiles(library, 'both');
    expect(Object.keys(fixed)).toEqual(['examples/swerve-seed.js', 'examples/train.js', 'package.json']);
    expect(fixed['package.json']).not.toContain('"dependencies"');
  });

  it('is imported as the program imports its own files', async () => {
    const fixed = await fixFiles({ 'package.json': PACKAGE, 'src/main.js': `import './main.css';\n${TRAIN}`, 'src/model.js': MODEL }, 'both');
    expect(fixed['src/main.js']?.split('\n')[0]).toBe("import './swerve-seed';");
  });
});
