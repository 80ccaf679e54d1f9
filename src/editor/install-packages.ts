import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { ProgressLocation, window } from 'vscode';
import { findPackageManager } from '../base/package-manager';

/** Dependencies of a package.json that Node would not find from its folder. */
function findMissing(folder: string): readonly string[] {
  const names = readDependencies(join(folder, 'package.json'));
  return names.filter((name) => {
    for (let at = folder; ; at = dirname(at)) {
      if (existsSync(join(at, 'node_modules', name))) return false;
      if (dirname(at) === at) return true;
    }
  });
}

function readDependencies(path: string): readonly string[] {
  try {
    const { dependencies } = JSON.parse(readFileSync(path, 'utf8')) as { dependencies?: unknown };
    return typeof dependencies === 'object' && dependencies !== null ? Object.keys(dependencies) : [];
  } catch {
    return [];
  }
}

/** Installs what a package.json asks for and is not there, with the project's own package manager; null, or one sentence about what went wrong. */
export async function installPackages(folder: string, why: string): Promise<string | null> {
  if (findMissing(folder).length === 0) return null;
  const manager = findPackageManager(folder);
  return window.withProgress({ location: ProgressLocation.Notification, title: why }, () => runInstall(manager, folder));
}

function runInstall(manager: string, cwd: string): Promise<string | null> {
  return new Promise((resolve) => {
    const child = spawn(manager, ['install'], { cwd, shell: process.platform === 'win32', stdio: 'ignore' });
    child.once('error', () => resolve(`${manager} was not found: install it, then type \`${manager} install\` in ${cwd}.`));
    child.once('exit', (code) => resolve(code === 0 ? null : `\`${manager} install\` failed in ${cwd}: type it in a terminal to see why.`));
  });
}
