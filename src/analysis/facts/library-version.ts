import type { FileContext } from './file-context';

/** Does the project of the file ask for a major version of the library below this one? No, where it does not say. */
export function isBelow(library: string, major: number, { file, evaluator }: Pick<FileContext, 'file' | 'evaluator'>): boolean {
  const declared = evaluator.project.findDeclaredMajor(file.path, library);
  return declared !== undefined && declared < major;
}
