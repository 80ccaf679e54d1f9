import { mkdtempSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { needsLoader } from '../../src/runner/targets/needs-loader';
import { runsNativelyAlone } from '../../src/runner/targets/runs-natively';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'swerve-loader-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

/** Writes a program and says whether its first file needs a loader. */
function judge(files: Readonly<Record<string, string>>): boolean {
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  return needsLoader(join(folder, Object.keys(files)[0] ?? ''));
}

describe('a loader is needed', () => {
  it('for TypeScript, named or imported', () => {
    expect(judge({ 'train.ts': '' })).toBe(true);
    expect(judge({ 'train.mjs': "import './data.ts';", 'data.ts': '' })).toBe(true);
  });

  it('where modules leave endings away, however far from the script', () => {
    expect(judge({ 'train.js': "import { a } from './lib/a.js';", 'lib/a.js': "export { b } from './b';", 'lib/b.js': '' })).toBe(true);
    expect(judge({ 'train.js': "import {\n  a,\n  b,\n} from './lib';", 'lib/index.js': '' })).toBe(true);
  });

  it('where `require` stands beside `import`', () => {
    expect(judge({ 'train.js': "import * as fs from 'fs';\nconst tf = require('@tensorflow/tfjs-node');" })).toBe(true);
    expect(judge({ 'train.js': "import * as fs from 'fs';\nif (require.main === module) fs.readdirSync('.');" })).toBe(true);
  });
});

describe('Node is left alone', () => {
  it('with scripts that it runs as they are', () => {
    expect(judge({ 'train.cjs': "const { a } = require('./a');", 'a.js': '' })).toBe(false);
    expect(judge({ 'train.mjs': "import { createRequire } from 'node:module';\nimport './a.mjs';\nconst require = createRequire(import.meta.url);\nrequire('x');", 'a.mjs': '' })).toBe(false);
    expect(judge({ 'train.js': "import { createRequire } from 'node:module';\nconst require = createRequire(import.meta.url);\nrequire('x');" })).toBe(false);
  });

  it('with modules that import each other in a circle, and with files that are not there', () => {
    expect(judge({ 'a.mjs': "import './b.mjs';", 'b.mjs': "import './a.mjs';\nimport './nowhere.mjs';" })).toBe(false);
    expect(needsLoader(join(folder, 'nowhere.js'))).toBe(false);
  });
});

describe('Node alone runs TypeScript', () => {
  /** A script in a package of this manifest, run by this Node. */
  function runs(text: string, manifest = '{}', version = '24.0.0'): boolean {
    writeFileSync(join(folder, 'package.json'), manifest);
    writeFileSync(join(folder, 'train.ts'), text);
    return runsNativelyAlone(join(folder, 'train.ts'), version);
  }

  it('that awaits at its top, in a package that says nothing of modules', () => {
    expect(runs("import * as tf from '@tensorflow/tfjs';\nawait tf.ready();\n")).toBe(true);
    expect(runs('const history = await model.fit(xs, ys);')).toBe(true);
    expect(runs('for await (const batch of batches) train(batch);')).toBe(true);
  });

  it('and nothing else', () => {
    expect(runs('async function main() {\n  await tf.ready();\n}\nmain();')).toBe(false);
    expect(runs('const main = async () => { await tf.ready(); };\n// then await it\n/*\n* we await nothing\n*/')).toBe(false);
    expect(runs('await tf.ready();', '{ "type": "module" }')).toBe(false);
    expect(runs('await tf.ready();', '{ "type": "commonjs" }')).toBe(false);
    expect(runs('await tf.ready();', '{}', '20.19.0')).toBe(false);
  });
});
