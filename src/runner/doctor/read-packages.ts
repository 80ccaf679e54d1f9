import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { ask } from './ask';
import { PACKAGES, type AdapterState, type Machine, type PackageName, type PackageState } from './machine';

/** The packages that a program in this folder would load, looked up as Node does. */
export function readPackages(project: string): Machine['packages'] {
  const found = PACKAGES.map((name) => [name, readPackage(project, name)] as const);
  return Object.fromEntries(found.filter(([, state]) => state !== null));
}

function readPackage(project: string, name: PackageName): PackageState | null {
  const folder = findPackageFolder(project, name);
  if (folder === null) return null;
  const isNative = name === '@tensorflow/tfjs-node' || name === '@tensorflow/tfjs-node-gpu';
  try {
    const manifest = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as { readonly version?: unknown };
    const version = typeof manifest.version === 'string' ? manifest.version : 'of unknown version';
    return { version, hasBinding: isNative ? hasBinding(folder) : null, hasLibrary: isNative ? hasLibrary(folder) : null };
  } catch {
    return null;
  }
}

/** The nearest folder of a package that Node would search from `project`; null if there is none. */
export function findPackageFolder(project: string, name: string): string | null {
  const require = createRequire(join(project, 'swerve.cjs'));
  const folder = (require.resolve.paths(name) ?? []).map((each) => join(each, name)).find((each) => existsSync(join(each, 'package.json')));
  if (folder !== undefined) return folder;
  // Yarn Plug'n'Play has no folders to look through: where Swerve was started with it, it answers this.
  return process.versions['pnp'] === undefined ? null : resolveFolder(require, name);
}

function resolveFolder(require: NodeJS.Require, name: string): string | null {
  try {
    return dirname(require.resolve(`${name}/package.json`));
  } catch {
    return null;
  }
}

/** `lib/napi-v8/tfjs_binding.node`: the number is that of the Node-API it was built for. */
function hasBinding(folder: string): boolean {
  return list(join(folder, 'lib')).some((name) => existsSync(join(folder, 'lib', name, 'tfjs_binding.node')));
}

/** Whether deps/lib holds TensorFlow under any of the names that its builds have. */
function hasLibrary(folder: string): boolean {
  return list(join(folder, 'deps', 'lib')).some((name) => /tensorflow(?!_framework)/u.test(name));
}

function list(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

export interface AdapterQuestion {
  readonly project: string;
  /** Path of the Node that loads Dawn. */
  readonly node: string;
  readonly timeoutMs: number;
}

/** Asks Dawn for an adapter and prints its four texts. Run in a Node of its own: a driver's crash is not ours. */
const QUESTION = `
const { create, globals } = require('webgpu');
Object.assign(globalThis, globals);
create([]).requestAdapter().then((adapter) => {
  const { vendor, architecture, device, description } = adapter?.info ?? {};
  const text = JSON.stringify(adapter ? { kind: 'adapter', vendor, architecture, device, description } : { kind: 'none' });
  process.stdout.write(text + '\\n', () => process.exit(0));
});`;

export async function askForAdapter({ project, node, timeoutMs }: AdapterQuestion): Promise<AdapterState> {
  const said = await ask(node, ['-e', QUESTION], { cwd: project, timeoutMs });
  if (said === null) return { kind: 'failed', message: 'it ended without an answer' };
  try {
    return parseAdapter(JSON.parse(said.trim().split('\n').at(-1) ?? ''));
  } catch {
    return { kind: 'failed', message: 'its answer was not understood' };
  }
}

function parseAdapter(value: unknown): AdapterState {
  if (typeof value !== 'object' || value === null || !('kind' in value) || value.kind !== 'adapter') return { kind: 'none' };
  const texts = value as Readonly<Partial<Record<string, unknown>>>;
  const text = (name: string): string => (typeof texts[name] === 'string' ? texts[name] : '');
  return { kind: 'adapter', vendor: text('vendor'), architecture: text('architecture'), device: text('device'), description: text('description') };
}
