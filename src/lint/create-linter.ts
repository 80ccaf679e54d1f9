import { Linter } from '../analysis/engine/linter';
import type { BackendName } from '../core/verdict';
import { RULES } from '../rules/index';

export interface CreateLinterOptions {
  /** Absolute working directory: paths in findings are relative to it. */
  readonly cwd: string;
  readonly backend?: 'auto' | BackendName;
}

/** A linter with every rule, over the files that are added or opened. */
export function createLinter({ cwd, backend = 'auto' }: CreateLinterOptions): Linter {
  return new Linter({ cwd, backend, rules: RULES });
}
