import { existsSync, statSync } from 'node:fs';
import { dirname, extname, join } from 'node:path';

/** What a module loads from beside itself. */
const BESIDE = /(?:\bfrom|\bimport|\brequire\s*\(|\bimport\s*\()\s*(["'])(\.{1,2}\/[^"']+)\1/g;
const ENDINGS = ['', '.ts', '.mts', '.cts', '.tsx', '.js', '.mjs', '.cjs', '.jsx', '/index.ts', '/index.js'];
/** Files looked at; a program has more only where something else is wrong. */
const MAX_FILES = 500;

/** The files given, and all that they load from beside themselves, in the order in which they are met. */
export function collectOwnFiles(paths: readonly string[], linesOf: (path: string) => readonly string[]): readonly string[] {
  const found = new Set<string>();
  const queue = [...paths];
  for (let path = queue.shift(); path !== undefined && found.size < MAX_FILES; path = queue.shift()) {
    if (found.has(path)) continue;
    const text = linesOf(path).join('\n');
    if (text === '') continue;
    found.add(path);
    const folder = dirname(path);
    queue.push(...[...text.matchAll(BESIDE)].flatMap(([, , specifier = '']) => findFile(join(folder, specifier)) ?? []));
  }
  return [...found];
}

/** The file that an import without or with an ending means; TypeScript imports `./x.js` where `x.ts` stands. */
function findFile(path: string): string | undefined {
  const bare = /^\.[cm]?jsx?$/.test(extname(path)) ? path.slice(0, -extname(path).length) : path;
  return [...ENDINGS.map((ending) => path + ending), ...ENDINGS.map((ending) => bare + ending)].find((each) => existsSync(each) && statSync(each).isFile());
}
