import { describe, expect, it } from 'vitest';
import { checkText, type TextCheck } from '../support/check-text';

const TRAINING = `
const tf = require('@tensorflow/tfjs');
const model = tf.sequential({ layers: [tf.layers.dense({ units: 1, inputShape: [2], kernelInitializer: 'ones' })] });
model.compile({ optimizer: 'sgd', loss: 'meanSquaredError' });
`;

/** What a script does wrong, and the one sentence that the report says about it. */
const CASES: readonly (readonly [string, string, TextCheck])[] = [
  ['throws', `${TRAINING}\nthrow new RangeError('no such column');`, { verdict: 'failed', reason: /crashed: RangeError: no such column/ }],
  ['rejects', `${TRAINING}\nPromise.reject(new Error('lost the data'));`, { verdict: 'failed', reason: /crashed: .*lost the data/ }],
  ['finds no data', `${TRAINING}\nfetch('http://127.0.0.1:9/data.csv');`, { verdict: 'failed', reason: /crashed: TypeError: fetch failed: .+/ }],
  ['is written for a page', `${TRAINING}\ndocument.querySelector('output').textContent = 'ready';`, { verdict: 'failed', reason: /crashed: ReferenceError: document is not defined \(.*\)\. That is code for a page: run it in one with --page, or its model by name with --model/ }],
  ['has a syntax error', 'const = 3;', { verdict: 'failed', reason: /crashed: SyntaxError/ }],
  ['kills itself', `${TRAINING}\nprocess.kill(process.pid, 'SIGKILL');`, { verdict: 'failed', reason: /was ended by SIGKILL/ }],
  ['loops for ever', `${TRAINING}\nfor (;;);`, { verdict: 'inconclusive', reason: /still running after 5 s/ }],
  ['lets nobody else have a turn', `${TRAINING}\nconst again = () => Promise.resolve().then(again);\nagain();`, { verdict: 'inconclusive', reason: /still running after 5 s/ }],
  ['aborts', `${TRAINING}\nprocess.abort();`, { verdict: 'failed', reason: /was ended by SIGABRT/ }],
  ['has no TensorFlow.js and says nothing', 'let sum = 0;\nfor (let i = 0; i < 9; i++) sum += Math.random();', { verdict: 'inconclusive', reason: /does not use TensorFlow\.js, and prints nothing and writes no file: there is nothing to compare/ }],
  ['has no TensorFlow.js, draws and goes on for ever', 'let weight = Math.random();\nsetInterval(() => { weight *= 0.9; console.log(weight); }, 20);', { verdict: 'diverged', reason: /still running after 5 s and was stopped: until then the runs print different texts/ }],
  ['has no TensorFlow.js and goes on for ever', 'let weight = 1;\nsetInterval(() => { weight *= 0.9; console.log(weight); }, 20);', { verdict: 'inconclusive', reason: /the first \d+ texts that both runs printed are equal, and the rest is unknown/ }],
  ['trains nothing', TRAINING, { verdict: 'inconclusive', reason: /trains nothing/ }],
  ['exits early', `${TRAINING}\nprocess.exit(0);`, { verdict: 'inconclusive', reason: /trains nothing/ }],
];

describe('scripts that cannot be judged', () => {
  it.each(CASES)('%s', { timeout: 120_000 }, async (_name, code, expected) => {
    const report = await checkText(code, ['--timeout', '5']);
    expect(report.verdict).toBe(expected.verdict);
    expect(report.reason).toMatch(expected.reason);
    expect(report.reason).not.toContain('\n');
  });

  it('prints 100 MB and is judged all the same', { timeout: 120_000 }, async () => {
    const flood = `const line = 'x'.repeat(99_999) + '\\n'; for (let i = 0; i < 1000; i++) process.stdout.write(line);`;
    const report = await checkText(`${TRAINING}\n${flood}\nmodel.predict(tf.ones([1, 2])).print();`, ['--timeout', '60']);
    expect(report.verdict).toBe('identical');
  });
});
