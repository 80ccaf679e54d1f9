/** Calls that load scripts into a classic worker, with their arguments. */
const CALLS = /\bimportScripts\s*\(([^)]*)\)/g;
const TEXTS = /(["'`])((?:(?!\1)[^\\\n$])+)\1/g;

/** The addresses that a worker's script imports by plain texts, as written. */
export function collectImportedScripts(text: string): readonly string[] {
  return [...text.matchAll(CALLS)].flatMap(([, given = '']) => [...given.matchAll(TEXTS)].map(([, , address = '']) => address));
}
