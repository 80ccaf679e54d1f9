import { describe, expect, it } from 'vitest';
import type { CheckReport } from '../../src/core/verdict';
import { expectOneClearSentence, makeProject, runCli } from './run-cli';

const packageFor = (runner: string): string => JSON.stringify({ type: 'module', devDependencies: { [runner]: '*' } });
/** Types that are gone when it runs: lines must not move. */
const NET = `import * as tf from '@tensorflow/tfjs';

interface Options {
  readonly units: number;
}

export function buildNet({ units }: Options): tf.Sequential {
  const net = tf.sequential();
  net.add(tf.layers.dense({ units, inputShape: [2] }));
  net.compile({ optimizer: 'sgd', loss: 'meanSquaredError' });
  return net;
}
`;
const BODY = `
  const net = buildNet({ units: 1 });
  const { history } = await net.fit(tf.ones([4, 2]), tf.ones([4, 1]), { epochs: 3, shuffle: false });
`;
const VITEST = `import * as tf from '@tensorflow/tfjs';
import { expect, it } from 'vitest';
import { buildNet } from '@/net';

it('learns', async () => {${BODY}  expect(history['loss']?.at(-1)).toBeLessThan(LIMIT);
});
`;
const CONFIG = "import { fileURLToPath } from 'node:url';\n\nexport default { resolve: { alias: { '@': fileURLToPath(new URL('./src', import.meta.url)) } } };\n";
const SEEDED = NET.replace('inputShape: [2]', 'inputShape: [2], kernelInitializer: tf.initializers.glorotUniform({ seed: 7 })');

async function check(files: Readonly<Record<string, string>>, test: string): Promise<{ readonly report: CheckReport; readonly exitCode: number | null }> {
  const { stdout, exitCode } = await runCli(makeProject(files), ['check', test, '--format', 'json'], 160);
  return { report: JSON.parse(stdout) as CheckReport, exitCode };
}

describe('swerve check of a file of tests', () => {
  it('is run by the Vitest of its project, with its settings, and told its own lines', async () => {
    const { report, exitCode } = await check({ 'package.json': packageFor('vitest'), 'vite.config.mjs': CONFIG, 'src/net.ts': NET, 'test/net.test.ts': VITEST.replace('LIMIT', '1000') }, 'test/net.test.ts');
    expect(report).toMatchObject({ target: 'test/net.test.ts', verdict: 'diverged', firstDivergence: { cause: 'rng', source: 'tf.layers.dense', file: 'src/net.ts', line: 9, column: 11, confirmed: true } });
    // What a worker has to tell when it is ended.
    expect(report.outputs.map(({ name }) => name)).toEqual(['dense_Dense1/kernel (worker 1)', 'dense_Dense1/bias (worker 1)']);
    expect(report.steps).toHaveLength(3);
    expect(exitCode).toBe(1);
  }, 180_000);

  it('is identical where all is seeded, also if its tests fail', async () => {
    const { report } = await check({ 'package.json': packageFor('vitest'), 'vite.config.mjs': CONFIG, 'src/net.ts': SEEDED, 'net.test.ts': VITEST.replace('LIMIT', '0') }, 'net.test.ts');
    expect(report).toMatchObject({ verdict: 'identical' });
    expect(report.steps).toHaveLength(3);
  }, 180_000);

  it('is run by the Mocha of its project', async () => {
    const text = `import * as tf from '@tensorflow/tfjs';\nimport { buildNet } from '../src/net.ts';\n\ndescribe('the net', () => {\n  it('learns', async () => {${BODY.replaceAll('\n', '\n  ')}  if (history['loss'].at(-1) > 1000) throw new Error('it does not');\n  });\n});\n`;
    const { report } = await check({ 'package.json': packageFor('mocha'), 'src/net.ts': NET, 'test/net.spec.ts': text }, 'test/net.spec.ts');
    expect(report).toMatchObject({ verdict: 'diverged', firstDivergence: { cause: 'rng', source: 'tf.layers.dense', file: 'src/net.ts', line: 9, column: 11, confirmed: true } });
    expect(report.steps).toHaveLength(3);
  }, 180_000);

  it('without TensorFlow.js has nothing to compare: the times that its runner prints are no result', async () => {
    const text = "import { expect, it } from 'vitest';\n\nit('adds', () => {\n  console.log('adding');\n  expect(1 + 1).toBe(2);\n});\n";
    expectOneClearSentence(await runCli(makeProject({ 'package.json': packageFor('vitest'), 'sum.test.js': text }), ['check', 'sum.test.js']), /does\s+not\s+use\s+TensorFlow\.js/);
  }, 60_000);

  it('says in one sentence what is missing', async () => {
    const files = { 'net.test.ts': VITEST, 'other.test.ts': "describe('net', () => {\n  it('learns', () => {});\n});\n" };
    expectOneClearSentence(await runCli(makeProject({ ...files, 'package.json': packageFor('vitest') }, 'outside'), ['check', 'net.test.ts']), /tests\s+for\s+Vitest,\s+which\s+is\s+not\s+installed/, /npm\s+install`/);
    expectOneClearSentence(await runCli(makeProject(files, 'outside'), ['check', 'net.test.ts']), /npm\s+install\s+--save-dev\s+vitest/);
    expectOneClearSentence(await runCli(makeProject({ ...files, 'package.json': packageFor('jest') }, 'outside'), ['check', 'other.test.ts']), /holds\s+tests\s+for\s+Jest/, /--model/);
  });
});
