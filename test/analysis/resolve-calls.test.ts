import { describe, expect, it } from 'vitest';
import { resolveCall } from '../../src/analysis/facts/call-fact';
import { Project } from '../../src/analysis/project/project';
import { Evaluator } from '../../src/analysis/values/evaluator';

/** What the calls of `main.ts` mean, in source order; calls that mean nothing known are left out. */
function meanings(files: Readonly<Record<string, string>>): string[] {
  const project = new Project('/nowhere');
  for (const [name, text] of Object.entries(files)) project.setText(`/nowhere/${name}`, text);
  const evaluator = new Evaluator(project);
  const calls = project.find('/nowhere/main.ts')?.model.calls ?? [];
  return calls.flatMap((call) => resolveCall(evaluator, call).map(({ api }) => `${api.library}:${api.path}`));
}

describe('who is being called', () => {
  it('follows aliases, destructuring, require and dynamic import', () => {
    const code = `
      const { layers: { dense: d } } = require('@tensorflow/tfjs');
      d();
      const lib = await import('@tensorflow/tfjs-core');
      const draw = lib.randomNormal;
      draw([1]);
      globalThis.Math.random();
    `;
    expect(meanings({ 'main.ts': code })).toEqual(['tfjs:layers.dense', 'tfjs:randomNormal', 'global:Math.random']);
  });

  it('follows re-exports and renamed namespaces through files', () => {
    const files = {
      'engine.ts': "export * as ml from '@tensorflow/tfjs';",
      'index.ts': "export { ml as backend } from './engine';",
      'main.ts': "import { backend } from './index';\nbackend.layers.lstm({ units: 1 });",
    };
    expect(meanings(files)).toEqual(['tfjs:layers.lstm']);
  });

  it('knows objects by what made them, by their class and by their type', () => {
    const code = `
      import * as tf from '@tensorflow/tfjs';
      class Trainer {
        constructor(private readonly model: tf.LayersModel) {}
        run() { return this.model.fit(a, b); }
      }
      function go({ net }: { net: tf.Sequential }) { net.fit(a, b); }
      tf.data.array([1]).batch(2).shuffle(3);
    `;
    expect(meanings({ 'main.ts': code })).toEqual(['tfjs:LayersModel#fit', 'tfjs:Sequential#fit', 'tfjs:Dataset#shuffle', 'tfjs:Dataset#batch', 'tfjs:data.array']);
  });

  it('never goes by names alone', () => {
    expect(meanings({ 'main.ts': 'const tf = { layers: { dense() {} } };\ntf.layers.dense();\nfunction shuffle() {}\nshuffle();' })).toEqual([]);
  });

  it('ends on code that refers to itself', () => {
    const code = 'let a = b; let b = a; const o = { ...o, p: o.p }; o.p(); function f(x) { return f(f(x)); } f(a)(); class C extends C { m() { return this.m(); } } new C().m();';
    expect(meanings({ 'main.ts': code })).toEqual([]);
  });
});
