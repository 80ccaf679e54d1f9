import { existsSync, readFileSync, statSync } from 'node:fs';
import { dirname, extname, join, resolve } from 'node:path';

const TYPED = new Set(['.ts', '.mts', '.cts', '.tsx', '.jsx']);
/** What a bundler, Babel or TypeScript finds though Node does not: the import without its ending. */
const ENDINGS = ['.js', '.ts', '.tsx', '.jsx', '.mjs', '.cjs', '.mts', '.cts', '.json', '/index.js', '/index.ts', '/index.tsx', '/index.jsx'];
/** Files of one program that are read to decide. */
const MAX_FILES = 300;

const IMPORT = /(?:\bimport|\bexport)\b(?:[^'"`;()]*?\bfrom)?\s*['"]([^'"\n]+)['"]/gu;
const REQUIRES = /\brequire\s*(?:\.\s*main\b|\(\s*['"])/u;
const DECLARES_REQUIRE = /\b(?:const|let|var)\s+require\b|\bcreateRequire\b/u;

/**
 * Does Node need a loader for this script? For TypeScript and JSX always; for JavaScript where it was written for Babel
 * or a bundler: modules that import each other without endings, import TypeScript, or mix `import` with `require`.
 * Reads the script and what it imports by relative path; a file that cannot be read decides nothing.
 */
export function needsLoader(script: string): boolean {
  const seen = new Set<string>([script]);
  for (const file of seen) {
    if (TYPED.has(extname(file))) return true;
    const text = seen.size > MAX_FILES ? '' : readText(file);
    const imports = [...text.matchAll(IMPORT)].map(([, specifier = '']) => specifier);
    if (imports.length > 0 && file.endsWith('.js') && REQUIRES.test(text) && !DECLARES_REQUIRE.test(text)) return true;
    for (const specifier of imports.filter((each) => each.startsWith('.'))) {
      const path = resolve(dirname(file), specifier);
      if (isFile(path)) seen.add(path);
      else if (ENDINGS.some((ending) => isFile(`${path}${ending}`))) return true;
    }
  }
  return false;
}

function isFile(path: string): boolean {
  return existsSync(path) && statSync(path).isFile();
}

function readText(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}

/** The nearest tsconfig.json above a file: tsx takes path aliases from it; null where there is none. */
export function findTsconfig(file: string): string | null {
  const folder = dirname(file);
  const path = join(folder, 'tsconfig.json');
  if (existsSync(path)) return path;
  return folder === dirname(folder) ? null : findTsconfig(folder);
}
