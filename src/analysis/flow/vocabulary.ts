import type { ParsedFile } from '../source/parsed-file';

/** Does a file use one of these names, as a variable, a property or a key? What it declares and never uses does not count. */
export function speaksOf({ model }: ParsedFile, names: readonly string[]): boolean {
  return names.some((name) => model.references.has(name) || model.propertyReads.has(name) || model.keys.has(name));
}
