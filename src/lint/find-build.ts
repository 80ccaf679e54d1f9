import { readFileSync } from 'node:fs';
import { basename, dirname, extname, relative } from 'node:path';
import { findModelBuild } from '../analysis/answers/find-model-build';
import { discoverFiles } from '../analysis/project/discover-files';
import { ok, type Result } from '../base/result';
import type { ModelBuild } from '../core/model-build';
import { createLinter } from './create-linter';

/**
 * How the program builds the model of this name in a file: looked for in the file and what it imports, then in the other
 * files of the working directory (of its own folder, if it stands elsewhere) that mention it. `path` is absolute. See
 * `findModelBuild`.
 */
export async function findBuild(path: string, model: string, cwd: string): Promise<Result<ModelBuild | null>> {
  const linter = createLinter({ cwd });
  linter.addFiles([path]);
  const own = ask();
  if (own.ok) return own;
  const folder = relative(cwd, path).startsWith('..') ? dirname(path) : cwd;
  const others = await discoverFiles(folder, []);
  if (!others.ok) return own;
  linter.addFiles(others.value.filter((other) => other !== path && mentions(other, [model, basename(path, extname(path))])));
  return ask();

  function ask(): Result<ModelBuild | null> {
    const context = linter.contextOf(path);
    return context === undefined ? ok(null) : findModelBuild(context.file, model, context.evaluator);
  }
}

function mentions(file: string, names: readonly string[]): boolean {
  try {
    const text = readFileSync(file, 'utf8');
    return names.some((name) => text.includes(name));
  } catch {
    return false;
  }
}
