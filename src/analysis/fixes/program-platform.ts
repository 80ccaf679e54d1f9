import type { ParsedFile } from '../source/parsed-file';
import { findName } from '../source/scope';

/** Where a program runs, as far as its files show. */
export type Platform = 'node' | 'browser' | 'unknown';

/** Globals that only a page has. */
const PAGE_GLOBALS = ['document', 'window', 'HTMLElement', 'localStorage', 'requestAnimationFrame'];
/** Libraries that script tags put there, and p5's first call. */
const TAG_GLOBALS = ['tf', 'ml5', 'createCanvas'];
/** Packages that turn sources into pages or into apps of a phone, or may. */
const PAGE_PACKAGE = /"(?:react(?:-dom)?|preact|vue|svelte|next|nuxt|vite|webpack|parcel(?:-bundler)?|@angular\/core|browserify|rollup|react-native|expo|nativescript|@nativescript\/core|tns-core-modules)"\s*:/;

/**
 * @param files the files of the program
 * @param isOnPage a page loads it
 * @param packageText the text of its `package.json`, '' if there is none
 */
export function detectPlatform(files: readonly ParsedFile[], isOnPage: boolean, packageText: string): Platform {
  if (isOnPage || files.some(usesPage)) return 'browser';
  if (PAGE_PACKAGE.test(packageText)) return 'unknown';
  return 'node';
}

/** Can a file without modules run nowhere but in a page, whichever page that is? */
export function needsPage(file: ParsedFile): boolean {
  return usesPage(file) || usesGlobal(file, TAG_GLOBALS);
}

/** Does a file use a global that only a page has? */
export function usesPage(file: ParsedFile): boolean {
  return usesGlobal(file, PAGE_GLOBALS);
}

function usesGlobal({ model }: ParsedFile, names: readonly string[]): boolean {
  return names.some((name) => model.references.get(name)?.some((node) => findName(model, node, name) === undefined) === true);
}
