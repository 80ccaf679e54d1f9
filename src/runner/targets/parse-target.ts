import { existsSync, readdirSync, statSync } from 'node:fs';
import { basename, dirname, extname, join } from 'node:path';
import { isComponent, isPage } from '../../base/markup';
import { countSlips } from '../../base/nearest-word';
import { ok, problem, type Result } from '../../base/result';
import { relativePath } from '../source-lines';

const SCRIPTS = new Set(['.js', '.mjs', '.cjs', '.ts', '.mts', '.cts', '.tsx', '.jsx']);
/** Letters in which a name that was meant may differ. */
const MOST_SLIPS = 2;

/** The target as a script or page that can run, or why not. Paths are absolute. */
export function parseTarget(path: string, cwd: string): Result<string> {
  const shown = relativePath(cwd, path) || '.';
  if (!existsSync(path)) return problem(`There is no file ${shown}: ${suggest(path, cwd)}`);
  if (statSync(path).isDirectory()) return problem(`${shown} is a folder: name the script in it that trains.`);
  if (!SCRIPTS.has(extname(path)) && !isPage(path) && !isComponent(path)) return problem(`${shown} is no JavaScript or TypeScript file, and no page.`);
  return ok(path);
}

/** The file that was meant: the same name with another ending first, then one that is a slip of the hand away. */
function suggest(path: string, cwd: string): string {
  const [nearest] = listScripts(dirname(path))
    .map((name) => ({ name, slips: stemOf(name) === stemOf(path) ? 0 : countSlips(name.toLowerCase(), basename(path).toLowerCase(), MOST_SLIPS) }))
    .filter(({ slips }) => slips <= MOST_SLIPS)
    .sort((one, two) => one.slips - two.slips);
  return nearest === undefined ? 'name a script that trains, e.g. `swerve check train.mjs`.' : `did you mean ${relativePath(cwd, join(dirname(path), nearest.name))}?`;
}

function listScripts(folder: string): string[] {
  try {
    return readdirSync(folder).filter((name) => SCRIPTS.has(extname(name))).sort();
  } catch {
    return [];
  }
}

function stemOf(path: string): string {
  return basename(path, extname(path));
}
