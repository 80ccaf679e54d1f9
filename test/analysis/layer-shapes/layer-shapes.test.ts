import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { collectUses, type LayerUse } from '../../../src/analysis/facts/layer-graph';
import { valuesAt } from '../../../src/analysis/facts/places';
import { Project } from '../../../src/analysis/project/project';
import { Evaluator } from '../../../src/analysis/values/evaluator';
import { option } from '../../../src/knowledge/places';
import { makeGraphs } from './graphs';
import { makeLoops } from './loops';
import { makeModels } from './models';

/** Every layer at work in the models of a file, in the order of the text. */
function collectAll(text: string): { readonly evaluator: Evaluator; readonly uses: readonly LayerUse[] } {
  const project = new Project('/nowhere');
  project.setText('/nowhere/models.ts', text);
  const evaluator = new Evaluator(project);
  const calls = project.find('/nowhere/models.ts')?.model.calls ?? [];
  return { evaluator, uses: [...calls].sort((a, b) => a.pos - b.pos).flatMap((call) => [...collectUses(evaluator, call).values()].flat()) };
}

function readText(name: string): string {
  return readFileSync(join(import.meta.dirname, name), 'utf8');
}

function readShapes(text: string): unknown[] {
  return collectAll(text).uses.map(({ input }) => input);
}

/** What goes into the layers by their names; layers that merge have several inputs. */
function readNamed(text: string): Record<string, unknown> {
  const { evaluator, uses } = collectAll(text);
  const named = uses.map(({ layer, input }) => [valuesAt(evaluator, layer, option(0, 'name')).map((value) => (value.kind === 'literal' ? value.value : value.kind)).join(), input] as const);
  return Object.fromEntries(named.filter(([name, input]) => name !== '' && input !== null));
}

/** Layers inside others, by the last axis of what goes into them, and the rest. */
function splitInner(named: Record<string, unknown>): { readonly inner: Record<string, unknown>; readonly outer: Record<string, unknown> } {
  const isInner = ([name]: readonly [string, unknown]): boolean => name.startsWith('inner/');
  const entries = Object.entries(named);
  return {
    inner: Object.fromEntries(entries.filter(isInner).map(([name, input]) => [name, (input as readonly number[]).at(-1)])),
    outer: Object.fromEntries(entries.filter((each) => !isInner(each))),
  };
}

describe('shapes read from the text of a model', () => {
  it('are those that TensorFlow.js computes', () => {
    const computed = makeModels().flatMap(({ layers }) => layers.filter((layer) => layer.getClassName() !== 'InputLayer').map(({ input }) => (Array.isArray(input) ? null : input.shape.slice(1))));
    expect(computed).toHaveLength(24);
    expect(readShapes(readText('models.ts'))).toEqual(computed);
  });

  it('are those of functional models, of every layer that a helper makes', () => {
    const layers = makeGraphs().flatMap(({ layers: all }) => all.filter((layer) => layer.getClassName() !== 'InputLayer' && !Array.isArray(layer.input)));
    expect(layers).toHaveLength(27);
    expect(readNamed(readText('graphs.ts'))).toEqual(Object.fromEntries(layers.map(({ name, input }) => [name, Array.isArray(input) ? null : input.shape.slice(1)])));
  });

  it('are those of layers that loops make, that are cut out of other models, or held by other layers', () => {
    const layers = makeLoops().flatMap(({ layers: all }) => all.filter((layer) => layer.getClassName() !== 'InputLayer' && !Array.isArray(layer.input)));
    const { inner, outer } = splitInner(readNamed(readText('loops.ts')));
    expect(outer).toEqual(Object.fromEntries(layers.map(({ name, input }) => [name, Array.isArray(input) ? null : input.shape.slice(1)])));
    expect(inner).toEqual({ 'inner/step': 11, 'inner/both': 8, 'inner/cell5': 8, 'inner/cell6': 5, 'inner/one': 6 });
    // What goes into a layer inside another is not told by the library, but its kernel has as many rows.
    const rows = layers.filter(({ name }) => ['steps', 'both', 'cells', 'one'].includes(name)).flatMap((layer) => layer.getWeights().flatMap(({ shape }) => (shape.length === 2 ? [shape[0]] : [])));
    expect(new Set(rows)).toEqual(new Set([11, 8, 4, 8, 5, 6, 3]));
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
