// `tsx test/panel/record-check.ts`: records every update of a real check for the panel's tests.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CheckUpdate } from '../../src/core/check-update';
import { encodeNumbers } from '../../src/protocol/number-json';
import { startCheck } from '../../src/runner/start-check';

async function record(program: string): Promise<void> {
  const cwd = join(import.meta.dirname, '..', 'programs', program);
  const updates: CheckUpdate[] = [];
  const options = { target: join(cwd, 'main.mjs'), cwd, backend: 'auto', runs: 2, steps: null, timeoutSeconds: 120, model: null, attribute: false, fixed: false, args: [] } as const;
  await startCheck(options, (update) => updates.push(update)).done;
  const folder = join(import.meta.dirname, 'recorded');
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, `${program}.json`), `${encodeNumbers(updates)}\n`);
}

void record('rng-dense-init');
