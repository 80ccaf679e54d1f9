import { join } from 'node:path';
import { expect, it } from 'vitest';
import type { BackendName, CheckReport } from '../../src/core/verdict';
import { startCheck } from '../../src/runner/start-check';

const FOLDER = join(import.meta.dirname, 'unrepeatable');
const OPTIONS = { cwd: FOLDER, target: join(FOLDER, 'scatter.mjs'), runs: 2, steps: null, timeoutSeconds: 120, model: null, attribute: false, fixed: false, args: [] } as const;

function check(backend: BackendName): Promise<CheckReport> {
  return startCheck({ ...OPTIONS, backend: [backend] }, () => undefined).done;
}

it('says beside equal runs which kernel of the backend may part the next two', { timeout: 120_000 }, async () => {
  const { verdict, notes } = await check('webgpu');
  expect([verdict, notes]).toEqual(['identical', ['ScatterNd on webgpu (scatter.mjs:4) is not repeatable where three or more numbers meet in one place: its shader adds floats atomically, so their order is the order of arrival. Equal runs do not rule it out; --runs 10 tells more.']]);
});

it('says nothing of a backend that adds in one order', { timeout: 120_000 }, async () => {
  const { verdict, notes } = await check('cpu');
  expect([verdict, notes]).toEqual(['identical', undefined]);
});
