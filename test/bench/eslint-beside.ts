import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ESLint } from 'eslint';
import { ts } from 'ts-morph';
import tseslint from 'typescript-eslint';
import { measure, renderTook, type Took } from './measure';

const RULE = '@typescript-eslint/no-floating-promises';
const CODE = /\.[cm]?[jt]sx?$/;

/** What a tsconfig must say so that every file has types, whatever the folder's own says of files. */
const NEEDED = { allowJs: true, noEmit: true, skipLibCheck: true, composite: false, incremental: false } as const;
/** Where the folder has none of its own. */
const USUAL = { checkJs: false, strict: true, target: 'ES2022', module: 'preserve', moduleResolution: 'bundler', jsx: 'preserve', lib: ['ES2022', 'DOM'] } as const;

/** Files that ESLint reads as well: pages and components are left out. */
export function readByBoth(files: readonly string[]): string[] {
  return files.filter((path) => CODE.test(path));
}

/** ESLint with type information and one rule over just these files of a folder, and says how that was done. */
export async function measureEslint(folder: string, files: readonly string[]): Promise<Took> {
  const home = mkdtempSync(join(tmpdir(), 'swerve-bench-types-'));
  try {
    const { path: project, words } = writeProject(folder, home, files);
    const languageOptions = { parser: tseslint.parser, parserOptions: { project: [project], tsconfigRootDir: home, ecmaFeatures: { jsx: true } } };
    // A pattern for everything would leave out what ESLint does not take for JavaScript by itself.
    const config = { files: ['**/*.{js,mjs,cjs,jsx,ts,mts,cts,tsx}'], plugins: { '@typescript-eslint': tseslint.plugin }, languageOptions, linterOptions: { noInlineConfig: true }, rules: { [RULE]: 'error' } };
    const eslint = new ESLint({ cwd: folder, ignore: false, overrideConfigFile: true, overrideConfig: [config] as ESLint.Options['overrideConfig'] & object });
    let results: ESLint.LintResult[] = [];
    const took = await measure(async () => {
      results = await eslint.lintFiles([...files]);
    });
    const unread = results.filter(({ messages }) => messages.some(({ fatal, message }) => fatal === true || message.startsWith('File ignored'))).length;
    if (unread === results.length) throw new Error(`ESLint reads none of these files: ${results[0]?.messages[0]?.message ?? ''}`);
    const { length: found } = results.flatMap(({ messages }) => messages.filter(({ ruleId }) => ruleId === RULE));
    console.log(`eslint  whole project ${renderTook(took)}: ${results.length} files${unread === 0 ? '' : `, ${unread} of them not read`}, ${found} findings of ${RULE}, with types (${words})`);
    return took;
  } finally {
    rmSync(home, { recursive: true, force: true });
  }
}

/** A tsconfig in a folder of its own that holds just these files, after the folder's own where that can be read. */
function writeProject(folder: string, home: string, files: readonly string[]): { readonly path: string; readonly words: string } {
  const path = join(home, 'tsconfig.json');
  const own = join(folder, 'tsconfig.json');
  if (existsSync(own)) {
    writeFileSync(path, JSON.stringify({ extends: own, compilerOptions: NEEDED, files, include: [] }));
    if (isRead(path)) return { path, words: `the options of ${own} for just these files` };
  }
  writeFileSync(path, JSON.stringify({ compilerOptions: { ...USUAL, ...NEEDED }, files }));
  return { path, words: existsSync(own) ? `a tsconfig made up for them, since ${own} cannot be read` : 'a tsconfig made up for them, since the folder has none' };
}

/** Is a tsconfig whole, with all that it extends? */
function isRead(path: string): boolean {
  const text = ts.readConfigFile(path, (name) => ts.sys.readFile(name));
  return text.error === undefined && ts.parseJsonConfigFileContent(text.config, ts.sys, join(path, '..')).errors.length === 0;
}
