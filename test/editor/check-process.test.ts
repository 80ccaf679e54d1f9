import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { startCheckProcess } from '../../src/editor/checks/check-process';
import type { CheckOptions } from '../../src/core/check-options';
import type { CheckReport } from '../../src/core/verdict';

const WORKER = join(import.meta.dirname, '..', '..', 'dist', 'check-worker.js');

/** More than a channel holds before the other side reads. */
const LONG = 4_000_000;
/** Long enough for a check without runs to end; if it takes longer, the host is idle again and nothing is put to the test. */
const BUSY_MS = 4000;

/** A check that ends at once, with a report that names the file which is not there. */
const options: CheckOptions = {
  target: join(tmpdir(), `${'a'.repeat(LONG)}.js`),
  cwd: tmpdir(),
  backend: 'auto',
  runs: 2,
  steps: null,
  timeoutSeconds: 60,
  model: null,
  attribute: false,
  fixed: false,
  node: null,
  args: [],
};

describe('the process that conducts a check', () => {
  it('is heard to its last word by a host that is busy while it ends', { timeout: 60_000 }, async () => {
    const reports: CheckReport[] = [];
    const check = startCheckProcess(WORKER, options, {
      onUpdate: (update) => {
        if (update.kind === 'report') reports.push(update.report);
      },
      onPage: () => undefined,
    });
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, BUSY_MS);
    expect(await check.ended).toBeNull();
    expect(reports).toHaveLength(1);
    expect(reports[0]?.reason.length).toBeGreaterThan(LONG);
  });
});
