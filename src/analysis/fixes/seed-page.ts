import { collectScriptTags } from '../../base/markup';
import { SEEDRANDOM_VERSION } from './stream-module';
import type { LocalEdit } from './write-option';

/** The build of seedrandom for script tags: in a page it puts itself at `Math.seedrandom`. */
const LIBRARY = `https://cdn.jsdelivr.net/npm/seedrandom@${SEEDRANDOM_VERSION}/seedrandom.min.js`;

/** Can a page be seeded by a script tag? One that loads the library already seeds itself, by its own lights. */
export function isSeedable(page: string): boolean {
  return findFirst(page) !== undefined && !/seedrandom/i.test(page);
}

/** A comment that stands on the line above a tag is about that tag, unless it is a tag put out of use. */
const COMMENT_ABOVE = /<!--(?:(?!-->|<script)[\s\S])*-->[ \t]*\r?\n[ \t]*$/;

/** Two script tags before all others, so that everything which a page loads finds a seeded `Math.random`. */
export function seedPage(page: string, seed: number): readonly LocalEdit[] {
  const start = findFirst(page);
  if (start === undefined) return [];
  const at = start - (COMMENT_ABOVE.exec(page.slice(0, start))?.[0].length ?? 0);
  const before = page.slice(page.lastIndexOf('\n', at - 1) + 1, at);
  const next = `${page.includes('\r\n') ? '\r\n' : '\n'}${/^\s*$/.test(before) ? before : ''}`;
  return [{ start: at, end: at, text: `<script src="${LIBRARY}"></script>${next}<script>Math.seedrandom('${seed}');</script>${next}` }];
}

/** Where the first script of a page begins; modules run after all others, wherever they stand. */
function findFirst(page: string): number | undefined {
  return collectScriptTags(page).find(({ kind }) => kind !== 'other')?.tagStart;
}
