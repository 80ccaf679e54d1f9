/** `npm run test:vscode`: the extension in a real VS Code. Suites run in the extension host; what only the screen shows is driven in a browser. */
import { build } from 'esbuild';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { driveWorkbench } from './drive/drive-workbench';
import { runSuites } from './host/run-suites';
import { CHECKOUT } from './host/test-workspace';
import type { SuiteResult } from './suite/run-suite';

const OUT = join(CHECKOUT, 'dist', 'test-vscode');

async function bundleSuites(): Promise<string> {
  const outfile = join(OUT, 'run-suite.js');
  await build({
    entryPoints: [join(import.meta.dirname, 'suite', 'run-suite.ts')],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    external: ['vscode', 'mocha'],
    logLevel: 'warning',
    sourcemap: 'inline',
  });
  return outfile;
}

/** `npm test` reads the last line. */
function reportResults(results: readonly SuiteResult[]): boolean {
  const passes = results.flatMap((result) => result.passes);
  const failures = results.flatMap((result) => result.failures);
  for (const title of passes) console.log(`  ✓ ${title}`);
  for (const { title, message } of failures) console.log(`  ✗ ${title}\n    ${message.replaceAll('\n', '\n    ')}`);
  console.log(`${passes.length} passed, ${failures.length} failed`);
  return failures.length === 0;
}

/** `run.ts [suites] [scenes [words of a scene …]]`; without arguments, both. `run.ts package` plays the scenes on the packaged extension. */
async function main(): Promise<boolean> {
  const [part, ...only] = process.argv.slice(2);
  mkdirSync(OUT, { recursive: true });
  const results: SuiteResult[] = [];
  if (part === 'package') return reportResults([await driveWorkbench(join(CHECKOUT, 'swerve.vsix'), only)]);
  if (part !== 'scenes') results.push(await runSuites(await bundleSuites()));
  if (part !== 'suites') results.push(await driveWorkbench(null, only));
  return reportResults(results);
}

main().then(
  (isGood) => process.exit(isGood ? 0 : 1),
  (error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    process.exit(1);
  },
);
