import { existsSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { SEED_MODULE_NAME } from '../core/seed-module';

/**
 * One sentence where a fix wrote a module that needs a package which is neither listed nor installed there, so that
 * installing the project does not bring it; else null. A fix that writes a package.json lists it in there.
 */
export function explainUnlistedPackage(written: readonly string[]): string | null {
  if (written.some((path) => basename(path) === 'package.json')) return null;
  const modules = written.filter((path) => basename(path).startsWith(`${SEED_MODULE_NAME}.`));
  const module = modules.find((path) => !isWithinReach('seedrandom', dirname(path)));
  if (module === undefined) return null;
  const types = module.endsWith('ts') ? ' @types/seedrandom' : '';
  return `${basename(module)} needs the package seedrandom, which no package.json lists: run npm install seedrandom${types}.`;
}

/** Does a `package.json` of this folder, or of one above, list the package, or is it installed there? */
function isWithinReach(name: string, folder: string): boolean {
  if (existsSync(join(folder, 'node_modules', name)) || readText(join(folder, 'package.json')).includes(`"${name}"`)) return true;
  return dirname(folder) !== folder && isWithinReach(name, dirname(folder));
}

function readText(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}
