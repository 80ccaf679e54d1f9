import { writeFileSync } from 'node:fs';
import Mocha from 'mocha';

/** What the harness reads: the extension host has no screen of its own. */
export interface SuiteResult {
  readonly passes: readonly string[];
  readonly failures: readonly { readonly title: string; readonly message: string }[];
}

/** Called by VS Code's extension host, desktop or web alike. */
export async function run(): Promise<void> {
  const mocha = new Mocha({ ui: 'bdd', timeout: 300_000, color: false });
  mocha.suite.emit('pre-require', globalThis, '', mocha);
  await import('./all-suites');
  const result = await new Promise<SuiteResult>((resolve) => {
    const passes: string[] = [];
    const failures: SuiteResult['failures'][number][] = [];
    const runner = mocha.run(() => resolve({ passes, failures }));
    runner.on('pass', (test) => passes.push(test.fullTitle()));
    runner.on('fail', (test, error: Error) => failures.push({ title: test.fullTitle(), message: error.stack ?? error.message }));
  });
  const file = process.env['SWERVE_SUITE_RESULT'];
  if (file !== undefined) writeFileSync(file, JSON.stringify(result));
  if (result.failures.length > 0) throw new Error(`${result.failures.length} editor tests failed.`);
}
