import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LanguageServer } from '../../src/lsp/language-server';
import { toUri, WorkspaceEngines } from '../../src/lsp/workspace-engines';

const MODEL = `import * as tf from '@tensorflow/tfjs';
export const model = tf.sequential({ layers: [tf.layers.dense({ units: 1, inputShape: [2] })] });
export const train = () => model.fit(tf.ones([4, 2]), tf.ones([4, 1]), { shuffle: false });
`;
/** Seeds everything that is drawn afterwards, before the model's module is loaded. */
const MAIN = `import seedrandom from 'seedrandom';
seedrandom('swerve', { global: true });
const { train } = await import('./model.js');
await train();
`;

let folder: string;
let engines: WorkspaceEngines;
const pathOf = (name: string): string => join(folder, name);

beforeAll(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'swerve-files-')));
  writeFileSync(pathOf('package.json'), '{ "type": "module", "dependencies": { "@tensorflow/tfjs": "4.22.0" } }');
  writeFileSync(pathOf('model.js'), MODEL);
  writeFileSync(pathOf('main.js'), MAIN);
  engines = new WorkspaceEngines({ onLoaded: () => undefined, onProblem: (message) => { throw new Error(message); } });
  engines.setRoots([toUri(folder)]);
});
afterAll(() => { rmSync(folder, { recursive: true, force: true }); });

/** The rules that flag the model's file once the folder is known. */
async function rulesOf(name: string): Promise<string[]> {
  const engine = engines.find(pathOf(name));
  await engines.whenLoaded(engine);
  return engine.lint(pathOf(name)).filter(({ level }) => level !== 'review').map(({ rule }) => rule);
}

describe('a program of which only one file is on screen', () => {
  it('is read as a whole: the script seeds what the model draws', async () => {
    expect(await rulesOf('model.js')).toEqual([]);
  });

  it('says the same after its first edits were rehearsed', async () => {
    const engine = engines.find(pathOf('main.js'));
    await engines.whenLoaded(engine);
    const before = ['main.js', 'model.js'].map((name) => engine.lint(pathOf(name)));
    engine.rehearse(pathOf('model.js'));
    expect(['main.js', 'model.js'].map((name) => engine.lint(pathOf(name)))).toEqual(before);
  });

  it('keeps the script when its tab is closed, and goes back to what is on disk', async () => {
    const engine = engines.find(pathOf('main.js'));
    engine.setText(pathOf('main.js'), MAIN);
    engine.refresh(pathOf('main.js'));
    expect(await rulesOf('model.js')).toEqual([]);
    engine.setText(pathOf('main.js'), MAIN.replace(/^seedrandom\(.*$/m, ''));
    expect(await rulesOf('model.js')).toEqual(['unseeded-init']);
    engine.refresh(pathOf('main.js'));
    expect(await rulesOf('model.js')).toEqual([]);
  });

  it('follows files that are deleted and that come back', async () => {
    rmSync(pathOf('main.js'));
    engines.find(pathOf('main.js')).refresh(pathOf('main.js'));
    expect(await rulesOf('model.js')).toEqual(['unseeded-init']);
    writeFileSync(pathOf('main.js'), MAIN);
    engines.rescan([pathOf('main.js')]);
    expect(await rulesOf('model.js')).toEqual([]);
  });
});

describe('a page of script tags', () => {
  const TAGS = '<script src="https://cdn.jsdelivr.net/npm/@tensorflow/tfjs"></script>\n<script src="points.js"></script>\n<script src="learn.js"></script>\n';
  const SEEDS = '<script src="https://cdn.jsdelivr.net/npm/seedrandom@3.0.5/seedrandom.min.js"></script>\n<script>Math.seedrandom(\'42\');</script>\n';

  it('seeds its scripts once it is written to, if that is done before they run', async () => {
    mkdirSync(pathOf('page'));
    writeFileSync(pathOf('page/points.js'), 'const xs = [1, 2].map(() => Math.random());\n');
    writeFileSync(pathOf('page/learn.js'), "const net = tf.sequential({ layers: [tf.layers.dense({ units: 1, inputShape: [1], kernelInitializer: 'ones' })] });\nnet.compile({ loss: 'meanSquaredError', optimizer: 'sgd' });\nnet.fit(tf.tensor2d(xs, [2, 1]), tf.ones([2, 1]), { shuffle: false });\n");
    const write = (page: string): void => {
      writeFileSync(pathOf('page/index.html'), page);
      engines.find(pathOf('page/index.html')).refresh(pathOf('page/index.html'));
    };
    write(TAGS);
    engines.rescan(['page/index.html', 'page/points.js', 'page/learn.js'].map(pathOf));
    expect(await rulesOf('page/points.js')).toEqual(['unseeded-random']);
    write(SEEDS + TAGS);
    expect(await rulesOf('page/points.js')).toEqual([]);
    write(TAGS + SEEDS);
    expect(await rulesOf('page/points.js')).toEqual(['unseeded-random']);
  });
});

it('finds the packages of the folder for a file that was open before they were read', async () => {
  mkdirSync(pathOf('packages/net'), { recursive: true });
  writeFileSync(pathOf('packages/net/package.json'), '{ "name": "net" }');
  writeFileSync(pathOf('packages/net/index.js'), MODEL);
  const text = "import { train } from 'net';\nawait train();\n";
  writeFileSync(pathOf('use.js'), text);
  engines.reset();
  engines.find(pathOf('use.js')).setText(pathOf('use.js'), text);
  await rulesOf('use.js');
  expect(engines.find(folder).collectScripts(pathOf('packages/net/index.js')).map(({ path }) => path)).toEqual([pathOf('use.js')]);
});

/** A builder that needs an argument, and the only call that gives it. */
const SIZED = "import * as tf from '@tensorflow/tfjs';\nexport const build = (units) => tf.sequential({ layers: [tf.layers.dense({ units, inputShape: [3] })] });\n";
const SIZED_USE = "import { build } from './sized.js';\nexport const small = () => build(2);\n";
const BUILT = { build: { arguments: ['2'], method: null, words: 'build was called with (2) as in sized-use.js:2.' } };

it('follows an import to a file that was asked about after it was made and before it was opened', async () => {
  writeFileSync(pathOf('sized-use.js'), SIZED_USE);
  const engine = engines.find(folder);
  await engines.whenLoaded(engine);
  engine.setText(pathOf('sized-use.js'), SIZED_USE);
  engine.lint(pathOf('sized-use.js'));
  writeFileSync(pathOf('sized.js'), SIZED);
  expect(engine.collectRunPlaces(pathOf('sized.js')).map(({ model }) => model)).toEqual(['build']);
  engine.setText(pathOf('sized.js'), SIZED);
  expect(engine.findBuild(pathOf('sized.js'), 'build')).toEqual(BUILT);
  expect(engine.fixFolder(folder).map(({ file }) => file)).toContain('sized.js');
});

it('finds the arguments of a builder though settings change while the folder is being read', async () => {
  writeFileSync(pathOf('sized-use.js'), SIZED_USE);
  writeFileSync(pathOf('sized.js'), SIZED);
  const server = new LanguageServer({ get: () => undefined, all: () => [] }, { onLoaded: () => undefined, onProblem: (message) => { throw new Error(message); } });
  server.engines.setRoots([toUri(folder)]);
  const answer = server.build({ uri: toUri(pathOf('sized.js')), model: 'build' });
  server.setSettings({});
  expect(await answer).toEqual(BUILT);
});
