import { describe, expect, it } from 'vitest';
import { DEFAULT_CONFIG } from '../../src/analysis/config/config';
import { previewRepair, repairProject } from '../../src/lint/repair-project';
import { applyEdits } from '../../src/analysis/fixes/merge-edits';
import { fixFiles, withProject, type Files } from '../support/fix-text';

const PACKAGE = '{\n  "name": "p",\n  "type": "module",\n  "dependencies": {\n    "@tensorflow/tfjs": "4.22.0"\n  }\n}\n';
const FIT = "import * as tf from '@tensorflow/tfjs';\nimport _ from 'lodash';\n\nconst model = tf.sequential({ layers: [tf.layers.dropout({ rate: 0.5, inputShape: [2] })] });\nawait model.fit(_.shuffle(xs), ys, { epochs: 1 });\n";

const stream = (files: Files) => fixFiles(files, 'stream');

const SEED_TAGS = '<script src="https://cdn.jsdelivr.net/npm/seedrandom@3.0.5/seedrandom.min.js"></script>\n<script>Math.seedrandom(\'42\');</script>';

async function isStable(files: Files): Promise<boolean> {
  const fixed = await fixFiles(files, 'both');
  return Object.keys(await fixFiles({ ...files, ...fixed }, 'both')).length === 0;
}

describe('the stream fix', () => {
  it('puts one module first, that loads TensorFlow.js, then seeds', async () => {
    const fixed = await stream({ 'package.json': PACKAGE, 'train.js': `// Trains.\n${FIT}` });
    expect(fixed['train.js']).toBe(`// Trains.\nimport './swerve-seed.js';\n${FIT}`);
    expect(fixed['swerve-seed.js']).toMatchInlineSnapshot(`
      "// Written by Swerve: makes every run draw the same random numbers. Import it first in each entry
      // file: TensorFlow.js draws while it loads, and some libraries keep the Math.random they find then.
      import * as tf from '@tensorflow/tfjs';
      import seedrandom from 'seedrandom';

      /** Root of all seeds: change it for other runs that are just as repeatable. */
      export const SEED = 42;

      seedrandom(String(SEED), { global: true });
      void tf.setBackend('cpu');
      "
    `);
    expect(fixed['package.json']).toBe(PACKAGE.replace('"4.22.0"\n', '"4.22.0",\n    "seedrandom": "3.0.5"\n'));
  });

  it('is a module of the project’s own kind', async () => {
    const require = FIT.replace(/import (?:\* as )?(\w+) from ('[^']*');/g, 'const $1 = require($2);').replace('await ', '');
    const cjs = await stream({ 'package.json': PACKAGE.replace('"type": "module",\n  ', ''), 'train.js': require });
    expect(cjs['train.js']).toBe(`require('./swerve-seed');\n${require}`);
    expect(cjs['swerve-seed.js']).toContain("require('@tensorflow/tfjs');\nconst seedrandom = require('seedrandom');");
    expect(cjs['swerve-seed.js']).toContain('module.exports = { SEED };');
    expect(Object.keys(await stream({ 'train.mjs': FIT }))).toEqual(['swerve-seed.mjs', 'train.mjs']);
    expect(Object.keys(await stream({ 'package.json': PACKAGE, 'train.cjs': require }))).toContain('swerve-seed.cjs');
  });

  it('is imported where the package has modules only, though the file shows none', async () => {
    const text = "const run = async () => {\n  const tf = await import('@tensorflow/tfjs');\n  await tf.sequential({ layers: [tf.layers.dropout({ rate: 0.5, inputShape: [2] })] }).fit(xs, ys);\n};\nawait run();\n";
    const fixed = await stream({ 'package.json': PACKAGE, 'train.js': text });
    expect(fixed['train.js']).toBe(`import './swerve-seed.js';\n${text}`);
  });

  it('is not for a classic worker, which has no modules: it holds its seeds itself', async () => {
    const worker = "importScripts('tf.min.js');\n\nonmessage = async ({ data }) => {\n  const model = tf.sequential({ layers: [tf.layers.dense({ units: 1, inputShape: [2] })] });\n  await model.fit(data.xs, data.ys, { epochs: 1 });\n};\n";
    const files = { 'package.json': PACKAGE.replace('"type": "module",\n  ', ''), 'public/trainer.js': worker };
    const fixed = await fixFiles(files, 'both');
    expect(Object.keys(fixed)).toEqual(['public/trainer.js']);
    expect(fixed['public/trainer.js']).not.toContain('require(');
    expect(fixed['public/trainer.js']).toContain('function nextSeed() {');
    expect(await isStable(files)).toBe(true);
  });

  it('is not for code that finds no package by its name: a script of a page that is elsewhere, Deno', async () => {
    const script = 'const model = tf.sequential({ layers: [tf.layers.dropout({ rate: 0.5, inputShape: [2] })] });\nmodel.fit(xs, ys);\n';
    expect(await stream({ 'package.json': PACKAGE, 'sketch.js': script })).toEqual({});
    expect(await stream({ 'train.ts': FIT.replace("'@tensorflow/tfjs'", "'npm:@tensorflow/tfjs'") })).toEqual({});
  });

  it('seeds the page itself, before all that it loads, where its scripts find no package by its name', async () => {
    const page = '<script type="importmap">{ "imports": { "@tensorflow/tfjs": "https://example.org/tf.js", "lodash": "https://example.org/lodash.js" } }</script>\n<script type="module" src="train.js"></script>\n';
    expect(await stream({ 'package.json': PACKAGE, 'index.html': page, 'train.js': FIT })).toEqual({ 'index.html': page.replace('<script type="module"', `${SEED_TAGS}\n<script type="module"`) });
    expect(Object.keys(await stream({ 'package.json': PACKAGE, 'index.html': page.replace('"lodash"', '"seedrandom"'), 'train.js': FIT }))).toContain('swerve-seed.js');
  });

  it('seeds a page of modules that has its libraries by tags: no browser finds a package by its name', async () => {
    const page = '<script src="https://cdn.jsdelivr.net/npm/@tensorflow/tfjs@4.22.0"></script>\n<script type="module" src="main.js"></script>\n';
    const main = "import { build } from './model.js';\nconst model = build();\nmodel.compile({ loss: 'meanSquaredError', optimizer: 'sgd' });\nawait model.fit(tf.ones([2, 1]), tf.ones([2, 1]));\n";
    const model = 'export const build = () => tf.sequential({ layers: [tf.layers.dense({ units: 1, inputShape: [1] })] });\n';
    expect(await stream({ 'package.json': PACKAGE, 'index.html': page, 'main.js': main, 'model.js': model })).toEqual({ 'index.html': `${SEED_TAGS}\n${page}` });
  });

  it('knows that a module which stands in a page is loaded after the tags that seed it', async () => {
    const page = '<script src="https://cdn.jsdelivr.net/npm/@tensorflow/tfjs@4.22.0"></script>\n<script type="module">\n  import "./main.js";\n</script>\n';
    const main = "const model = tf.sequential({ layers: [tf.layers.dense({ units: 1, inputShape: [1] })] });\nmodel.compile({ loss: 'meanSquaredError', optimizer: 'sgd' });\nmodel.fit(tf.ones([2, 1]), tf.ones([2, 1]));\n";
    const files = { 'index.html': page, 'main.js': main };
    const fixed = await stream(files);
    expect(fixed).toEqual({ 'index.html': `${SEED_TAGS}\n${page}` });
    const left = await withProject({ ...files, ...fixed }, (linter) => linter.lintProject().report.findings.map(({ rule }) => rule));
    expect(left).toEqual([]);
  });

  it('of a page looks like the page, serves all its scripts, and leaves a page alone that has the library', async () => {
    const page = '<html>\r\n  <head>\r\n    <!-- <script src="old.js"></script> -->\r\n    <script src="data.js"></script>\r\n    <script src="train.js"></script>\r\n';
    const scripts = { 'data.js': 'const xs = [1, 2].map(() => Math.random());\n', 'train.js': "const model = tf.sequential({ layers: [tf.layers.dense({ units: 1, inputShape: [1] })] });\nmodel.compile({ loss: 'meanSquaredError', optimizer: 'sgd' });\nmodel.fit(tf.tensor2d(xs, [2, 1]), tf.ones([2, 1]), { shuffle: false });\n" };
    const fixed = await stream({ 'index.html': page, ...scripts });
    expect(fixed).toEqual({ 'index.html': page.replace('    <script src="data.js">', `    ${SEED_TAGS.replace('\n', '\r\n    ')}\r\n    <script src="data.js">`) });
    expect(await stream({ ...scripts, ...fixed })).toEqual({});
    const late = `${page}    ${SEED_TAGS}\r\n`;
    expect(Object.keys(await stream({ 'index.html': late, ...scripts })), 'seeded too late, and that is for its author to say').not.toContain('index.html');
  });

  it('lets trainings that go on at once take turns by their epochs, not by the clock', async () => {
    const train = "import * as tf from '@tensorflow/tfjs';\n\nfor (const model of models) {\n  // Nobody waits.\n  model.fit(xs, ys, { epochs: 3 });\n}\nconst models = [tf.sequential({ layers: [tf.layers.dropout({ rate: 0.5, inputShape: [2] })] })];\n";
    const files = { 'package.json': PACKAGE, 'train.js': train };
    const fixed = await fixFiles(files, 'both');
    expect(fixed['train.js']).toBe(`import './swerve-seed.js';\n${train.replace('epochs: 3', "epochs: 3, yieldEvery: 'epoch'")}`);
    expect(await isStable(files)).toBe(true);
  });

  it('is there twice where a folder has programs of both kinds', async () => {
    const required = FIT.replace(/import (?:\* as )?(\w+) from ('[^']*');/g, 'const $1 = require($2);').replace('await ', '');
    const files = { 'package.json': PACKAGE.replace('"type": "module",\n  ', ''), 'page.js': FIT, 'train.js': required };
    const fixed = await stream(files);
    expect(fixed['page.js']).toBe(`import './swerve-seed.js';\n${FIT}`);
    expect(fixed['train.js']).toBe(`require('./swerve-seed.cjs');\n${required}`);
    expect(fixed['swerve-seed.js']?.match(/SEED = 42/g)).toHaveLength(1);
    expect(fixed['swerve-seed.cjs']).toContain('module.exports = { SEED };');
    expect(await isStable(files)).toBe(true);
    // A program of the other kind that joins later finds a module of its own, too.
    const later = await stream({ 'package.json': files['package.json'], 'page.js': fixed['page.js'] ?? '', 'swerve-seed.js': fixed['swerve-seed.js'] ?? '', 'train.js': required });
    expect(later['train.js']).toBe(`require('./swerve-seed.cjs');\n${required}`);
    expect(Object.keys(later)).not.toContain('swerve-seed.js');
  });

  it('stays inside its package: a library holds its seeds itself', async () => {
    const manifest = (name: string): string => PACKAGE.replace('"p"', `"${name}"`);
    const library = "import * as tf from '@tensorflow/tfjs';\nexport const build = () => tf.layers.dense({ units: 1, inputShape: [2] });\n";
    const app = "import * as tf from '@tensorflow/tfjs';\nimport { build } from 'lib';\nconst model = tf.sequential({ layers: [build()] });\nawait model.fit(xs, ys);\n";
    const files = { 'lib/package.json': manifest('lib'), 'lib/src/index.js': library, 'app/package.json': manifest('app'), 'app/train.js': app };
    const fixed = await fixFiles(files, 'both');
    expect(fixed['app/train.js']).toBe(`import './swerve-seed.js';\n${app}`);
    expect(fixed['lib/src/index.js']).not.toContain('swerve-seed');
    expect(fixed['lib/src/index.js']).toContain('const SEED = 42;');
    expect(await isStable(files)).toBe(true);
  });

  it('is never taken from the tests: a library that only they load holds its seeds itself', async () => {
    const library = "import * as tf from '@tensorflow/tfjs';\n\nexport const build = () => tf.sequential({ layers: [tf.layers.dense({ units: 1, inputShape: [2] })] });\n";
    const test = "import { build } from '../src/net';\n\nawait build().fit(xs, ys);\n";
    const fixed = await fixFiles({ 'package.json': PACKAGE, 'src/net.ts': library, 'tests/net.test.ts': test }, 'both');
    expect(fixed['src/net.ts']).toContain('const SEED = 42;');
    expect(fixed['src/net.ts']).not.toContain('swerve-seed');
  });

  it('spells its import as the program spells others', async () => {
    const firstLine = async (files: Files): Promise<string | undefined> => (await stream(files))['train.ts']?.split('\n')[0];
    const other = 'export const a = 1;\n';
    expect(await firstLine({ 'train.ts': `import { a } from './a.js';\n${FIT}`, 'a.ts': other })).toBe("import './swerve-seed.js';");
    expect(await firstLine({ 'train.ts': `import { a } from './a';\n${FIT}`, 'a.ts': other })).toBe("import './swerve-seed';");
    expect(await firstLine({ 'train.ts': `import { a } from './a.ts';\n${FIT}`, 'a.ts': other })).toBe("import './swerve-seed.ts';");
    expect(await firstLine({ 'package.json': PACKAGE, 'train.ts': FIT })).toBe("import './swerve-seed.js';");
    expect(await firstLine({ 'train.ts': FIT })).toBe("import './swerve-seed';");
    const bareBody = `${FIT.replace(/^(?!import)(.*);$/gm, '$1')}console.log("a", "b", "c", "d")\nconst e = "e"\n`;
    expect(await firstLine({ 'train.ts': bareBody })).toBe("import './swerve-seed';");
  });

  it('goes to the entry, wherever the draw is, and serves all entries of a package', async () => {
    const files = {
      'package.json': PACKAGE,
      'src/lib/model.js': FIT.replace('const model', 'export const model'),
      'src/a.js': "import './lib/model.js';\n",
      'src/jobs/b.js': "import '../lib/model.js';\n",
    };
    const fixed = await stream(files);
    expect(Object.keys(fixed)).toEqual(['package.json', 'src/a.js', 'src/jobs/b.js', 'src/swerve-seed.js']);
    expect(fixed['src/a.js']).toBe("import './swerve-seed.js';\nimport './lib/model.js';\n");
    expect(fixed['src/jobs/b.js']).toBe("import '../swerve-seed.js';\nimport '../lib/model.js';\n");
    expect(await isStable(files)).toBe(true);
  });

  it('loads the package of TensorFlow.js that the program really uses', async () => {
    const fixed = await stream({ 'train.mjs': FIT.replace('@tensorflow/tfjs', '@tensorflow/tfjs-node') });
    expect(fixed['swerve-seed.mjs']).toContain("import '@tensorflow/tfjs-node';\nimport seedrandom");
  });

  it('loads no package of one platform where a program that shares the module has no TensorFlow.js', async () => {
    const shared = "import _ from 'lodash';\nimport * as tf from 'TF';\nconst model = tf.sequential({ layers: [tf.layers.dropout({ rate: 0.5, inputShape: [2] })] });\nawait model.fit(_.shuffle(xs), ys, { epochs: 1 });\n";
    const game = "import { NeuralNetwork } from 'brain.js';\nconst net = new NeuralNetwork();\nnet.train([{ input: [0], output: [1] }]);\n";
    const load = async (name: string) => {
      const files = { 'package.json': PACKAGE.replace('@tensorflow/tfjs', name), 'src/train.js': shared.replace('TF', name), 'src/game.js': game };
      return (await stream(files))['src/swerve-seed.js'] ?? '';
    };
    expect(await load('@tensorflow/tfjs')).toContain('tensorflow');
    const text = await load('@tensorflow/tfjs-node');
    expect(text).toContain('seedrandom(String(SEED), { global: true });');
    expect(text).not.toContain('@tensorflow');
  });
});

describe('both strategies together', () => {
  const files = {
    'package.json': PACKAGE,
    'model.js': "import { layers, sequential } from '@tensorflow/tfjs';\n\nexport const build = () => sequential({ layers: [layers.dense({ units: 1 }), layers.dropout({ rate: 0.1 })] });\n",
    'train.js': "import * as tf from '@tensorflow/tfjs';\nimport { build } from './model.js';\n\nconst model = build();\nfor (const x of xs) await model.fit(x, tf.randomNormal([3]), { epochs: 1 });\n",
  };

  it('share one root seed and one import', async () => {
    const fixed = await fixFiles(files, 'both');
    expect(fixed['train.js']).toBe(
      files['train.js'].replace(/^/, "import { nextSeed } from './swerve-seed.js';\n").replace('[3])', "[3], 0, 1, 'float32', nextSeed())"),
    );
    expect(fixed['model.js']).toBe(
      files['model.js']
        .replace('sequential }', 'sequential, initializers }')
        .replace("tfjs';\n", "tfjs';\nimport { SEED } from './swerve-seed.js';\n")
        .replace('units: 1 }', 'units: 1, kernelInitializer: initializers.glorotNormal({ seed: SEED + 1 }) }'),
    );
  });

  it('change nothing when they are applied again', async () => {
    expect(await isStable(files)).toBe(true);
  });

  it('give the module another seed at every call once a file wants one', async () => {
    const once = { ...files, 'train.js': files['train.js'].replace('tf.randomNormal([3])', 'x') };
    const first = await fixFiles(once, 'both');
    expect(first['swerve-seed.js']).not.toContain('nextSeed');
    const later = { ...once, ...first, 'train.js': (first['train.js'] ?? '').replace('fit(x, x', 'fit(await tf.data.array(x).shuffle(3).toArray(), x') };
    const again = await fixFiles(later, 'both');
    expect(again['train.js']).toContain('nextSeed()');
    expect(again['swerve-seed.js']).toBe((first['swerve-seed.js'] ?? '').replace(/$/, "\nlet lastSeed = SEED + 1000000;\n\n/** Another seed at every call, the same ones in every run. */\nexport function nextSeed() {\n  return ++lastSeed;\n}\n"));
    expect(await isStable({ ...later, ...again })).toBe(true);
  });

  it('keep the seed that the user has put into the module, and add what a later fix needs', async () => {
    const fixed = await fixFiles(files, 'both');
    const chosen = { ...files, ...fixed, 'swerve-seed.js': (fixed['swerve-seed.js'] ?? '').replace('SEED = 42', 'SEED = 7') };
    const later = { ...chosen, 'train.js': `${fixed['train.js'] ?? ''}export const ds = tf.data.array([1, 2]).shuffle(2);\n` };
    const again = await fixFiles(later, 'both');
    expect(Object.keys(again)).toEqual(['train.js']);
    expect(again['train.js']).toContain("import { nextSeed, SEED } from './swerve-seed.js';");
    expect(again['train.js']).toContain('.shuffle(2, SEED + 2)');
  });

  it('can be previewed as edits of lines, while the project stays as it was', async () => {
    await withProject(files, (linter) => {
      const edits = previewRepair(linter, DEFAULT_CONFIG, 'both');
      const real = repairProject(linter, DEFAULT_CONFIG, 'both');
      for (const { name, before, after } of real.changes) {
        expect(applyEdits(before ?? '', edits.filter(({ file }) => file === name))).toBe(after);
      }
    });
  });
});
