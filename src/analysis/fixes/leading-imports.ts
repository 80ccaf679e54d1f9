import { ts } from 'ts-morph';
import { unwrap } from '../source/scope';
import type { SourceStyle } from './source-style';

/** Where in a file something can be put so that it runs before the rest. */
export interface LeadingImports {
  /** In front of the first import or `require`, its own leading comments left above; the place of a first import. */
  readonly first: number;
  /** Behind the last import of the leading block, at the end of its line; undefined where there is none. */
  readonly afterLast: number | undefined;
  /** In front of the first statement that is no directive, and of the comment that belongs to it. */
  readonly body: number;
}

/** Reads the block of imports and requires at the top of a file. */
export function findLeadingImports(tree: ts.SourceFile): LeadingImports {
  const statements = tree.statements.filter((each) => !isDirective(each));
  const loads = collectLoads(statements);
  const [first] = loads.length > 0 ? loads : statements;
  const last = loads.at(-1);
  const start = first?.getStart(tree) ?? tree.text.length;
  const body = first === undefined ? tree.text.length : ownCommentStart(first, tree);
  return { first: loads.length > 0 ? start : body, afterLast: last === undefined ? undefined : endOfLine(last.end, tree.text), body };
}

/** How the leading imports of a file are written, which may differ from the rest of it; the rest's style where there are none. */
export function styleOfImports(tree: ts.SourceFile, style: SourceStyle): SourceStyle {
  const loads = collectLoads(tree.statements.filter((each) => !isDirective(each))).map((each) => each.getText(tree));
  if (loads.length === 0) return style;
  const share = (holds: (text: string) => boolean): number => loads.filter(holds).length / loads.length;
  const doubled = share((text) => /["']/.exec(text)?.[0] === '"');
  const ended = share((text) => text.endsWith(';'));
  return { ...style, quote: doubled === 0.5 ? style.quote : doubled > 0.5 ? '"' : "'", semicolon: ended === 0.5 ? style.semicolon : ended > 0.5 ? ';' : '' };
}

function collectLoads(statements: readonly ts.Statement[]): readonly ts.Statement[] {
  const end = statements.findIndex((each) => !isImportLike(each));
  return end < 0 ? statements : statements.slice(0, end);
}

function isDirective(node: ts.Statement): boolean {
  return ts.isExpressionStatement(node) && ts.isStringLiteral(node.expression);
}

/** `import …`, `const x = require('…')` and `require('…')`. */
export function isImportLike(node: ts.Statement): boolean {
  if (ts.isImportDeclaration(node) || ts.isImportEqualsDeclaration(node)) return true;
  if (ts.isExpressionStatement(node)) return isRequire(node.expression);
  return ts.isVariableStatement(node) && node.declarationList.declarations.every(({ initializer }) => initializer !== undefined && isRequire(initializer));
}

function isRequire(node: ts.Expression): boolean {
  const inner = unwrap(node);
  if (ts.isPropertyAccessExpression(inner)) return isRequire(inner.expression);
  if (!ts.isCallExpression(inner)) return false;
  return ts.isIdentifier(inner.expression) ? inner.expression.text === 'require' : isRequire(inner.expression);
}

/** A comment with no blank line between it and its statement is the statement's own; a shebang is no comment. */
function ownCommentStart(node: ts.Statement, tree: ts.SourceFile): number {
  let start = node.getStart(tree);
  for (const range of [...(ts.getLeadingCommentRanges(tree.text, node.pos) ?? [])].reverse()) {
    if (/\n[ \t]*\r?\n/.test(tree.text.slice(range.end, start))) break;
    start = range.pos;
  }
  return start;
}

function endOfLine(offset: number, text: string): number {
  const rest = /^[^\r\n]*/.exec(text.slice(offset))?.[0] ?? '';
  // What follows on the same line must be a comment, else the statement ends here.
  return /^\s*(?:\/\/.*|\/\*.*\*\/\s*)?$/.test(rest) ? offset + rest.length : offset;
}
