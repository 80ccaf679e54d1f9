import { existsSync, readFileSync } from 'node:fs';
import { posix } from 'node:path';
import { ts } from 'ts-morph';
import { findModule } from '../../knowledge/catalogue';
import type { Project } from '../project/project';
import type { ParsedFile } from '../source/parsed-file';
import { STREAM_MODULE_NAME } from './stream-module';

const STREAM_EXTENSIONS = ['ts', 'mts', 'cts', 'js', 'mjs', 'cjs'];

/**
 * The stream module that serves a file already: beside it or in a folder above, within its package. What is loaded with
 * `require` is not served by an ES module.
 */
export function findStreamModule(project: Project, path: string, syntax: 'esm' | 'cjs'): ParsedFile | undefined {
  for (let directory = posix.dirname(path); ; directory = posix.dirname(directory)) {
    for (const extension of STREAM_EXTENSIONS) {
      const candidate = posix.join(directory, `${STREAM_MODULE_NAME}.${extension}`);
      const known = project.collectFiles().find((file) => file.path === candidate);
      const file = known ?? (existsSync(candidate) ? project.find(candidate) : undefined);
      if (file !== undefined && (syntax === 'esm' || !isEsModule(file))) return file;
    }
    if (existsSync(posix.join(directory, 'package.json')) || posix.dirname(directory) === directory) return undefined;
  }
}

/** Written with `import` in plain JavaScript; TypeScript is compiled to whatever its programs are. */
export function isEsModule({ path, model }: ParsedFile): boolean {
  return /\.m?js$/.test(path) && model.mentions.some(({ how }) => how === 'import');
}

/** The nearest `package.json` above a file, inside the project's root. */
export function findPackage(project: Project, path: string): string | undefined {
  for (let directory = posix.dirname(path); directory.startsWith(project.root); directory = posix.dirname(directory)) {
    const candidate = posix.join(directory, 'package.json');
    if (existsSync(candidate)) return candidate;
    if (posix.dirname(directory) === directory) break;
  }
  return undefined;
}

/** Does a `package.json` make its `.js` files ES modules? */
export function isModulePackage(packagePath: string | undefined): boolean {
  if (packagePath === undefined) return false;
  try {
    return (JSON.parse(readFileSync(packagePath, 'utf8')) as { type?: unknown }).type === 'module';
  } catch {
    return false;
  }
}

/** TypeScript that compiles to CommonJS and has no default for a module that is one function. */
export function needsImportEquals(path: string): boolean {
  for (let directory = posix.dirname(path); ; directory = posix.dirname(directory)) {
    const candidate = posix.join(directory, 'tsconfig.json');
    if (existsSync(candidate)) {
      const config = ts.readConfigFile(candidate, (name) => readFileSync(name, 'utf8')).config as
        | { extends?: unknown; compilerOptions?: { module?: unknown; esModuleInterop?: unknown; allowSyntheticDefaultImports?: unknown } }
        | undefined;
      const options = config?.compilerOptions;
      if (options === undefined || config?.extends !== undefined) return false;
      return /^commonjs$/i.test(String(options.module)) && options.esModuleInterop !== true;
    }
    if (posix.dirname(directory) === directory || existsSync(posix.join(directory, 'package.json'))) return false;
  }
}

/** Packages of TensorFlow.js that files load at their top level, in the order of loading; parts of one are no package. */
export function collectTensorPackages(files: readonly ParsedFile[]): string[] {
  const found = files.flatMap((file) =>
    file.model.mentions
      .filter(({ node, how, isTypeOnly }) => !isTypeOnly && (how === 'import' || (how === 'require' && isTopLevel(node))))
      .map(({ specifier }) => specifier)
      .filter((specifier) => /^@tensorflow\/[^/]+$/.test(specifier) && findModule(specifier)?.namespace.library === 'tfjs'),
  );
  return [...new Set(found)];
}

/** Does a program choose another backend than this one by itself, anywhere in its files: a call, or a package loaded in a branch? */
export function choosesBackend(files: readonly ParsedFile[], backend: string | null): boolean {
  return files.some(({ path, text, model }) => {
    if (posix.basename(path).startsWith(STREAM_MODULE_NAME)) return false;
    const isNative = model.mentions.some(({ specifier, isTypeOnly }) => !isTypeOnly && specifier.startsWith('@tensorflow/tfjs-node'));
    return (isNative && backend !== 'tensorflow') || /\bsetBackend\s*\(/.test(text);
  });
}

/** A `require` inside a function, a condition or a `try` may not be meant for every machine. */
function isTopLevel(node: ts.Node): boolean {
  let current = node.parent as ts.Node | undefined;
  while (current !== undefined && !ts.isSourceFile(current)) {
    if (ts.isBlock(current) || ts.isFunctionLike(current) || ts.isConditionalExpression(current) || ts.isIfStatement(current)) return false;
    current = current.parent;
  }
  return true;
}

/** How the files of a program end their relative imports: `.js`, `.ts` or nothing; undefined if they have none. */
export function detectImportEnding(files: readonly ParsedFile[]): '.js' | '.ts' | '' | undefined {
  for (const file of files) {
    for (const { specifier, how } of file.model.mentions) {
      if (how !== 'import' && how !== 'export' && how !== 'require') continue;
      if (!/^\.{1,2}\//.test(specifier) || /\.json$/.test(specifier)) continue;
      const extension = /\.[mc]?([jt])sx?$/.exec(specifier);
      if (extension === null) return '';
      return extension[1] === 't' ? '.ts' : '.js';
    }
  }
  return undefined;
}
