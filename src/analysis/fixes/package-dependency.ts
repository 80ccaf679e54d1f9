import { ts } from 'ts-morph';
import { compareText } from '../../core/compare-findings';
import type { LocalEdit } from './write-option';

type Section = 'dependencies' | 'devDependencies';

/**
 * The edit that adds a package to a `package.json`, in its alphabetical place and in the file's own
 * indentation; a file of one line stays one. Empty if any section has it already; undefined if the text is no JSON object.
 */
export function addDependency(text: string, section: Section, name: string, range: string): LocalEdit[] | undefined {
  const tree = ts.parseJsonText('package.json', text);
  const root = tree.statements[0]?.expression;
  if (root === undefined || !ts.isObjectLiteralExpression(root)) return undefined;
  const sections = ['dependencies', 'devDependencies', 'peerDependencies', 'optionalDependencies'];
  const isListed = sections.some((each) => findObject(root, each)?.properties.some((property) => keyOf(property) === name));
  if (isListed) return [];
  const { space, newline, unit } = styleOf(text, root, tree);
  const entry = `"${name}":${space}"${range}"`;
  const list = findObject(root, section);
  if (list === undefined) return addSection(root, `"${section}":${space}{${newline}${unit}${unit}${entry}${newline}${unit}}`, newline + unit, tree);
  const next = list.properties.find((property) => compareText(keyOf(property), name) > 0);
  if (next !== undefined) {
    const start = next.getStart(tree);
    return [{ start, end: start, text: `${entry},${breakBefore(next, tree, space)}` }];
  }
  const last = list.properties.at(-1);
  if (last !== undefined) return [{ start: last.end, end: last.end, text: `,${breakBefore(last, tree, space)}${entry}` }];
  return [{ start: list.getStart(tree), end: list.end, text: `{${newline}${unit}${unit}${entry}${newline}${unit}}` }];
}

interface Style {
  /** After a colon, and after a comma of one line. */
  readonly space: string;
  /** Between the braces and what they hold. */
  readonly newline: string;
  readonly unit: string;
}

function styleOf(text: string, root: ts.ObjectLiteralExpression, tree: ts.SourceFile): Style {
  if (root.properties.length > 0 && !/[\r\n]/.test(root.getText(tree))) {
    const space = /":\S/.test(text) ? '' : ' ';
    return { space, newline: space, unit: '' };
  }
  return { space: ' ', newline: text.includes('\r\n') ? '\r\n' : '\n', unit: /\n([ \t]+)"/.exec(text)?.[1] ?? '  ' };
}

function addSection(root: ts.ObjectLiteralExpression, section: string, lineBreak: string, tree: ts.SourceFile): LocalEdit[] {
  const last = root.properties.at(-1);
  if (last === undefined) return [{ start: root.getStart(tree), end: root.end, text: `{${lineBreak}${section}${lineBreak.replace(/[ \t]+$/, '')}}` }];
  return [{ start: last.end, end: last.end, text: `,${lineBreak}${section}` }];
}

function breakBefore(node: ts.Node, tree: ts.SourceFile, space: string): string {
  return /(?:\r\n|\n|\r)[ \t]*$/.exec(tree.text.slice(0, node.getStart(tree)))?.[0] ?? space;
}

function findObject(root: ts.ObjectLiteralExpression, key: string): ts.ObjectLiteralExpression | undefined {
  const property = root.properties.find((each) => keyOf(each) === key);
  const value = property !== undefined && ts.isPropertyAssignment(property) ? property.initializer : undefined;
  return value !== undefined && ts.isObjectLiteralExpression(value) ? value : undefined;
}

function keyOf(property: ts.ObjectLiteralElementLike): string {
  return property.name !== undefined && ts.isStringLiteral(property.name) ? property.name.text : '';
}
