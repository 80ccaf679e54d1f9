import { ts } from 'ts-morph';
import type { FixIntent } from './fix-intent';
import { isStreamModule, type FixSite } from './fix-site';
import { findLeadingImports, styleOfImports } from './leading-imports';
import { FIRST_ADVANCING_OFFSET } from './stream-module';
import { newLineIndent, type LocalEdit } from './write-option';
import type { SeedName } from './fix-intent';

type ImportNameIntent = Extract<FixIntent, { kind: 'import-name' }>;

/** Adds names to the braces of an import or of a destructured `require`. */
export function renderImportNames(intents: readonly ImportNameIntent[]): LocalEdit[] {
  const added = new Map<string, LocalEdit>();
  for (const { list, name, alias } of intents) {
    const separator = ts.isNamedImports(list) ? ' as ' : ': ';
    const last = list.elements.at(-1);
    if (last === undefined) continue;
    const at = last.end;
    const gap = newLineIndent(last, list.getSourceFile()) ?? ' ';
    added.set(`${at} ${alias}`, { start: at, end: at, text: `,${gap}${alias === name ? name : `${name}${separator}${alias}`}` });
  }
  return [...added.values()];
}

/** Declares the seed names that a file lacks, behind its imports. */
export function renderSeedConstants(site: FixSite, needed: ReadonlySet<SeedName>, seed: number, advancingOffset: () => number): LocalEdit[] {
  const { style, names, declared } = site;
  const needsNext = needed.has('nextSeed') && !declared.has('nextSeed');
  const needsRoot = (needed.has('SEED') || needsNext) && !declared.has('SEED');
  if (!needsRoot && !needsNext) return [];
  const end = style.semicolon;
  const last = names.SEED === 'SEED' ? 'lastSeed' : 'lastSwerveSeed';
  const root = ['// Root of the seeds in this file: change it for other runs that are just as repeatable.', `const ${names.SEED} = ${seed}${end}`];
  const next = [
    `let ${last} = ${names.SEED} + ${advancingOffset() * FIRST_ADVANCING_OFFSET}${end}`,
    '',
    '/** Another seed at every call, the same ones in every run. */',
    `function ${names.nextSeed}()${site.isTypeScript ? ': number' : ''} {`,
    `  return ++${last}${end}`,
    '}',
  ];
  return [placeLines(site, [...(needsRoot ? root : []), ...(needsNext ? next : [])], needsRoot)];
}

/** Behind the leading imports; behind the root seed where that is declared already. */
function placeLines(site: FixSite, lines: readonly string[], needsRoot: boolean): LocalEdit {
  const { tree } = site.file;
  const text = lines.join(site.style.newline);
  const gap = site.style.newline.repeat(2);
  const declaration = needsRoot ? undefined : site.file.model.findTopLevel(site.names.SEED)?.declaration;
  const statement = declaration === undefined ? undefined : topStatement(declaration);
  if (statement !== undefined) return { start: statement.end, end: statement.end, text: `${gap}${text}` };
  const { afterLast, body } = findLeadingImports(tree);
  if (afterLast !== undefined) {
    const isTight = /^(?:\r\n|\n)[^\r\n]/.test(tree.text.slice(afterLast, afterLast + 3));
    return { start: afterLast, end: afterLast, text: `${gap}${text}${isTight ? site.style.newline : ''}` };
  }
  return { start: body, end: body, text: `${text}${gap}` };
}

function topStatement(node: ts.Node): ts.Node {
  let current = node;
  while (!ts.isSourceFile(current.parent)) current = current.parent;
  return current;
}

export interface StreamImport {
  readonly specifier: string;
  readonly needed: ReadonlySet<SeedName>;
  /** An entry imports the module before anything else. */
  readonly isEntry: boolean;
}

/** Imports the stream module, or adds names to the import that is there. */
export function renderStreamImport(site: FixSite, { specifier, needed, isEntry }: StreamImport): LocalEdit[] {
  const { file, syntax, names } = site;
  const style = styleOfImports(file.tree, site.style);
  const missing = (['SEED', 'nextSeed'] as const).filter((name) => needed.has(name) && !site.declared.has(name));
  const spelt = missing.map((name) => (names[name] === name ? name : `${name}${syntax === 'esm' ? ' as ' : ': '}${names[name]}`));
  const existing = file.tree.statements.find(loadsStream);
  if (existing !== undefined) return extendImport(existing, spelt, site);
  if (missing.length === 0 && !isEntry) return [];
  const quoted = `${style.quote}${specifier}${style.quote}`;
  const text = importText(syntax, spelt, quoted) + style.semicolon;
  const { first, afterLast, body } = findLeadingImports(file.tree);
  if (isEntry || afterLast === undefined) {
    const at = isEntry ? first : body;
    return [{ start: at, end: at, text: `${text}${style.newline}` }];
  }
  return [{ start: afterLast, end: afterLast, text: `${style.newline}${text}` }];
}

function importText(syntax: 'esm' | 'cjs', names: readonly string[], quoted: string): string {
  const list = `{ ${names.join(', ')} }`;
  if (syntax === 'esm') return names.length === 0 ? `import ${quoted}` : `import ${list} from ${quoted}`;
  return names.length === 0 ? `require(${quoted})` : `const ${list} = require(${quoted})`;
}

function loadsStream(node: ts.Statement): boolean {
  if (ts.isImportDeclaration(node)) return isStreamModule(node.moduleSpecifier);
  const value = ts.isExpressionStatement(node) ? node.expression : ts.isVariableStatement(node) ? node.declarationList.declarations[0]?.initializer : undefined;
  return value !== undefined && ts.isCallExpression(value) && ts.isIdentifier(value.expression) && value.expression.text === 'require' && isStreamModule(value.arguments[0]);
}

function extendImport(statement: ts.Statement, names: readonly string[], site: FixSite): LocalEdit[] {
  if (names.length === 0) return [];
  const { tree } = site.file;
  const list = findNameList(statement);
  const last = list?.elements.at(-1);
  if (last !== undefined) {
    const gap = newLineIndent(last, tree) ?? ' ';
    return [{ start: last.end, end: last.end, text: names.map((name) => `,${gap}${name}`).join('') }];
  }
  const start = statement.getStart(tree);
  const specifier = /(['"])[^'"]*\1/.exec(statement.getText(tree))?.[0] ?? '';
  const keeps = statement.getText(tree).endsWith(';') ? ';' : '';
  return [{ start, end: statement.end, text: importText(ts.isImportDeclaration(statement) ? 'esm' : 'cjs', names, specifier) + keeps }];
}

function findNameList(statement: ts.Statement): ts.NamedImports | ts.ObjectBindingPattern | undefined {
  if (ts.isImportDeclaration(statement)) {
    const bindings = statement.importClause?.namedBindings;
    return bindings !== undefined && ts.isNamedImports(bindings) ? bindings : undefined;
  }
  const name = ts.isVariableStatement(statement) ? statement.declarationList.declarations[0]?.name : undefined;
  return name !== undefined && ts.isObjectBindingPattern(name) ? name : undefined;
}
