import { describe, expect, it } from 'vitest';
import { findModelBuild } from '../../src/analysis/answers/find-model-build';
import { Project } from '../../src/analysis/project/project';
import { Evaluator } from '../../src/analysis/values/evaluator';

const IMPORT = "import * as tf from '@tensorflow/tfjs';";

/** What the model `build` of `main.js` is built with, or why nobody knows. */
function build(main: string, others: Readonly<Record<string, string>> = {}): string | null {
  const project = new Project('/nowhere');
  project.setText('/nowhere/main.js', `${IMPORT}\n${main}`);
  for (const [name, text] of Object.entries(others)) project.setText(`/nowhere/${name}`, text);
  const file = project.find('/nowhere/main.js');
  if (file === undefined) throw new Error('main.js is not parsed');
  const found = findModelBuild(file, 'build', new Evaluator(project));
  return found.ok ? (found.value?.words ?? null) : found.error.message;
}

describe('with which arguments a program builds its model', () => {
  it('reads numbers, texts, lists, objects, constants and what TensorFlow.js makes of them', () => {
    const main = `
      const UNITS = [8, ...[4]];
      const options = { rate: -0.5, 'drop-out': null };
      function build(a, b, c, d, e) {}
      build(UNITS[0] * 2, 'relu', { ...options, UNITS }, tf.initializers.heNormal({ seed: 3 }), tf);`;
    expect(build(main)).toBe('build was called with (16, "relu", { ...{ rate: -0.5, "drop-out": null }, UNITS: [8, ...[4]] }, tf.initializers.heNormal({ seed: 3 }), tf) as in main.js:6.');
  });

  it('follows arguments through the functions that hand them on', () => {
    const main = `
      const build = async (units, { rate } = {}) => {};
      const train = ({ units, rate }) => build(units, { rate });
      train({ units: 5, rate: 0.1 });`;
    expect(build(main)).toBe('build was called with (5, { rate: 0.1 }) as in main.js:4.');
  });

  it('takes the first call by file and line, past those that only a run knows', () => {
    const main = 'export default function build(units) {}';
    const others = { 'b.js': "import make from './main.js';\nmake(2);", 'a.js': "import make from './main.js';\nmake(Math.random());\nmake(1);" };
    expect(build(main, others)).toBe('build was called with (1) as in a.js:3, the first of 3 calls whose arguments are known.');
  });

  it('takes what a loop gives first and what was written last, and nothing that branches decide', () => {
    const main = (rest: string) => `function build(units) {}\n${rest}`;
    expect(build(main('for (const units of [4, 8]) build({ units });'))).toBe('build was called with ({ units: 4 }) as in main.js:3.');
    expect(build(main('const train = (units) => build(units);\ntrain(2);\ntrain(3);'))).toBe('build was called with (2) as in main.js:3.');
    expect(build(main('build(await isLarge() ? 512 : 32);'))).toContain('is known only when the program runs');
    expect(build(main('const options = { units: 2 };\noptions.units = 3;\nbuild(options);'))).toContain('is known only when the program runs');
    expect(build(main('let units = 2;\nif (process.argv[2]) units = 3;\nbuild(units);'))).toContain('is known only when the program runs');
    expect(build(main('let units = 2;\nunits = 3;\nbuild(units);'))).toContain('build was called with (3)');
  });

  it('needs no call where defaults do', () => {
    expect(build('function build(units = 3) {}')).toBeNull();
    expect(build('function build(units = 3) {}\nbuild(await ask());')).toBeNull();
    expect(build('const build = tf.sequential();')).toBeNull();
  });

  it('says what only a run knows', () => {
    expect(build('function build(units) {}')).toBe('nothing in the program calls build');
    expect(build('function build(units, rate) {}\nbuild(2, Number(await ask()));')).toBe('Number(await ask()), which main.js:3 gives to build, is known only when the program runs');
    expect(build('function build(units) {}\nbuild(Date.now());')).toBe('Date.now(), which main.js:3 gives to build, is known only when the program runs');
    expect(build('function build(options) {}\nbuild({ units: 2, log: () => 3 });')).toContain('is known only when the program runs');
  });

  it('finds the method of a class that makes the model', () => {
    const method = 'create(units) { return tf.sequential({ layers: [tf.layers.dense({ units })] }); }';
    expect(build(`class build { constructor(seed) {} ${method} }\nnew build(7).create(2);`)).toBe('build was made with (7) as in main.js:3, and build.create was called with (2) as in main.js:3.');
    expect(build(`class build { static ${method} }\nbuild.create(2);`)).toBe('build.create was called with (2) as in main.js:3.');
    expect(build(`class Base { constructor(seed) {} }\nclass build extends Base { ${method.replace('units) {', 'units = 2) {')} }\nnew build(7);`)).toBe('build was made with (7) as in main.js:4, and build.create was called without arguments.');
    expect(build('class build { constructor(seed) { this.model = tf.sequential(); } }\nnew build(7);')).toBe('build was made with (7) as in main.js:3.');
  });
});
