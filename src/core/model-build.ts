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
