import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { factOnBackend, findApi, findLibrary } from '../../src/knowledge/catalogue';
import { casesOf, type OracleCase } from '../oracle/cases';
import { EXERCISES } from '../oracle/exercises/index';
import { collectLayerCases } from '../oracle/layer-cases';
import { collectMistakes, judgeGroup } from '../oracle/oracle';
import { findNativeInstall } from './setup/install-native';

/** Every exercised row of TensorFlow.js, as it holds on tfjs-node. */
function collectNativeCases(): readonly OracleCase[] {
  return EXERCISES.filter(({ api }) => api.startsWith('tfjs:')).flatMap((exercise) => {
    const fact = findApi(exercise.api);
    if (fact === undefined) throw new Error(`${exercise.api} has no row`);
    const native = factOnBackend(fact, 'tfjs-node');
    return [...casesOf(native, exercise), ...collectLayerCases(native, exercise)];
  });
}

describe('the tables of TensorFlow.js, on tfjs-node', () => {
  const before = process.env['NODE_OPTIONS'];
  beforeAll(() => {
    process.env['NODE_OPTIONS'] = `--require ${join(import.meta.dirname, 'support', 'restore.cjs')}`;
  });
  afterAll(() => {
    if (before === undefined) delete process.env['NODE_OPTIONS'];
    else process.env['NODE_OPTIONS'] = before;
  });

  it('hold for every exercised row, by what fresh processes do', async () => {
    const install = findNativeInstall();
    const library = findLibrary('tfjs');
    if (install === undefined || library === undefined) throw new Error('There is no native build: run `npm run setup:native` first.');
    const cases = collectNativeCases();
    expect(cases.length).toBeGreaterThan(300);
    const judgements = await judgeGroup({ library, specifier: '@tensorflow/tfjs-node', cases }, install.folder, 300_000);
    expect(collectMistakes(judgements)).toEqual([]);
  }, 900_000);
});
