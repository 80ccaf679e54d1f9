import { ts } from 'ts-morph';
import type { ParsedFile } from './parsed-file';

/**
 * Is a place in the value of an attribute (`onclick="…"`)? Such code runs when the page is loaded, wherever it stands,
 * and a quote in it would end it.
 */
export function isInHandler({ text, tree }: ParsedFile, offset: number): boolean {
  const statement = tree.statements.find((each) => each.getStart(tree) <= offset && offset < each.end);
  return statement !== undefined && ts.isBlock(statement) && text[statement.getStart(tree)] !== '{';
}
