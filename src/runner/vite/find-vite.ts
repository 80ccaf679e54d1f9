import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { readDependencies } from '../backends/choose-backend';

/** A project that Vite builds. */
export interface ViteProject {
  /** Absolute path: where its settings lie, or else its package. */
  readonly folder: string;
  /** Absolute path of its settings; null if it has none. */
  readonly config: string | null;
  /** Absolute path of its own Vite's module; null if that is not installed. */
  readonly vite: string | null;
}

const ENDINGS = ['js', 'mjs', 'ts', 'cjs', 'mts', 'cts'];

/** The project of a file at this absolute path, if Vite builds it: there are settings for it, or its package asks for it. */
export function findViteProject(file: string): ViteProject | null {
  for (let folder = dirname(file); ; folder = dirname(folder)) {
    const config = ENDINGS.map((ending) => join(folder, `vite.config.${ending}`)).find((path) => existsSync(path)) ?? null;
    const isPackage = existsSync(join(folder, 'package.json'));
    if (config !== null || (isPackage && readDependencies(folder).has('vite'))) return { folder, config, vite: findVite(file) };
    if (isPackage || folder === dirname(folder)) return null;
  }
}

/** Its module, the same in all versions; the project's own, and no other that lies around. */
function findVite(file: string): string | null {
  try {
    const path = join(dirname(createRequire(file).resolve('vite/package.json')), 'dist', 'node', 'index.js');
    return existsSync(path) ? path : null;
  } catch {
    return null;
  }
}
