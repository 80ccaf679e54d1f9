import { accessSync, constants, existsSync, statSync } from 'node:fs';
import { isAbsolute, resolve } from 'node:path';
import { glob } from 'tinyglobby';
import { ok, problem, type Result } from '../../base/result';
import { SOURCE_EXTENSIONS } from '../source/script-kind';

/** Folders of other people's code and of build results. */
const ALWAYS_LEFT_OUT = ['**/node_modules/**', '**/.git/**', '**/bower_components/**', '**/jspm_packages/**'];
const GENERATED = ['**/dist/**', '**/.next/**', '**/.nuxt/**', '**/.svelte-kit/**', '**/coverage/**', '**/.cache/**', '**/build/static/**', '**/*.min.js', '**/*.chunk.js', '**/*.d.ts', '**/*.d.mts', '**/*.d.cts'];

export interface Discovery {
  /** Patterns relative to the working directory, as swerve.config.json gives them. */
  readonly include?: readonly string[];
  readonly exclude?: readonly string[];
}

/** Files to lint, absolute with `/`, sorted. A path that names nothing is an error; a file named outright is always taken. */
export async function discoverFiles(cwd: string, paths: readonly string[], { include, exclude = [] }: Discovery = {}): Promise<Result<readonly string[]>> {
  const found = new Set<string>();
  const asked = paths.length > 0 ? paths : (include ?? ['.']);
  for (const path of asked) {
    const absolute = isAbsolute(path) ? path : resolve(cwd, path);
    if (existsSync(absolute) && !isReadable(absolute)) return problem(`'${path}' cannot be read: check its permissions.`);
    if (existsSync(absolute) && statSync(absolute).isFile()) {
      found.add(normalize(absolute));
      continue;
    }
    const isDirectory = existsSync(absolute) && statSync(absolute).isDirectory();
    const matched = isDirectory ? await inDirectory(absolute, exclude) : await matching(cwd, path, exclude);
    if (!isDirectory && matched.length === 0) return problem(`Nothing to lint at '${path}': no such file or folder; give a path that exists.`);
    for (const each of matched) found.add(normalize(each));
  }
  return ok([...found].sort());
}

/** Asked for what is named outright; what a folder holds and cannot be read is skipped and reported. */
function isReadable(path: string): boolean {
  try {
    accessSync(path, constants.R_OK);
    return true;
  } catch {
    return false;
  }
}

const FILES = `**/*.{${SOURCE_EXTENSIONS.map((extension) => extension.slice(1)).join(',')}}`;
/** Hidden folders hold caches and settings; those of page generators hold the components of their pages, GitHub's the scripts of its actions. */
const PATTERNS = [FILES, ...['.vuepress', '.vitepress', '.github'].flatMap((hidden) => [`${hidden}/${FILES}`, `**/${hidden}/${FILES}`])];

function inDirectory(directory: string, exclude: readonly string[]): Promise<string[]> {
  return glob(PATTERNS, { cwd: directory, absolute: true, onlyFiles: true, expandDirectories: false, followSymbolicLinks: false, ignore: [...ALWAYS_LEFT_OUT, ...GENERATED, ...exclude] });
}

function matching(cwd: string, pattern: string, exclude: readonly string[]): Promise<string[]> {
  return glob(pattern, { cwd, absolute: true, onlyFiles: true, expandDirectories: false, followSymbolicLinks: false, ignore: [...ALWAYS_LEFT_OUT, ...exclude] });
}

function normalize(path: string): string {
  return path.replace(/\\/g, '/');
}
