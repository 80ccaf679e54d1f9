import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { usesPage } from '../analysis/fixes/program-platform';
import type { ParsedFile } from '../analysis/source/parsed-file';

/** Packages of which one at least is there where code is made for a page. */
const PAGE_PACKAGES = ['vite', 'webpack', 'parcel', 'parcel-bundler', 'rollup', 'next', 'react-dom', 'vue', 'svelte', '@angular/core', '@tensorflow/tfjs-vis', '@tensorflow/tfjs-backend-webgl', '@tensorflow/tfjs-backend-webgpu'];

/** Where a program runs: in Node, in Node or a page, or in a page alone. */
export type Home = 'node' | 'either' | 'page';

/** Modules that only a page can use, and those that it has not. */
const ONLY_PAGE = /^@tensorflow\/tfjs-vis$/;
const ONLY_NODE = /^(?:node:|(?:fs|path)(?:\/|$)|@tensorflow\/tfjs-node)/;

/** Where the program of a file runs, as far as its package and the file itself tell. */
export function findHome(file: ParsedFile, root: string): Home {
  const mentions = (names: RegExp): boolean => file.model.mentions.some(({ specifier }) => names.test(specifier));
  if (mentions(ONLY_NODE) || !isPageCode(file.path, root)) return 'node';
  return usesPage(file) || mentions(ONLY_PAGE) ? 'page' : 'either';
}

/** Is the file at this path made for a page? Its nearest package says so by what it depends on, or by an `index.html` of its own. */
function isPageCode(path: string, root: string): boolean {
  for (let folder = dirname(path); ; folder = dirname(folder)) {
    if (existsSync(join(folder, 'index.html'))) return true;
    const file = join(folder, 'package.json');
    if (existsSync(file)) return dependsOnPage(file);
    if (folder === root || folder === dirname(folder)) return false;
  }
}

function dependsOnPage(file: string): boolean {
  try {
    const { dependencies, devDependencies } = JSON.parse(readFileSync(file, 'utf8')) as { readonly dependencies?: object; readonly devDependencies?: object };
    return PAGE_PACKAGES.some((name) => Object.hasOwn({ ...devDependencies, ...dependencies }, name));
  } catch {
    return false;
  }
}
