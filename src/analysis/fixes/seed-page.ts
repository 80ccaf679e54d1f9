import { collectScriptTags } from '../../base/markup';
import { SEEDRANDOM_VERSION } from './stream-module';
import type { LocalEdit } from './write-option';

/** The build of seedrandom for script tags: in a page it puts itself at `Math.seedrandom`. */
const LIBRARY = `https://cdn.jsdelivr.net/npm/seedrandom@${SEEDRANDOM_VERSION}/seedrandom.min.js`;

/** Can a page be seeded by a script tag? One that loads the library already seeds itself, by its own lights. */
export function isSeedable(page: string): boolean {
  return findFirst(page) !== undefined && !/seedrandom/i.test(page);
}

/** Two script tags before all others, so that everything which a page loads finds a seeded `Math.random`. */
export function seedPage(page: string, seed: number): readonly LocalEdit[] {
  const start = findFirst(page);
  if (start === undefined) return [];
  const before = page.slice(page.lastIndexOf('\n', start - 1) + 1, start);
  const next = `${page.includes('\r\n') ? '\r\n' : '\n'}${/^\s*$/.test(before) ? before : ''}`;
  return [{ start, end: start, text: `<script src="${LIBRARY}"></script>${next}<script>Math.seedrandom('${seed}');</script>${next}` }];
}

/** Where the first script of a page begins; modules run after all others, wherever they stand. */
function findFirst(page: string): number | undefined {
  return collectScriptTags(page).find(({ kind }) => kind !== 'other')?.tagStart;
}
