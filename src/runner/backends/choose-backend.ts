import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, parse } from 'node:path';
import type { BackendName } from '../../core/verdict';
import { findBrokenInstall } from '../doctor/diagnose-native';
import { readPackages } from '../doctor/read-packages';

const NATIVE = ['tfjs-node-gpu', 'tfjs-node'] as const;

/**
 * The native package that a project names among its dependencies and that can be loaded, the GPU's first: what its
 * owner trains with. Null where there is none: the script then runs on what it chooses itself.
 */
export function chooseBackend(target: string): BackendName | null {
  const named = readDependencies(dirname(target));
  const packages = readPackages(dirname(target));
  const found = NATIVE.find((name) => {
    const packageName = `@tensorflow/${name}` as const;
    const state = packages[packageName];
    return named.has(packageName) && state !== undefined && findBrokenInstall(packageName, state) === null;
  });
  return found ?? null;
}

/**
 * The backend to provide where the user named none: the project's own native package, unless the script loads one
 * itself (then nothing is loaded before it, so that its numbers stay its own).
 */
export function chooseAutomatically(target: string): BackendName | null {
  return findNativeImport(target) === null ? chooseBackend(target) : null;
}

/** True if a script imports the WebGPU backend, which registers itself only where there is a `navigator.gpu`. */
export function importsWebGpu(target: string): boolean {
  return /['"]@tensorflow\/tfjs-backend-webgpu(?:\/[^'"]*)?['"]/u.test(readText(target));
}

/** The native backend that a run of this target will have, as far as can be said before it runs; null if none. */
export function expectNative(target: string, backend: 'auto' | readonly BackendName[]): 'tfjs-node' | 'tfjs-node-gpu' | null {
  const named = backend === 'auto' ? (findNativeImport(target) ?? chooseBackend(target)) : (backend[0] ?? null);
  return named === 'tfjs-node' || named === 'tfjs-node-gpu' ? named : null;
}

function findNativeImport(target: string): 'tfjs-node' | 'tfjs-node-gpu' | null {
  const name = /['"]@tensorflow\/(tfjs-node(?:-gpu)?)['"]/u.exec(readText(target))?.[1];
  return name === 'tfjs-node' || name === 'tfjs-node-gpu' ? name : null;
}

/** Names in the dependencies of the nearest package.json; empty where there is none that can be read. */
export function readDependencies(folder: string): ReadonlySet<string> {
  for (let current = folder; ; current = dirname(current)) {
    const path = join(current, 'package.json');
    if (existsSync(path)) return new Set(parseDependencies(readText(path)));
    if (current === parse(current).root) return new Set();
  }
}

function parseDependencies(text: string): readonly string[] {
  try {
    const manifest: unknown = JSON.parse(text);
    if (typeof manifest !== 'object' || manifest === null) return [];
    const lists = manifest as Readonly<Partial<Record<string, unknown>>>;
    return ['dependencies', 'devDependencies', 'optionalDependencies'].flatMap((key) => {
      const list = lists[key];
      return typeof list === 'object' && list !== null ? Object.keys(list) : [];
    });
  } catch {
    return [];
  }
}

function readText(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}
