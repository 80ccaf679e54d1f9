/**
 * The extension in a real VS Code. `npm run test:vscode` runs suites in its extension host. What only the screen shows is
 * played in a browser: on the packaged extension by `npm run test:package`, on the checkout by `npm run test:scenes`.
 */
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
function reportResults({ passes, failures }: SuiteResult): boolean {
  for (const title of passes) console.log(`  ✓ ${title}`);
  for (const { title, message } of failures) console.log(`  ✗ ${title}\n    ${message.replaceAll('\n', '\n    ')}`);
  console.log(`${passes.length} passed, ${failures.length} failed`);
  return failures.length === 0;
}

/** `run.ts suites`, or `run.ts scenes|package [words of a scene …]`. */
async function main(): Promise<boolean> {
  const [part, ...only] = process.argv.slice(2);
  mkdirSync(OUT, { recursive: true });
  if (part === 'suites') return reportResults(await runSuites(await bundleSuites()));
  if (part === 'scenes') return reportResults(await driveWorkbench(null, only));
  if (part === 'package') return reportResults(await driveWorkbench(join(CHECKOUT, 'swerve.vsix'), only));
  throw new Error(`There is no part "${part ?? ''}": say suites, scenes or package.`);
}

main().then(
  (isGood) => process.exit(isGood ? 0 : 1),
  (error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    process.exit(1);
  },
);
