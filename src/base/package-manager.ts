import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

export type PackageManager = 'npm' | 'pnpm' | 'yarn' | 'bun';

/** Lock files, and the package manager that writes each. npm's is the last: it stays behind where a project went over to another. */
const LOCK_FILES: readonly (readonly [lockFile: string, manager: PackageManager])[] = [
  ['pnpm-lock.yaml', 'pnpm'],
  ['yarn.lock', 'yarn'],
  ['bun.lock', 'bun'],
  ['bun.lockb', 'bun'],
  ['package-lock.json', 'npm'],
];

/** Who installs a folder's packages: the nearest lock file in it or above says so, and without one it is npm. @param folder absolute */
export function findPackageManager(folder: string): PackageManager {
  for (let at = folder; ; at = dirname(at)) {
    const found = LOCK_FILES.find(([lockFile]) => existsSync(join(at, lockFile)));
    if (found !== undefined) return found[1];
    if (dirname(at) === at) return 'npm';
  }
}

/** What to type to add packages to a project. */
export function addCommand(manager: PackageManager, packages: readonly string[]): string {
  return `${manager} ${manager === 'npm' ? 'install' : 'add'} ${packages.join(' ')}`;
}
