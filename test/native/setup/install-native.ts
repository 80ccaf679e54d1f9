import { copyFileSync, existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ok, problem, type Result } from '../../../src/base/result';
import { buildBinding } from './build-binding';
import { runCommand } from './command';
import { fetchTensorflow } from './fetch-wheel';
import { nativeInstallFolder, RECIPE } from './recipe';
import { ensureTools } from './tools';
import { verifyInstall } from './verify-install';

const MARKER = 'ready.json';

export interface NativeInstall {
  /** Holds `node_modules/@tensorflow/tfjs-node`, working. */
  readonly folder: string;
  readonly wasReady: boolean;
}

/** The finished build of this recipe, or undefined where `npm run setup:native` has not run. */
export function findNativeInstall(): NativeInstall | undefined {
  const folder = nativeInstallFolder();
  return existsSync(join(folder, MARKER)) ? { folder, wasReady: true } : undefined;
}

/**
 * Builds a working tfjs-node into the cache, or finds the one that is there. Built beside its place and moved there
 * only when it has trained a model, so that an interrupted build is never taken for a finished one.
 */
export function installNative(say: (text: string) => void): Result<NativeInstall> {
  const ready = findNativeInstall();
  if (ready !== undefined && verifyInstall(ready.folder).ok) return ok(ready);
  const folder = nativeInstallFolder();
  const building = `${folder}.building-${process.pid}`;
  try {
    const built = buildInto(building, say);
    if (!built.ok) return built;
    rmSync(folder, { recursive: true, force: true });
    renameSync(building, folder);
    return ok({ folder, wasReady: false });
  } finally {
    rmSync(building, { recursive: true, force: true });
  }
}

function buildInto(folder: string, say: (text: string) => void): Result<null> {
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    return problem(`This build of tfjs-node exists for Linux on x64, not for ${process.platform} on ${process.arch}: there, \`npm install @tensorflow/tfjs-node\` brings its own library.`);
  }
  const packageFolder = join(folder, 'node_modules', '@tensorflow', 'tfjs-node');
  const headers = join(folder, 'node_modules', 'node-api-headers', 'include');
  const unpacked = join(folder, 'unpacked');
  const steps: readonly (readonly [string, () => Result<unknown>])[] = [
    ['looking for pip, a C++ compiler and binutils', ensureTools],
    ['installing the npm packages', () => installPackages(folder)],
    [`downloading TensorFlow ${RECIPE.tensorflow} (${RECIPE.wheelMegabytes} MB)`, () => fetchTensorflow(unpacked)],
    ['compiling the binding', () => buildBinding(packageFolder, unpacked, headers)],
    ['training a model with it', () => verifyInstall(folder)],
  ];
  for (const [text, step] of steps) {
    const startedAt = performance.now();
    const done = step();
    if (!done.ok) return done;
    say(`${text}: ${((performance.now() - startedAt) / 1000).toFixed(1)} s`);
  }
  rmSync(unpacked, { recursive: true, force: true });
  writeFileSync(join(folder, MARKER), `${JSON.stringify(RECIPE, null, 2)}\n`);
  return ok(null);
}

/** `npm ci` from the lock file beside this script, without install scripts: the package's own would go off the registries. */
function installPackages(folder: string): Result<string> {
  mkdirSync(folder, { recursive: true });
  for (const name of ['package.json', 'package-lock.json']) copyFileSync(join(import.meta.dirname, name), join(folder, name));
  const args = ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];
  return runCommand('npm', args, { cwd: folder, timeoutMs: 600_000, failure: 'Could not install the npm packages of tfjs-node' });
}
