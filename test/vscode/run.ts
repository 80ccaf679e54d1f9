/** `npm run test:vscode`: the extension in a real VS Code. Suites run in the extension host; what only the screen shows is driven in a browser. */
import { build } from 'esbuild';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { driveWorkbench } from './drive/drive-workbench';
import { runSuites } from './host/run-suites';
import { CHECKOUT } from './host/test-workspace';

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

async function main(): Promise<void> {
  const parts = process.argv.slice(2);
  const wants = (part: string): boolean => parts.length === 0 || parts.includes(part);
  mkdirSync(OUT, { recursive: true });
  if (wants('suites')) await runSuites(await bundleSuites());
  if (wants('screens')) await driveWorkbench();
}

main().then(
  () => process.exit(0),
  (error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    process.exit(1);
  },
);
