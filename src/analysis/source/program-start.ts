const TEST_FILE = /(?:^|\/)(?:__tests__|tests?|specs?)\/|[._-](?:tests?|spec)\.[mc]?[jt]sx?$/;
/** Beside what a project is for: what shows or measures it, tries it out, or is copied to begin another with. */
const ASIDE = /(?:^|\/)(?:examples?|samples?|demos?|docs?|bench(?:marks?)?|playgrounds?|templates?)\/|(?:^|\/)(?:tests?|examples?|demo|bench(?:mark)?)(?:[._-][\w-]+)?\.[mc]?[jt]sx?$/;
/** What a file says that is started itself, though others (its tests, mostly) import it as well. */
const STARTED = /\brequire\.main\s*===?\s*module\b|\bmodule\s*===?\s*require\.main\b|\bimport\.meta\.main\b|\bimport\.meta\.url\s*===?[^;]*\bprocess\.argv\b/;

/** Is this a test, by its name? @param path relative to the project, with `/` */
export function isTestFile(path: string): boolean {
  return TEST_FILE.test(path);
}

/** Does a program stand beside what the project is for, so that nothing else may depend on it: a test, an example? */
export function isAside(path: string): boolean {
  return isTestFile(path) || ASIDE.test(path);
}

/**
 * Does a file start a program: nobody loads it, or only tests do and it is run itself?
 * @param importers who loads it, relative to the project
 * @param readText its text, asked for where only tests load it
 */
export function startsProgram(importers: readonly string[], readText: () => string): boolean {
  if (importers.length === 0) return true;
  return importers.every(isTestFile) && isStarted(readText());
}

/** Does a file start a program where it is run itself: `if (require.main === module)` and the like? */
export function isStarted(text: string): boolean {
  return STARTED.test(text);
}
