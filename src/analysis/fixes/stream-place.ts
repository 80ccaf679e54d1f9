import { posix } from 'node:path';
import { extensionOf } from '../source/script-kind';
import type { ParsedFile } from '../source/parsed-file';
import { findPackage, findStreamModule, isModulePackage } from './project-facts';
import type { FixSite } from './fix-site';
import type { Project } from '../project/project';
import { STREAM_MODULE_NAME } from './stream-module';

/** Where a stream module is or will be. */
export interface StreamPlace {
  readonly path: string;
  /** The module as it is; undefined if it has to be created. */
  readonly existing: ParsedFile | undefined;
  readonly syntax: 'esm' | 'cjs';
  readonly isTypeScript: boolean;
}

/**
 * The stream module of each entry. Entries of one package and one kind share a module, in the folder
 * that they have in common, so that a project has one root seed.
 */
export function placeStreams(project: Project, entries: readonly FixSite[]): Map<string, StreamPlace> {
  const places = new Map<string, StreamPlace>();
  const groups = new Map<string, FixSite[]>();
  for (const entry of entries) {
    const { path } = entry.file;
    const existing = findStreamModule(project, path, entry.isTypeScript ? 'esm' : entry.syntax);
    if (existing !== undefined) {
      places.set(path, { path: existing.path, existing, syntax: syntaxOf(existing), isTypeScript: /\.[mc]?ts$/.test(existing.path) });
      continue;
    }
    const key = [findPackage(project, path) ?? '', entry.isTypeScript ? 'ts' : entry.syntax].join('\n');
    groups.set(key, [...(groups.get(key) ?? []), entry]);
  }
  for (const group of groups.values()) {
    const place = besideOthers(project, newPlace(project, group), [...places.values()]);
    for (const entry of group) places.set(entry.file.path, place);
  }
  return places;
}

function newPlace(project: Project, group: readonly FixSite[]): StreamPlace {
  const paths = group.map(({ file }) => file.path);
  const directory = paths.map((path) => posix.dirname(path)).reduce(commonDirectory);
  const isTypeScript = group.some((entry) => entry.isTypeScript);
  const syntax = isTypeScript ? 'esm' : (group[0]?.syntax ?? 'esm');
  const extension = moduleExtension(paths, isTypeScript, syntax, isModulePackage(findPackage(project, paths[0] ?? '')));
  return { path: posix.join(directory, `${STREAM_MODULE_NAME}${extension}`), existing: undefined, syntax, isTypeScript };
}

/** A folder with programs of both kinds has two modules: the one for `require` gives way to the ES module. */
function besideOthers(project: Project, place: StreamPlace, others: readonly StreamPlace[]): StreamPlace {
  const isTaken = others.some(({ path }) => path === place.path) || project.find(place.path) !== undefined;
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
