import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { readDependencies } from './backends/choose-backend';
import type { PageMarkup } from './page-markup';

/** Builders that put the program into a page that does not name it: webpack, and what hides it. */
const BUILDERS = ['react-scripts', 'webpack', '@rspack/core', '@craco/craco', 'react-app-rewired'];
const SETTINGS = /^(?:webpack|rspack)[\w.-]*\.(?:[cm]?js|ts)$/;
/** The first file that settings name as an entry, alone, in a list or under a name: https://webpack.js.org/concepts/entry-points/ */
const ENTRY = /\bentry\s*:\s*(?:\[\s*|\{\s*[\w'"-]+\s*:\s*(?:\[\s*)?)?(?:path\.(?:resolve|join)\(\s*__dirname\s*,\s*)?(['"])([^'"]+)\1/;
/** Where a program starts unless settings say otherwise. */
const STARTS = ['src/index', 'src/main'];
const ENDINGS = ['', '.tsx', '.ts', '.jsx', '.js', '.mjs'];

/**
 * The module at which the program of a page starts that loads nothing of the project's own, as an absolute path: its
 * builder adds the tag (Create React App, webpack). Null where no such builder is known or the file is not there.
 */
export function findPageStart({ root }: PageMarkup): string | null {
  const packages = readDependencies(root);
  if (!BUILDERS.some((name) => packages.has(name))) return null;
  for (const start of [...collectEntries(root), ...STARTS]) {
    const found = ENDINGS.map((ending) => resolve(root, `${start}${ending}`)).find((path) => /\.\w+$/.test(path) && existsSync(path));
    if (found !== undefined) return found;
  }
  return null;
}

/** Settings are code: they are read, not run. */
function collectEntries(root: string): readonly string[] {
  const settings = existsSync(root) ? readdirSync(root).filter((name) => SETTINGS.test(name)).sort() : [];
  return settings.flatMap((name) => ENTRY.exec(readFileSync(join(root, name), 'utf8'))?.[2] ?? []);
}
