/** `npm run package`: builds into an empty dist/ and writes swerve.vsix; everything it needs is inside. */
import { createVSIX } from '@vscode/vsce';
import { spawnSync } from 'node:child_process';
import { rmSync, statSync } from 'node:fs';
import { join } from 'node:path';

const CHECKOUT = join(import.meta.dirname, '..', '..');
const PACKAGE = join(CHECKOUT, 'swerve.vsix');

async function main(): Promise<void> {
  rmSync(join(CHECKOUT, 'dist'), { recursive: true, force: true });
  rmSync(PACKAGE, { force: true });
  const build = spawnSync(process.execPath, ['esbuild.js', '--minify'], { cwd: CHECKOUT, stdio: 'inherit' });
  if (build.status !== 0) throw new Error('The build failed.');
  await createVSIX({ cwd: CHECKOUT, packagePath: PACKAGE, dependencies: false, allowMissingRepository: true });
  process.stdout.write(`swerve.vsix, ${(statSync(PACKAGE).size / 1e6).toFixed(1)} MB. Install it with: code --install-extension swerve.vsix\n`);
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
