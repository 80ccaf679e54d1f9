/** `npm run package:npm`: writes swerve-VERSION.tgz, the command line as npm installs it; `npm install ./swerve-VERSION.tgz`. */
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import manifest from '../../../package.json';
import { renderLicenseNotices } from './license-notices';

const CHECKOUT = join(import.meta.dirname, '..', '..', '..');
/** What the commands need of `dist/`: the editor's parts stay in the extension. */
const ENTRIES = ['cli.js', 'server.js', 'page-host.js', 'vite-build.js', ...['node', 'page', 'model-load', 'model-resolve', 'model-stand-in'].map((name) => `probe/${name}.js`)];
const DOCUMENTS = ['README.md', 'LICENSE', 'CHANGELOG.md', 'media/rules', 'media/swerve.config.schema.json', 'media/screenshot.png'];

/**
 * The manifest that npm gets: everything is bundled, so that only what a run loads from disk is a dependency. Backends
 * must match the project's own TensorFlow.js and are large, so they are the project's to install.
 */
export function npmManifest(): Readonly<Record<string, unknown>> {
  const { name, version, description, license, keywords, bin, devDependencies } = manifest;
  const backends = { '@tensorflow/tfjs-backend-wasm': '*', '@tensorflow/tfjs-backend-webgpu': '*', webgpu: '*' };
  return {
    name, version, description, license, keywords, bin,
    engines: { node: manifest.engines.node },
    dependencies: { tsx: devDependencies.tsx },
    peerDependencies: backends,
    peerDependenciesMeta: Object.fromEntries(Object.keys(backends).map((each) => [each, { optional: true }])),
  };
}

/** Builds the package in `folder` and returns the path of the tarball, written to `destination`. */
export function packNpm(folder: string, destination: string): string {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  run(process.execPath, ['esbuild.js', '--minify', `--outdir=${join(folder, 'built')}`], CHECKOUT);
  for (const entry of ENTRIES) cpSync(join(folder, 'built', entry), join(folder, 'dist', entry));
  rmSync(join(folder, 'built'), { recursive: true });
  for (const document of DOCUMENTS) cpSync(join(CHECKOUT, document), join(folder, document), { recursive: true });
  writeFileSync(join(folder, 'dist', 'LICENSES.txt'), renderLicenseNotices(CHECKOUT, Object.keys(manifest.dependencies)));
  writeFileSync(join(folder, 'package.json'), `${JSON.stringify(npmManifest(), null, 2)}\n`);
  const [packed] = JSON.parse(run('npm', ['pack', '--json', '--pack-destination', destination], folder)) as { filename: string }[];
  return join(destination, packed?.filename ?? '');
}

function run(command: string, args: readonly string[], cwd: string): string {
  const { status, stdout, stderr } = spawnSync(command, args, { cwd, encoding: 'utf8', shell: process.platform === 'win32' });
  if (status !== 0) throw new Error(`${command} ${args.join(' ')} failed: ${stderr}`);
  return stdout;
}

if (process.argv[1] === import.meta.filename) {
  const tarball = packNpm(join(CHECKOUT, '.cache', 'npm-package'), CHECKOUT);
  process.stdout.write(`${tarball}, ${(statSync(tarball).size / 1e6).toFixed(1)} MB. Install it with: npm install ${tarball}\n`);
}
