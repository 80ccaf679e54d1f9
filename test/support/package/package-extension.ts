/** `npm run package`: builds into an empty dist/ and writes swerve.vsix for this platform; everything it needs is inside. */
import { createVSIX } from '@vscode/vsce';
import { spawnSync } from 'node:child_process';
import { rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import manifest from '../../../package.json';
import { copyRuntime, currentPlatform } from './copy-runtime';
import { renderLicenseNotices } from './license-notices';

const CHECKOUT = join(import.meta.dirname, '..', '..', '..');
const DIST = join(CHECKOUT, 'dist');
const PACKAGE = join(CHECKOUT, 'swerve.vsix');
/** Bundled into dist/ though only the build needs them installed. */
const BUNDLED_TOO = ['html-to-image', 'uplot', 'lit', '@vscode-elements/elements'];

async function main(): Promise<void> {
  for (const old of [DIST, PACKAGE]) rmSync(old, { recursive: true, force: true });
  const build = spawnSync(process.execPath, ['esbuild.js', '--minify'], { cwd: CHECKOUT, stdio: 'inherit' });
  if (build.status !== 0) throw new Error('The build failed.');
  const platform = currentPlatform();
  copyRuntime(CHECKOUT, platform);
  writeFileSync(join(DIST, 'LICENSES.txt'), renderLicenseNotices(CHECKOUT, [...Object.keys(manifest.dependencies), ...BUNDLED_TOO]));
  await createVSIX({ cwd: CHECKOUT, packagePath: PACKAGE, target: platform, dependencies: false, allowMissingRepository: true, rewriteRelativeLinks: false });
  rmSync(join(DIST, 'node_modules'), { recursive: true, force: true });
  process.stdout.write(`swerve.vsix for ${platform}, ${(statSync(PACKAGE).size / 1e6).toFixed(1)} MB. Install it with: code --install-extension swerve.vsix\n`);
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
