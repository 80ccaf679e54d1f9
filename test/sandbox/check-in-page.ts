import { join } from 'node:path';
import type { CheckOptions } from '../../src/core/check-options';
import type { CheckUpdate } from '../../src/core/check-update';
import type { CheckReport } from '../../src/core/verdict';
import type { PageHost } from '../../src/runner/page-run';
import { startCheck } from '../../src/runner/start-check';

/** What a check in a page came to. */
export interface CheckedInPage {
  readonly report: CheckReport;
  /** All that its runs printed. */
  readonly printed: string;
  readonly updates: readonly CheckUpdate[];
}

/** A check of a program of a folder, in a page, in two runs; `part` says what is otherwise. */
export function pageOptions(folder: string, program: string, part: Partial<CheckOptions>): CheckOptions {
  const { cwd = folder } = part;
  return { target: join(cwd, program), cwd, backend: 'auto', runs: 2, steps: null, timeoutSeconds: 120, model: null, attribute: false, fixed: false, args: [], page: true, ...part };
}

export async function checkInPage(host: PageHost, options: CheckOptions): Promise<CheckedInPage> {
  const updates: CheckUpdate[] = [];
  const report = await startCheck(options, (update) => updates.push(update), host).done;
  return { report, updates, printed: updates.flatMap((update) => (update.kind === 'output' ? [update.text] : [])).join('') };
}
