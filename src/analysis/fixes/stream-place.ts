import { posix } from 'node:path';
import { SEED_MODULE_NAME } from '../../core/seed-module';
import { compareText } from '../../core/compare-findings';
import { extensionOf } from '../source/script-kind';
import type { ParsedFile } from '../source/parsed-file';
import { findPackage, findStreamModule, hasStreamModule, isModulePackage } from './project-facts';
import type { FixSite } from './fix-site';
import type { Project } from '../project/project';

/** Where a stream module is or will be. */
export interface StreamPlace {
  readonly path: string;
  /** The module as it is; undefined if it has to be created. */
  readonly existing: ParsedFile | undefined;
  readonly syntax: 'esm' | 'cjs';
  readonly isTypeScript: boolean;
}

/** Most of a package's entries first: another module in the same folder takes another extension. */
const KINDS = ['ts', 'esm', 'cjs'] as const;

/**
 * The stream module of each entry. Entries of one package and one kind share a module, in the folder
 * that they have in common, so that a project has one root seed.
 */
export function placeStreams(project: Project, entries: readonly FixSite[]): Map<string, StreamPlace> {
  const places = new Map<string, StreamPlace>();
  const groups = new Map<string, FixSite[]>();
  for (const entry of entries) {
    const { path } = entry.file;
    const existing = findStreamModule(project, path, kindOf(entry));
    if (existing !== undefined) {
      places.set(path, { path: existing.path, existing, syntax: syntaxOf(existing), isTypeScript: /\.[mc]?ts$/.test(existing.path) });
      continue;
    }
    const key = [KINDS.indexOf(kindOf(entry)), findPackage(project, path) ?? ''].join('\n');
    groups.set(key, [...(groups.get(key) ?? []), entry]);
  }
  for (const [, group] of [...groups].sort(([a], [b]) => compareText(a, b))) {
    const place = besideOthers(project, newPlace(project, group), [...places.values()]);
    for (const entry of group) places.set(entry.file.path, place);
  }
  return places;
}

function kindOf({ isTypeScript, syntax }: FixSite): (typeof KINDS)[number] {
  return isTypeScript ? 'ts' : syntax;
}

function newPlace(project: Project, group: readonly FixSite[]): StreamPlace {
  const paths = group.map(({ file }) => file.path);
  const directory = chooseDirectory(paths, project.root);
  const isTypeScript = group.some((entry) => entry.isTypeScript);
  const syntax = isTypeScript ? 'esm' : (group[0]?.syntax ?? 'esm');
  const extension = moduleExtension(paths, isTypeScript, syntax, isModulePackage(findPackage(project, paths[0] ?? '')));
  return { path: posix.join(directory, `${SEED_MODULE_NAME}${extension}`), existing: undefined, syntax, isTypeScript };
}

/** The folder that the entries have in common. */
function chooseDirectory(paths: readonly string[], root: string): string {
  const common = paths.map((path) => posix.dirname(path)).reduce(commonDirectory);
  // A file outside `src` moves what TypeScript compiles it to, and is none of Create React App's.
  if (paths.some((path) => path.startsWith(`${common}/src/`))) return `${common}/src`;
  // Next, Gatsby, Nuxt and Astro make a page of each file in such a folder.
  const pages = posix.relative(root, common).split('/').indexOf('pages');
  return pages < 0 ? common : posix.join(root, ...posix.relative(root, common).split('/').slice(0, pages));
}

/**
 * A folder with programs of several kinds has several modules: the one for `require` gives way to the ES module, and
 * both to TypeScript, as an import without an extension can mean either.
 */
function besideOthers(project: Project, place: StreamPlace, others: readonly StreamPlace[]): StreamPlace {
  const directory = posix.dirname(place.path);
  const isTaken = others.some(({ path }) => posix.dirname(path) === directory) || hasStreamModule(project, directory);
  if (!isTaken) return place;
  return { ...place, path: place.path.replace(/\.js$/, place.syntax === 'cjs' ? '.cjs' : '.mjs') };
}

function moduleExtension(paths: readonly string[], isTypeScript: boolean, syntax: 'esm' | 'cjs', isModule: boolean): string {
  const extensions = paths.map(extensionOf);
  if (isTypeScript) return extensions.every((each) => each === '.mts') ? '.mts' : extensions.every((each) => each === '.cts') ? '.cts' : '.ts';
  if (syntax === 'cjs') return isModule || extensions.includes('.cjs') ? '.cjs' : '.js';
  return extensions.includes('.mjs') && !isModule ? '.mjs' : '.js';
}

function commonDirectory(a: string, b: string): string {
  let common = a;
  while (common !== b && !b.startsWith(common === '/' ? '/' : `${common}/`)) common = posix.dirname(common);
  return common;
}

function syntaxOf(file: ParsedFile): 'esm' | 'cjs' {
  return file.model.mentions.some(({ how }) => how === 'import') ? 'esm' : 'cjs';
}
