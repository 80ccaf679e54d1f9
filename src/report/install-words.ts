import { existsSync, readFileSync } from 'node:fs';
import { basename, dirname, join, relative } from 'node:path';
import { addCommand, findPackageManager } from '../base/package-manager';
import { SEED_MODULE_NAME } from '../core/seed-module';

/** One sentence for every `package.json` that a fix changed: what to type, and where. @param written absolute paths @param cwd where the user types */
export function explainChangedPackages(written: readonly string[], cwd: string): readonly string[] {
  return written.filter(isPackageFile).map((path) => {
    const folder = relative(cwd, dirname(path)).replaceAll('\\', '/');
    const name = folder === '' ? 'package.json' : `${folder}/package.json`;
    return `${name} was changed: run ${findPackageManager(dirname(path))} install${folder === '' ? '' : ` in ${folder}/`}.`;
  });
}

/**
 * One sentence where a fix wrote a module that needs a package which is neither listed nor installed there, so that
 * installing the project does not bring it; else null. A fix that writes a package.json lists it in there.
 * @param written absolute paths
 */
export function explainUnlistedPackage(written: readonly string[]): string | null {
  const listing = written.filter(isPackageFile).map((path) => dirname(path));
  const modules = written.filter((path) => basename(path).startsWith(`${SEED_MODULE_NAME}.`));
  const module = modules.find((path) => !isWithinReach('seedrandom', dirname(path), listing));
  if (module === undefined) return null;
  const packages = ['seedrandom', ...(module.endsWith('ts') ? ['@types/seedrandom'] : [])];
  return `${basename(module)} needs the package seedrandom, which no package.json lists: run ${addCommand(findPackageManager(dirname(module)), packages)}.`;
}

function isPackageFile(path: string): boolean {
  return basename(path) === 'package.json';
}

/** Does a `package.json` of this folder, or of one above, list the package, now or once a fix is written, or is it installed there? */
function isWithinReach(name: string, folder: string, listing: readonly string[]): boolean {
  if (listing.includes(folder) || existsSync(join(folder, 'node_modules', name)) || readText(join(folder, 'package.json')).includes(`"${name}"`)) return true;
  return dirname(folder) !== folder && isWithinReach(name, dirname(folder), listing);
}

function readText(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}
