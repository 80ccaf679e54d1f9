import { join } from 'node:path';
import { expect, it } from 'vitest';
import { startCheck } from '../../src/runner/start-check';

const FOLDER = join(import.meta.dirname, 'whole-numbers');
const OPTIONS = { cwd: FOLDER, target: join(FOLDER, 'pick.mjs'), runs: 2, steps: null, timeoutSeconds: 120, model: null, attribute: false, fixed: false, args: [] } as const;

it.each(['cpu', 'webgpu'] as const)('tells how far whole numbers under a tensor of float32 are apart, on %s', { timeout: 180_000 }, async (backend) => {
  const { verdict, outputs } = await startCheck({ ...OPTIONS, backend: [backend] }, () => undefined).done;
  expect(verdict).toBe('diverged');
  const [places, answers] = outputs.filter(({ name }) => name.startsWith('predict')).map(({ maxAbs }) => maxAbs);
  // Places among 40: as bits of a float32 they would be some 1e-44 apart.
  expect(Number.isInteger(places)).toBe(true);
  expect(places).toBeGreaterThanOrEqual(1);
  expect(answers).toBe(1);
});
