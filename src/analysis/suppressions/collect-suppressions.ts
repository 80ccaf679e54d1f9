import { ts } from 'ts-morph';
import { computeLineStarts, positionAt } from '../../base/positions';
import { parseDirective } from './parse-directive';
import type { Suppression } from './suppression';

interface Comment {
  readonly start: number;
  readonly end: number;
  /** The words between the comment's marks. */
  readonly words: string;
}

const MENTION = /swerve-(?:disable|enable|review)/g;

/**
 * Every suppression comment of a file, in order: line, block, JSX and, in markup, HTML comments.
 * `text` is the file as it stands on disk; `tree` may have been parsed from the same text with the
 * markup blanked out. Strings and templates that mention a directive are not comments.
 */
export function collectSuppressions(tree: ts.SourceFile, text: string): Suppression[] {
  const mentions = [...text.matchAll(MENTION)].map((match) => match.index);
  if (mentions.length === 0) return [];
  const lineStarts = computeLineStarts(text);
  const comments = new Map<number, Comment>();
  for (const offset of mentions) {
    const comment = findComment(tree, offset) ?? findHtmlComment(tree, text, offset);
    if (comment !== undefined) comments.set(comment.start, comment);
  }
  return [...comments.values()].flatMap((comment) => {
    const directive = parseDirective(comment.words);
    if (directive === undefined) return [];
    const from = positionAt(lineStarts, comment.start);
    const to = positionAt(lineStarts, comment.end);
    const line = targetLine(directive.kind, from.line, to.line, text, lineStarts);
    return [{ ...directive, start: comment.start, end: comment.end, from, to, line }];
  });
}

/** The comment at an offset, if the parser takes what stands there for trivia. */
function findComment(tree: ts.SourceFile, offset: number): Comment | undefined {
  const token = findToken(tree, tree, offset);
  if (token === undefined || offset >= token.getStart(tree)) return undefined;
  const ranges = [
    ...(ts.getTrailingCommentRanges(tree.text, token.pos) ?? []),
    ...(ts.getLeadingCommentRanges(tree.text, token.pos) ?? []),
  ];
  const range = ranges.find((each) => each.pos <= offset && offset < each.end);
  if (range === undefined) return undefined;
  const raw = tree.text.slice(range.pos, range.end);
  const words = range.kind === ts.SyntaxKind.SingleLineCommentTrivia ? raw.slice(2) : unstar(raw.slice(2, -2));
  return { start: range.pos, end: range.end, words };
}

/** Descends to the token whose text or leading trivia holds the offset. */
function findToken(node: ts.Node, tree: ts.SourceFile, offset: number): ts.Node | undefined {
  const children = node.getChildren(tree).filter((child) => !ts.isJSDoc(child));
  if (children.length === 0) return node;
  const child = children.find((each) => each.pos <= offset && (offset < each.end || each.kind === ts.SyntaxKind.EndOfFileToken));
  return child === undefined ? undefined : findToken(child, tree, offset);
}

/** Where markup was blanked out before parsing, HTML's own comments count. */
function findHtmlComment(tree: ts.SourceFile, text: string, offset: number): Comment | undefined {
  if (tree.text.slice(offset, offset + 6).trim() !== '') return undefined;
  const start = text.lastIndexOf('<!--', offset);
  const end = text.indexOf('-->', offset);
  if (start < 0 || end < 0 || text.slice(start, offset).includes('-->')) return undefined;
  return { start, end: end + 3, words: text.slice(start + 4, end) };
}

/** Drops the stars that decorate the lines of a block comment. */
function unstar(words: string): string {
  return words.replace(/^\*+/, '').replace(/(\r?\n)[ \t]*\*+/g, '$1');
}

function targetLine(
  kind: Suppression['kind'],
  first: number,
  last: number,
  text: string,
  lineStarts: readonly number[],
): number | null {
  if (kind === 'disable-line' || kind === 'review-line') return first;
  if (kind !== 'disable-next-line' && kind !== 'review-next-line') return null;
  for (let line = last + 1; line <= lineStarts.length; line++) {
    const content = text.slice(lineStarts[line - 1] ?? 0, lineStarts[line] ?? text.length).trim();
    if (!isOnlyComment(content)) return line;
  }
  return last + 1;
}

/** Suppressions may be stacked, and a comment may stand between a suppression and its line. */
function isOnlyComment(line: string): boolean {
  return line === '' || line.startsWith('//') || /^\{?\/\*[^]*\*\/\}?$/.test(line) || /^<!--[^]*-->$/.test(line);
}
