import { ts } from 'ts-morph';
import type { ParsedFile } from '../source/parsed-file';
import type { Evaluator } from './evaluator';
import { collectImporters } from './importers';

const MOST = 20;
/** A barrel of a barrel may export the class. */
const MOST_BARRELS = 3;

/** The classes of the project that extend a class, and those that extend them; found by name and made sure by evaluation. */
export function collectSubclasses(evaluator: Evaluator, base: ts.ClassLikeDeclaration): readonly ts.ClassLikeDeclaration[] {
  const found = new Set<ts.ClassLikeDeclaration>();
  const queue = [base];
  for (const each of queue) {
    for (const subclass of collectDirect(evaluator, each)) {
      if (subclass === base || found.has(subclass) || found.size >= MOST) continue;
      found.add(subclass);
      queue.push(subclass);
    }
  }
  return [...found];
}

export function isAbstract(node: ts.ClassLikeDeclaration): boolean {
  return ts.canHaveModifiers(node) && (ts.getModifiers(node) ?? []).some(({ kind }) => kind === ts.SyntaxKind.AbstractKeyword);
}

function collectDirect(evaluator: Evaluator, base: ts.ClassLikeDeclaration): readonly ts.ClassLikeDeclaration[] {
  const { name } = base;
  const home = evaluator.fileOf(base);
  if (name === undefined || home === undefined) return [];
  return evaluator.remember(evaluator.keyOf(base, '<subclasses>'), () =>
    collectUsers(evaluator, home).flatMap((file) =>
      namesIn(file, name.text).flatMap((each) => (file.model.references.get(each) ?? []).flatMap((reference) => extendedBy(reference) ?? [])).filter((subclass) => extendsClass(evaluator, subclass, base)),
    ),
  );
}

/** The file itself and those that may see what it exports, also through files that hand everything on. */
function collectUsers(evaluator: Evaluator, home: ParsedFile): readonly ParsedFile[] {
  const users = new Set([home]);
  let barrels: readonly ParsedFile[] = [home];
  for (let round = 0; round < MOST_BARRELS && barrels.length > 0; round++) {
    const importers = barrels.flatMap((file) => collectImporters(evaluator, file)).filter((file) => !users.has(file));
    for (const file of importers) users.add(file);
    barrels = importers.filter(({ model }) => model.exportStars.length > 0 || [...model.exports.values()].some(({ kind }) => kind === 'from'));
  }
  return [...users];
}

/** The name of a class and what the imports of a file call it. */
function namesIn({ model }: ParsedFile, name: string): readonly string[] {
  const aliases = (model.references.get(name) ?? []).flatMap(({ parent }) => (ts.isImportSpecifier(parent) && parent.propertyName?.text === name ? [parent.name.text] : []));
  const defaults = model.mentions.flatMap(({ node }) => (ts.isImportDeclaration(node) && node.importClause?.name !== undefined ? [node.importClause.name.text] : []));
  return [...new Set([name, ...aliases, ...defaults])];
}

/** The class whose `extends` a name stands in. */
function extendedBy(reference: ts.Node): ts.ClassLikeDeclaration | undefined {
  const written = reference.parent;
  const clause = ts.isExpressionWithTypeArguments(written) ? written.parent : undefined;
  return clause !== undefined && ts.isHeritageClause(clause) && clause.token === ts.SyntaxKind.ExtendsKeyword && ts.isClassLike(clause.parent) ? clause.parent : undefined;
}

function extendsClass(evaluator: Evaluator, subclass: ts.ClassLikeDeclaration, base: ts.ClassLikeDeclaration): boolean {
  const written = subclass.heritageClauses?.find(({ token }) => token === ts.SyntaxKind.ExtendsKeyword)?.types[0]?.expression;
  return written !== undefined && evaluator.evaluate(written).some((value) => value.kind === 'class' && value.node === base);
}
