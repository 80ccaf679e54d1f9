import { ok, problem, type Result } from '../base/result';
import type { BackendName } from '../core/verdict';
import type { PageScript } from '../protocol/sandbox';
import { findModule } from './backends/prepare-backend';
import { renderModelProbe, type ModelTarget } from './targets/model-driver';

/** What to bundle: a script, or the model of that name in it. Paths are absolute. */
export interface PageTarget extends Omit<ModelTarget, 'model'> {
  readonly target: string;
  readonly model: string | null;
}

/** The user's program as modules for a page. */
export interface PageBundle {
  /** No such files exist. */
  readonly scripts: readonly PageScript[];
  /** Their source maps as data URLs. */
  readonly maps: ReadonlyMap<string, string>;
  /** Absolute paths of the files in it. */
  readonly files: ReadonlySet<string>;
  readonly served: ServedFiles;
}

/** What a builder serves beside a program. */
export interface ServedFiles {
  /** What it made, by address with a slash at its start. */
  readonly built: ReadonlyMap<string, Uint8Array>;
  /** Absolute path of a folder whose files lie at the top; null if there is none. */
  readonly folder: string | null;
}

export const NOTHING_SERVED: ServedFiles = { built: new Map(), folder: null };

/** Name under which the bundle exports what the user named. */
export const MODEL_EXPORT = '__swerveModel';
/** In stacks, what starts the user's program is a library like any other. */
export const LOADER = '/node_modules/.swerve-entry.js';
const BACKEND_PACKAGES: Partial<Record<BackendName, string>> = {
  cpu: '@tensorflow/tfjs-backend-cpu',
  webgl: '@tensorflow/tfjs-backend-webgl',
  webgpu: '@tensorflow/tfjs-backend-webgpu',
};

/** A module that starts a program. */
export interface EntryModule {
  /** Its import statements. */
  readonly imports: string;
  /** What follows, awaits included. */
  readonly body: string;
}

/** The module that starts a program: it makes a named backend the default, does what `load` says, and tells that it has run. */
export function renderEntry({ target, model, ...build }: PageTarget, backend: BackendName | null, load: string): Result<EntryModule> {
  const run = model === null ? load : `const tf = await import('@tensorflow/tfjs');\nconst target = ${load}\nconst made = target.${MODEL_EXPORT};${renderModelProbe({ model, ...build })}`;
  const user = `${run}\nglobalThis[Symbol.for('swerve.loaded')]?.();\n`;
  if (backend === null) return ok({ imports: '', body: user });
  const module = BACKEND_PACKAGES[backend];
  if (module === undefined) return problem(`The ${backend} backend does not run in a page: use webgl, webgpu or cpu.`);
  const [core, found] = [findModule('@tensorflow/tfjs-core', target), findModule(module, target)];
  if (core === null || found === null) return problem(`The ${backend} backend needs the package ${module}: type \`npm install ${module}\` in the project.`);
  const quiet = "globalThis[Symbol.for('swerve.quiet')]";
  // Its build for `require` claims to have no effects: a bundler drops it where nobody holds it.
  return ok({ imports: `import { ready, setBackend } from '@tensorflow/tfjs-core';\nimport * as held from '${module}';\n`, body: `${quiet}?.(true, held);\nawait setBackend('${backend}');\nawait ready();\n${quiet}?.(false);\n${user}` });
}

export function asDataUrl(map: string): string {
  return `data:application/json;base64,${Buffer.from(map).toString('base64')}`;
}

/** Statements that import the modules one after the other. */
export function renderImports(modules: readonly string[]): string {
  return modules.map((each) => `await import(${JSON.stringify(each)});`).join('\n');
}
