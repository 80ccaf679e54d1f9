import { join } from 'node:path';
import { expect, it } from 'vitest';
import type { BackendName, CheckReport } from '../../src/core/verdict';
import { startCheck } from '../../src/runner/start-check';

const FOLDER = join(import.meta.dirname, 'unrepeatable');
const OPTIONS = { cwd: FOLDER, runs: 2, steps: null, timeoutSeconds: 120, model: null, attribute: false, fixed: false } as const;

function check(backend: BackendName, script = 'scatter.mjs', args: readonly string[] = []): Promise<CheckReport> {
  return startCheck({ ...OPTIONS, target: join(FOLDER, script), args, backend: [backend] }, () => undefined).done;
}

/** How many executions there is time for depends on the machine. */
function withoutCounts(text: string): string {
  return text.replace(/\d+(?= executions)/, 'N');
}

it('says beside equal runs which kernel of the backend may part the next two', { timeout: 120_000 }, async () => {
  const { verdict, notes } = await check('webgpu');
  expect([verdict, notes?.map(withoutCounts)]).toEqual(['identical', ['ScatterNd on webgpu (scatter.mjs:4) is not repeatable where three or more numbers meet in one place: its shader adds floats atomically, so their order is the order of arrival. 2 calls, executed again on the same inputs (N executions), gave equal outputs. Equal runs do not rule it out; --runs 10 tells more.']]);
});

it('says nothing of a backend that adds in one order', { timeout: 120_000 }, async () => {
  const { verdict, notes } = await check('cpu');
  expect([verdict, notes]).toEqual(['identical', undefined]);
});

it('is not lucky: an output that a kernel gives when it is executed again counts', { timeout: 120_000 }, async () => {
  const { verdict, reason, firstDivergence } = await check('webgpu', 'lucky.mjs', ['used']);
  expect([verdict, withoutCounts(reason)]).toEqual(['diverged', 'Equal in 2 runs, and in one more with the clock shifted and completions disturbed. But ScatterNd gave 2 different outputs in N executions on equal inputs, and with another of them the program ends with different values read from tensors.']);
  expect(firstDivergence).toMatchObject({ cause: 'kernel', rule: 'nondeterministic-kernel', op: 'ScatterNd', file: 'lucky.mjs', line: 13, confirmed: true, maxAbs: 2.5 });
});

it('calls runs identical where another output changes nothing, and says that there is one', { timeout: 120_000 }, async () => {
  const { verdict, notes } = await check('webgpu', 'lucky.mjs');
  expect([verdict, notes?.map(withoutCounts)]).toEqual(['identical', ['ScatterNd on webgpu (lucky.mjs:13) is not repeatable where three or more numbers meet in one place: its shader adds floats atomically, so their order is the order of arrival. It gave 2 different outputs in N executions on equal inputs, and yet another output changed nothing that the program ends with. Equal runs do not rule it out; --runs 10 tells more.']]);
});
