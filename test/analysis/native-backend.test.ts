import { describe, expect, it } from 'vitest';
import { Linter } from '../../src/analysis/engine/linter';
import { RULES } from '../../src/rules/index';

const CWD = '/project';

/** `rule line:column` of each finding in one program. */
function lint(text: string): readonly string[] {
  const linter = new Linter({ cwd: CWD, rules: RULES });
  return linter.openOrChange(`${CWD}/program.mjs`, text).map(({ finding: { rule, line, column } }) => `${rule} ${line}:${column}`);
}

const SEEDED = "import seedrandom from 'seedrandom';\nseedrandom('a', { global: true });\n";
const SAMPLE = 'const classes = tf.multinomial(tf.zeros([2, 10]), 3);\nexport const w = tf.variable(classes.toFloat());\n';

describe('what draws by other means on tfjs-node', () => {
  it('flags multinomial there although Math.random is seeded for the program', () => {
    expect(lint(`${SEEDED}import * as tf from '@tensorflow/tfjs-node';\n${SAMPLE}`)).toContain('unseeded-tensor 4:17');
    expect(lint(`${SEEDED}import * as tf from '@tensorflow/tfjs';\n${SAMPLE}`)).not.toContain('unseeded-tensor 4:17');
  });

  it('accepts a whole number as its seed', () => {
    const seeded = SAMPLE.replace('3)', '3, 7)');
    expect(lint(`import * as tf from '@tensorflow/tfjs-node';\n${seeded}`).filter((each) => each.startsWith('unseeded-tensor'))).toEqual([]);
  });

  it('flags weighted bincount, whose threads add in no fixed order', () => {
    const count = (weights: string): string => `import * as tf from '@tensorflow/tfjs-node';\nexport const counts = tf.bincount(tf.ones([9], 'int32'), ${weights}, 3);\n`;
    expect(lint(count('tf.tensor1d([0.1, 0.2, 0.3])'))).toContain('nondeterministic-kernel 2:23');
    expect(lint(count('tf.randomUniform([9], 0, 1, undefined, 7)'))).toContain('nondeterministic-kernel 2:23');
  });

  it('leaves counting alone: without weights, or with whole ones, the order of addition changes nothing', () => {
    const count = (weights: string): string => `import * as tf from '@tensorflow/tfjs-node';\nexport const counts = tf.bincount(tf.ones([9], 'int32'), ${weights}, 3);\n`;
    for (const weights of ['[]', 'tf.tensor1d([])', 'tf.ones([9])', 'tf.tensor1d([1, 2, 3])']) expect(lint(count(weights))).not.toContain('nondeterministic-kernel 2:23');
  });
});
