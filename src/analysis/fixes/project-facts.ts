import { existsSync, readFileSync } from 'node:fs';
import { posix } from 'node:path';
import { ts } from 'ts-morph';
import { SEED_MODULE_NAME } from '../../core/seed-module';
import { findModule as findLibrary } from '../../knowledge/catalogue';
import type { Project } from '../project/project';
import type { ParsedFile } from '../source/parsed-file';

const TYPESCRIPT = ['ts', 'mts', 'cts'];
const JAVASCRIPT = ['js', 'mjs', 'cjs'];

/**
 * The stream module that serves a file already: beside it, in a folder above or in the `src` there, within its package. What is loaded with
 * `require` is not served by an ES module, and JavaScript is served by TypeScript only where there is nothing else.
 */
export function findStreamModule(project: Project, path: string, kind: 'ts' | 'esm' | 'cjs'): ParsedFile | undefined {
  const extensions = kind === 'ts' ? [...TYPESCRIPT, ...JAVASCRIPT] : [...JAVASCRIPT, ...TYPESCRIPT];
  for (let directory = posix.dirname(path); ; directory = posix.dirname(directory)) {
    for (const folder of [directory, posix.join(directory, 'src')]) {
      for (const extension of extensions) {
        const file = findModule(project, folder, extension);
        if (file !== undefined && (kind !== 'cjs' || !isEsModule(file))) return file;
      }
    }
    if (existsSync(posix.join(directory, 'package.json')) || posix.dirname(directory) === directory) return undefined;
  }
}

/** Is there a stream module in this folder, of whatever kind? */
export function hasStreamModule(project: Project, directory: string): boolean {
  return [...TYPESCRIPT, ...JAVASCRIPT].some((extension) => findModule(project, directory, extension) !== undefined);
}

function findModule(project: Project, directory: string, extension: string): ParsedFile | undefined {
  const path = posix.join(directory, `${SEED_MODULE_NAME}.${extension}`);
  const known = project.collectFiles().find((file) => file.path === path);
  return known ?? (existsSync(path) ? project.find(path) : undefined);
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

/** The nearest `package.json` that lists packages or has a name: one without either only says what kind of modules a folder holds. */
export function findDependencyList(project: Project, path: string): string | undefined {
  const nearest = findPackage(project, path);
  if (nearest === undefined || /"(?:name|dependencies|devDependencies)"\s*:/.test(readFileSync(nearest, 'utf8'))) return nearest;
  return findDependencyList(project, posix.dirname(nearest)) ?? nearest;
}

/** Bundlers that take a page as it is and build the modules that its tags name. */
const PAGE_BUILDER = /"(?:vite|parcel|parcel-bundler|snowpack)"\s*:/;

/** Is a module that a page names built before the page sees it, so that it finds packages by their names? */
export function isBuiltForPages(project: Project, path: string): boolean {
  if (/\.(?:[mc]?tsx?|jsx)$/.test(path)) return true;
  const packagePath = findPackage(project, path);
  return packagePath !== undefined && PAGE_BUILDER.test(readFileSync(packagePath, 'utf8'));
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

/** Packages of TensorFlow.js that files load at their top level, in the order of loading; parts of one are no package. */
export function collectTensorPackages(files: readonly ParsedFile[]): string[] {
  const found = files.flatMap((file) =>
    file.model.mentions
      .filter(({ node, how, isTypeOnly }) => !isTypeOnly && (how === 'import' || (how === 'require' && isTopLevel(node))))
      .map(({ specifier }) => specifier)
      .filter((specifier) => /^@tensorflow\/[^/]+$/.test(specifier) && findLibrary(specifier)?.namespace.library === 'tfjs'),
  );
  return [...new Set(found)];
}

/** Does a program choose another backend than this one by itself, anywhere in its files: a call, or a package loaded in a branch? */
export function choosesBackend(files: readonly ParsedFile[], backend: string | null): boolean {
  return files.some(({ path, text, model }) => {
    if (posix.basename(path).startsWith(SEED_MODULE_NAME)) return false;
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

/** What is imported by its full name always, so that it does not tell how scripts are. */
const OTHER_FILE = /\.(?:json|css|s[ac]ss|less|svg|png|jpe?g|gif|vue|svelte|html?|wasm|txt|csv|glsl)(?:\?[\w=&]*)?$/;

/** How the files of a program end their relative imports: `.js`, `.ts` or nothing; undefined if they have none. */
export function detectImportEnding(files: readonly ParsedFile[]): '.js' | '.ts' | '' | undefined {
  for (const file of files) {
    for (const { specifier, how } of file.model.mentions) {
      if (how !== 'import' && how !== 'export' && how !== 'require') continue;
      if (!/^\.{1,2}\//.test(specifier) || OTHER_FILE.test(specifier)) continue;
      const extension = /\.[mc]?([jt])sx?$/.exec(specifier);
      if (extension === null) return '';
      return extension[1] === 't' ? '.ts' : '.js';
    }
  }
  return undefined;
}
