import type { Result } from '../base/result';

/** How a program builds a model that needs arguments, as far as its text tells; arguments are source text in which `tf` is TensorFlow.js. */
export interface ModelBuild {
  /** Of the function, or of the class's constructor. */
  readonly arguments: readonly string[];
  /** The method of the class that builds the model; null for functions, and where the constructor does. */
  readonly method: BuildMethod | null;
  /** Which arguments these are and whose, as one sentence. */
  readonly words: string;
}

export interface BuildMethod {
  readonly name: string;
  readonly isStatic: boolean;
  readonly arguments: readonly string[];
}

/** What a check is told of it. */
export interface BuildAnswer {
  /** Left out, or null, where no arguments are needed. */
  readonly build?: ModelBuild | null;
  /** Why those that are needed are not known, as words within a sentence. */
  readonly buildProblem?: string;
}

export function toBuildAnswer(found: Result<ModelBuild | null>): BuildAnswer {
  return found.ok ? { build: found.value } : { buildProblem: found.error.message };
}
