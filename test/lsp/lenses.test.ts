import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LintEngine } from '../../src/lsp/lint-engine';
import type { Home } from '../../src/lsp/page-project';
import { toLenses } from '../../src/lsp/to-lenses';

let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'swerve-lenses-'));
  writeFileSync(join(folder, 'package.json'), '{ "dependencies": { "@tensorflow/tfjs": "4.22.0", "vite": "7.0.0" } }');
});
afterAll(() => { rmSync(folder, { recursive: true, force: true }); });

/** Each lens as `line: title (what it runs)`. */
function lensesOf(text: string, home: Home = 'node'): string[] {
  const path = join(folder, 'model.ts');
  const engine = new LintEngine(folder, {});
  engine.setText(path, `import * as tf from '@tensorflow/tfjs';\n${text}`);
  return toLenses('file', engine.collectRunPlaces(path), home).map(({ range, command }) => `${range.start.line + 1}: ${command?.title ?? ''} (${[command?.command, ...((command?.arguments ?? []) as string[]).slice(1)].join(' ')})`);
}

describe('the lens above a model', () => {
  it('runs the script where the file trains', () => {
    expect(lensesOf('const model = tf.sequential();\nawait model.fit(xs, ys);')).toEqual(['2: Run twice (swerve.check)', '3: Run twice (swerve.check)']);
  });

  it('runs the model by the name of what builds it, exported or not', () => {
    expect(lensesOf('export function build(units = 4) {\n  return tf.sequential({ layers: [tf.layers.dense({ units })] });\n}')).toEqual(['3: Run twice (swerve.check build)']);
    expect(lensesOf('const build = async () => tf.sequential();')).toEqual(['2: Run twice (swerve.check build)']);
    expect(lensesOf('const model: tf.Sequential = (tf.sequential() as tf.Sequential);')).toEqual(['2: Run twice (swerve.check model)']);
  });

  it('runs a builder that needs arguments where the program calls it with some that are known', () => {
    expect(lensesOf('export const build = (units) => tf.sequential({ layers: [tf.layers.dense({ units })] });\nexport const small = () => build(4);')[0]).toBe('2: Run twice (swerve.check build)');
    expect(lensesOf('export const build = (units) => tf.sequential({ layers: [tf.layers.dense({ units })] });\nexport const any = (rows) => build(rows[0].length);')[0]).toBe('2: Run a script twice… (swerve.chooseScript)');
  });

  it('runs a class by the method that makes its model, and by no other', () => {
    const net = 'class Net {\n  constructor(units) {\n    this.units = units;\n  }\n  build() {\n    this.model = tf.sequential();\n  }\n  other() {\n    return tf.sequential();\n  }\n}\n';
    expect(lensesOf(`${net}new Net(3).build();`)).toEqual(['7: Run twice (swerve.check Net)', '10: Run a script twice… (swerve.chooseScript)']);
    expect(lensesOf(net)).toEqual(['7: Run a script twice… (swerve.chooseScript)', '10: Run a script twice… (swerve.chooseScript)']);
  });

  it('asks which script to run where no name leads to the model', () => {
    const needsInput = 'function build(units: number) {\n  return tf.sequential({ layers: [tf.layers.dense({ units })] });\n}';
    const givesNothing = 'function build() {\n  const model = tf.sequential();\n  use(() => { return model; });\n}';
    const isMethod = 'class Net {\n  model = tf.sequential();\n}';
    for (const text of [needsInput, givesNothing, isMethod]) expect(lensesOf(text)).toEqual(['3: Run a script twice… (swerve.chooseScript)']);
  });

  it('offers the page as well where code is made for one', () => {
    expect(lensesOf('export const build = () => tf.sequential();', 'either')).toEqual(['2: Run twice (swerve.check build)', '2: Run twice in the page (swerve.checkInPage build)']);
    expect(lensesOf('export const build = () => tf.sequential();', 'page')).toEqual(['2: Run twice in the page (swerve.checkInPage build)', '2: Run twice (swerve.check build)']);
  });

  it('offers a component the page alone, in which its framework shows it', () => {
    const engine = new LintEngine(folder, {});
    const path = join(folder, 'App.vue');
    engine.setText(path, "<script setup>\nimport * as tf from '@tensorflow/tfjs';\nconst model = tf.sequential();\nawait model.fit(xs, ys);\n</script>\n");
    const lenses = toLenses('file:///App.vue', engine.collectRunPlaces(path), 'page');
    expect(lenses.map(({ range, command }) => `${range.start.line + 1}: ${command?.title ?? ''}`)).toEqual(['3: Run twice in the page', '4: Run twice in the page']);
    expect(lenses[0]?.command).toMatchObject({ command: 'swerve.checkInPage', arguments: ['file:///App.vue'] });
  });

  it('takes code for a page where its package is made for one, unless it asks for what only Node has', () => {
    const homeOf = (text: string): Home | undefined => {
      const engine = new LintEngine(folder, {});
      engine.setText(join(folder, 'model.ts'), text);
      return engine.findHome(join(folder, 'model.ts'));
    };
    expect(homeOf("import * as tf from '@tensorflow/tfjs';")).toBe('either');
    expect(homeOf("const [document] = texts;\nconsole.log('document.', document);")).toBe('either');
    expect(homeOf("document.getElementById('train').onclick = learn;")).toBe('page');
    expect(homeOf("import * as tfvis from '@tensorflow/tfjs-vis';")).toBe('page');
    expect(homeOf("import { readFileSync } from 'node:fs';\nwindow.tf = tf;")).toBe('node');
    expect(homeOf("const tf = require('@tensorflow/tfjs-node-gpu');")).toBe('node');
  });
});
