import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { CheckReport } from '../../src/core/verdict';
import { expectOneClearSentence, makeProject, runCli } from './run-cli';

const PACKAGE = JSON.stringify({ type: 'module' });
const TRAIN = `import * as tf from '@tensorflow/tfjs';
const model = tf.sequential({ layers: [tf.layers.dense({ units: 1, inputShape: [2], kernelInitializer: 'zeros' })] });
model.compile({ optimizer: 'sgd', loss: 'meanSquaredError' });
await model.fit(tf.ones([4, 2]), tf.ones([4, 1]), { epochs: 2, shuffle: false, verbose: 0 });
`;

async function check(script: string, ...args: readonly string[]): ReturnType<typeof runCli> {
  return runCli(makeProject({ 'package.json': PACKAGE, 'train.js': script }), ['check', 'train.js', '--backend', 'cpu', ...args]);
}

describe('swerve check, when the target is no training script', () => {
  it('does not exist', async () => {
    expectOneClearSentence(await runCli(makeProject({}), ['check', 'nope.ts']), /nope\.ts/, /exist|not found|no such|no file/i);
  });

  it('is a folder', async () => {
    expectOneClearSentence(await runCli(makeProject({ 'src/a.js': '' }), ['check', 'src']), /src/, /folder|directory|file/i);
  });

  it('is not source code', async () => {
    expectOneClearSentence(await runCli(makeProject({ 'data.csv': 'a,b' }), ['check', 'data.csv']), /data\.csv/);
  });

  it('is empty', async () => {
    expectOneClearSentence(await check(''), /train\.js|TensorFlow/);
  });

  it('does not parse', async () => {
    expectOneClearSentence(await check('const = 1;\n'), /train\.js/, /SyntaxError|syntax/i);
  });

  it('trains nothing, and prints nothing by which it could be judged', async () => {
    expectOneClearSentence(await check("import '@tensorflow/tfjs';\n"), /trains\s+nothing/);
    const { exitCode, stdout } = await check('console.log("hello");\n');
    expect([exitCode, stdout]).toEqual([0, expect.stringMatching(/computes\s+nothing\s+with\s+TensorFlow\.js:\s+what\s+it\s+prints/)]);
  });

  it('wants arguments, and says so as it ends', async () => {
    const outcome = await check('console.log("usage: train.js <epochs>");\nprocess.exit(3);\n');
    expectOneClearSentence(outcome, /exit\s+code\s+3/, /usage:\s+train\.js\s+<epochs>/, /after\s+--/);
  });

  it('catches its own failure and ends well', async () => {
    expectOneClearSentence(await check(`import '@tensorflow/tfjs';\nPromise.reject(new TypeError('no rows')).catch(console.error);\n`), /trains\s+nothing/, /TypeError:\s+no\s+rows/);
  });

  it('imports TensorFlow.js where it is not installed', async () => {
    const folder = makeProject({ 'package.json': PACKAGE, 'train.js': TRAIN }, 'outside');
    expectOneClearSentence(await runCli(folder, ['check', 'train.js']), /@tensorflow\/tfjs/, /npm install/);
  });
});

describe('swerve check, when the script misbehaves', () => {
  it('throws: the message and the line are repeated', async () => {
    expectOneClearSentence(await check(`${TRAIN}throw new Error('out of cheese');\n`), 'out of cheese', /train\.js:5/);
  });

  it('rejects a promise that nobody awaits', async () => {
    expectOneClearSentence(await check(`${TRAIN}Promise.reject(new TypeError('left behind'));\n`), 'left behind');
  });

  it('throws what is no error', async () => {
    expectOneClearSentence(await check('throw { code: 7 };\n'), /train\.js/);
  });

  it('loops for ever: it is stopped at the time limit', async () => {
    const outcome = await check(`${TRAIN}for (;;) {}\n`, '--timeout', '5');
    expectOneClearSentence(outcome, /5 (s|seconds)/);
    expect(outcome.seconds).toBeLessThan(30);
  });

  it('never ends because a timer is open: it is stopped at the time limit', async () => {
    expectOneClearSentence(await check(`${TRAIN}setInterval(() => {}, 1000);\n`, '--timeout', '5'), /5 (s|seconds)/);
  });

  it('exits before it trains', async () => {
    expectOneClearSentence(await check(`import '@tensorflow/tfjs';\nprocess.exit(0);\n`), /train|exit/);
  });

  it('kills itself', async () => {
    expectOneClearSentence(await check(`${TRAIN}process.kill(process.pid, 'SIGKILL');\n`), /SIGKILL|killed/);
  });

  it('prints 100 MB: the verdict stands, and stdout stays JSON', async () => {
    const flood = `${TRAIN}const line = 'x'.repeat(1023) + '\\n';\nfor (let i = 0; i < 100 * 1024; i++) process.stdout.write(line);\n`;
    const outcome = await check(flood, '--format', 'json', '--timeout', '60');
    expect((JSON.parse(outcome.stdout) as CheckReport).verdict).toBe('identical');
    expect(outcome.exitCode).toBe(0);
    expect(outcome.stderr.length).toBeLessThan(2_000_000);
  });
});

describe('swerve check, when the command is wrong', () => {
  it.each([
    [['--backend', 'gpu'], /gpu/],
    [['--runs', '1'], /runs/],
    [['--runs', 'banana'], /^The number of runs must be a whole number from 2 to 100\.$/m],
    [['--steps', '-3'], /steps/],
    [['--timeout', '0'], /timeout/],
    [['--format', 'yaml'], /yaml/],
    [['--bakcend', 'cpu'], /bakcend/],
  ])('%j', async (args, mention) => {
    expectOneClearSentence(await runCli(makeProject({ 'package.json': PACKAGE, 'train.js': TRAIN }), ['check', 'train.js', ...args]), mention);
  });

  it('names no target', async () => {
    expectOneClearSentence(await runCli(makeProject({}), ['check']), /target/);
  });

  it('writes where nothing can be written', async () => {
    const folder = makeProject({ 'package.json': PACKAGE, 'train.js': TRAIN, taken: 'a file' });
    expectOneClearSentence(await runCli(folder, ['check', 'train.js', '--backend', 'cpu', '--output', 'taken/report.txt']), /taken/);
  });

  it('names a model that is not there', async () => {
    const folder = makeProject({ 'package.json': PACKAGE, 'model.js': 'export const one = 1;\n' });
    expectOneClearSentence(await runCli(folder, ['check', 'model.js', '--model', 'createModel']), /model\.js: there is no createModel in the file\./);
  });

  it('names a model that is not there, in a file with others: those that can be built are told with their lines', async () => {
    const build = "tf.sequential({ layers: [tf.layers.dense({ units: 1, inputShape: [2] })] })";
    const folder = makeProject({ 'package.json': PACKAGE, 'model.js': `import * as tf from '@tensorflow/tfjs';\nexport const small = () => ${build};\nfunction large(units) {\n  return ${build.replace('units: 1', 'units')};\n}\n` });
    expectOneClearSentence(await runCli(folder, ['check', 'model.js', '--model', 'tiny']), /tiny/, /small\s+\(line\s+2\)/);
    expectOneClearSentence(await runCli(folder, ['check', 'model.js']), /trains\s+nothing/, /small\s+\(line\s+2\)/, /--model/);
    expectOneClearSentence(await runCli(folder, ['check', 'model.js', '--model', 'large']), /large\s+was\s+called\s+without\s+arguments\s+and\s+takes\s+1/);
  });
});

describe('swerve check --output', () => {
  it('writes the report to the file', async () => {
    const folder = makeProject({ 'package.json': PACKAGE, 'train.js': TRAIN });
    const outcome = await runCli(folder, ['check', 'train.js', '--backend', 'cpu', '--format', 'html', '--output', 'report.html']);
    expect(outcome.exitCode).toBe(0);
    expect(existsSync(join(folder, 'report.html')) && readFileSync(join(folder, 'report.html'), 'utf8')).toContain('<h1 class="identical">');
    expect(outcome.stdout).not.toContain('<html');
  });
});
