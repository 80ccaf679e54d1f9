import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { findChain } from '../../../src/analysis/facts/layer-chain';
import { shapeInto } from '../../../src/analysis/facts/layer-shapes';
import { Project } from '../../../src/analysis/project/project';
import { Evaluator } from '../../../src/analysis/values/evaluator';
import { makeModels } from './models';

/** What goes into every layer of the models of a file, in the order of the text. */
function readShapes(text: string): unknown[] {
  const project = new Project('/nowhere');
  project.setText('/nowhere/models.ts', text);
  const evaluator = new Evaluator(project);
  const calls = project.find('/nowhere/models.ts')?.model.calls ?? [];
  return [...calls].sort((a, b) => a.pos - b.pos).flatMap((call) => {
    const chain = findChain(evaluator, call);
    const index = chain?.layers.findIndex((layer) => layer?.node === call) ?? -1;
    return chain === null || index < 0 ? [] : [shapeInto(evaluator, chain, index)];
  });
}

describe('shapes read from the text of a model', () => {
  it('are those that TensorFlow.js computes', () => {
    const computed = makeModels().flatMap(({ layers }) => layers.filter((layer) => layer.getClassName() !== 'InputLayer').map(({ input }) => (Array.isArray(input) ? null : input.shape.slice(1))));
    expect(computed).toHaveLength(24);
    expect(readShapes(readFileSync(join(import.meta.dirname, 'models.ts'), 'utf8'))).toEqual(computed);
  });

  it('are open after a step that may be left out, and unread where another function adds layers', () => {
    const text = `
      import * as tf from '@tensorflow/tfjs';
      const model = tf.sequential();
      model.add(tf.layers.dense({ inputShape: [4], units: 8 }));
      if (process.argv[2]) model.add(tf.layers.dense({ units: 16 }));
      model.add(tf.layers.dense({ units: 2 }));
      const other = tf.sequential();
      function widen() { other.add(tf.layers.dense({ units: 16 })); }
      other.add(tf.layers.dense({ inputShape: [4], units: 8 }));
    `;
    expect(readShapes(text)).toEqual([[4], null]);
  });
});
