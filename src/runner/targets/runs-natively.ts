import { existsSync, readFileSync } from 'node:fs';
import { dirname, extname, join } from 'node:path';
import { gte } from 'semver';

/** Since then Node strips types without a flag: https://nodejs.org/docs/latest-v22.x/api/typescript.html. */
const STRIPS_TYPES = '22.18.0';

/** A statement at the left margin that awaits; a function on one line is none. */
const TOP_LEVEL_AWAIT = /^(?!.*\b(?:async|function)\b|\s|\/\/|\*).*(?:^|[\s(=[])await[\s(]/mu;

/**
 * Is this TypeScript that Node runs and tsx refuses? A package without a `type` leaves it to the syntax of each file
 * what it is: Node then takes a script that awaits at its top for a module, tsx takes it for CommonJS.
 */
export function runsNativelyAlone(script: string, nodeVersion: string): boolean {
  if (extname(script) !== '.ts' || !gte(nodeVersion, STRIPS_TYPES) || findType(dirname(script)) !== undefined) return false;
  return TOP_LEVEL_AWAIT.test(readText(script));
}

/** The `type` of the nearest package.json. */
function findType(folder: string): unknown {
  const path = join(folder, 'package.json');
  if (!existsSync(path)) return folder === dirname(folder) ? undefined : findType(dirname(folder));
  try {
    return (JSON.parse(readText(path)) as { type?: unknown }).type;
  } catch {
    return undefined;
  }
}

function readText(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}
