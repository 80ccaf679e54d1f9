import { satisfies } from 'semver';
import type { Diagnosis } from './diagnose';
import type { Machine, PackageState } from './machine';

/** Versions that call `util.isNullOrUndefined`, which Node 23 removed; no release without it exists yet. */
const CALLS_REMOVED_FUNCTION = '<=4.22.0';

/** Judges `@tensorflow/tfjs-node`, the CPU build. */
export function diagnoseNative(machine: Machine): Diagnosis {
  const name = '@tensorflow/tfjs-node';
  const found = machine.packages[name];
  if (found === undefined) return { backend: 'tfjs-node', state: 'absent', sentence: `The project has no ${name}.` };
  const broken = findBrokenInstall(name, found) ?? findForeignMachine(machine);
  if (broken !== null) return { backend: 'tfjs-node', state: 'blocked', sentence: broken };
  return { backend: 'tfjs-node', state: 'usable', sentence: `${name} ${found.version} is ready${describeNode(machine, found)}.` };
}

/** Why an installed native package cannot be loaded, as one sentence; null if nothing is missing. */
export function findBrokenInstall(name: string, { version, hasBinding, hasLibrary }: PackageState): string | null {
  if (hasBinding === false) {
    return `${name} ${version} is there without its native binding, because its install script could not download it or was not allowed to run: run \`npm rebuild ${name}\` (add \`--build-addon-from-source\` to compile it), and allow its install script if npm asks.`;
  }
  if (hasLibrary === false) {
    return `${name} ${version} is there without the TensorFlow library in its deps/lib, because the download was cut off: run \`npm rebuild ${name}\`.`;
  }
  return null;
}

function findForeignMachine({ platform, arch, glibc }: Machine): string | null {
  if (platform === 'linux' && glibc === null) {
    return '@tensorflow/tfjs-node needs glibc, and this Linux has another C library (Alpine, for one): use an image such as node:24-bookworm-slim.';
  }
  if (platform === 'win32' && arch === 'arm64') {
    return '@tensorflow/tfjs-node has no library for Windows on arm64: use the WebGPU or wasm backend.';
  }
  return null;
}

/** What to add to a sentence where this Node lacks what the package calls. */
export function describeNode({ node }: Machine, { version }: PackageState): string {
  const isAffected = satisfies(node, '>=23.0.0', { includePrerelease: true }) && satisfies(version, CALLS_REMOVED_FUNCTION);
  return isAffected ? `, though on Node ${node} it works only with util.isNullOrUndefined put back, which Swerve does for its own runs (elsewhere use Node 22)` : '';
}
