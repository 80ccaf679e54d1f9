import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/** How deep the packages of a monorepo lie: `packages/group/name`. */
const DEEPEST = 3;
/** Folders that are looked into; a home folder is no project. */
const MOST_FOLDERS = 500;

/**
 * The packages below a monorepo's folder that have TensorFlow.js of their own, as paths from there with `/`, sorted.
 * Workspaces are not read from any manifest: what counts is where Node finds the package.
 */
export function findMembers(project: string): readonly string[] {
  const members: string[] = [];
  let level = [''];
  let looked = 0;
  for (let depth = 0; depth < DEEPEST; depth++) {
    const below = level.flatMap((folder) => listFolders(join(project, folder)).map((name) => (folder === '' ? name : `${folder}/${name}`)));
    level = below.slice(0, MOST_FOLDERS - looked);
    looked += level.length;
    members.push(...level.filter((folder) => existsSync(join(project, folder, 'node_modules', '@tensorflow'))));
  }
  return members.sort();
}

function listFolders(folder: string): readonly string[] {
  try {
    return readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory() && entry.name !== 'node_modules' && !entry.name.startsWith('.')).map(({ name }) => name).sort();
  } catch {
    return [];
  }
}
