import { ts } from 'ts-morph';
import { isPage } from '../../base/markup';
import { computeLineStarts, positionAt } from '../../base/positions';
import { compareText } from '../../core/compare-findings';
import type { Position } from '../../core/finding';
import { resolveCall } from '../facts/call-fact';
import type { FileContext } from '../facts/file-context';
import type { ImportGraph } from '../program/import-graph';
import { collectNames } from '../program/program-facts';
import type { ParsedFile } from '../source/parsed-file';
import { isStarted, isTestFile } from '../source/program-start';
import { isMarkup } from '../source/script-kind';

/** A script that starts a program, and where its own work begins. */
export interface Script extends Position {
  /** Absolute, with `/`. */
  readonly path: string;
}

const TRAINERS = collectNames(({ effects = [] }) => effects.includes('trains'));

/** Is what a script loads worth a run? */
type IsWanted = (context: FileContext, entry: string) => boolean;

/**
 * The scripts to run if the training that a file takes part in is to be seen: those that start its programs, do
 * something by themselves, and load code that trains, or is wanted otherwise; a page where its own code does that. Sorted
 * by path; empty for a library that nothing here uses.
 */
export function collectScripts(context: FileContext, isWanted: IsWanted = trains): readonly Script[] {
  const { file, program } = context;
  const { graph } = program;
  const found = new Map<string, Script>();
  const add = (scripts: readonly Script[]): void => { for (const script of scripts) found.set(script.path, script); };
  for (const path of collectStarts(graph, file.path, new Set())) {
    if (!isMarkup(path)) add(toScript(context, path, isWanted));
    else {
      const loaded = graph.edgesOf(path).flatMap(({ target }) => toScript(context, target, isWanted));
      add(loaded.length > 0 || !isPage(path) ? loaded : toScript(context, path, isWanted));
    }
  }
  if (isStarted(file.text)) add(toScript(context, file.path, isWanted));
  return [...found.values()].sort((one, two) => compareText(one.path, two.path));
}

/** Where the programs of a file start; those of a worker start where it is started. */
function collectStarts(graph: ImportGraph, path: string, seen: Set<string>): readonly string[] {
  return graph.collectEntries(path).flatMap((entry) => {
    if (seen.has(entry)) return [];
    seen.add(entry);
    const starters = graph.startersOf(entry);
    return starters.length === 0 ? [entry] : starters.flatMap((each) => collectStarts(graph, each, seen));
  });
}

/** The script at this path, if it is one to run. */
function toScript(context: FileContext, path: string, isWanted: IsWanted): readonly Script[] {
  const { project } = context.evaluator;
  const file = project.find(path);
  const work = file === undefined ? undefined : findWork(file.tree);
  if (file === undefined || work === undefined || isTestFile(project.relative(path)) || !isWanted(context, path)) return [];
  return [{ path, ...positionAt(computeLineStarts(file.text), work.getStart()) }];
}

function trains({ evaluator, program }: FileContext, entry: string): boolean {
  const loaded = program.graph.collectTakingPart(entry);
  const isLoaded = (file: ParsedFile | undefined): boolean => file !== undefined && loaded.has(file.path);
  return [...TRAINERS].some((name) =>
    evaluator.collectCallsNamed(name).some((call) => isLoaded(evaluator.fileOf(call)) && resolveCall(evaluator, call).some(({ fact }) => fact.effects?.includes('trains') === true)),
  );
}

/** The first statement that does something when the file is loaded, beyond declaring and exporting. */
function findWork(tree: ts.SourceFile): ts.Statement | undefined {
  return tree.statements.find((statement) => {
    if (ts.isVariableStatement(statement)) return statement.declarationList.declarations.some(({ initializer }) => initializer !== undefined && calls(initializer));
    if (ts.isExpressionStatement(statement)) return !ts.isStringLiteral(statement.expression) && !isExport(statement.expression) && calls(statement.expression);
    return ts.isIterationStatement(statement, false) || ts.isIfStatement(statement) || ts.isTryStatement(statement) || ts.isBlock(statement);
  });
}

/** Is something called here, outside of functions that are only made, and not just to load a module? */
function calls(node: ts.Node): boolean {
  if (ts.isCallExpression(node) && ts.isIdentifier(node.expression) && node.expression.text === 'require') return false;
  if (ts.isCallExpression(node) || ts.isNewExpression(node) || ts.isAwaitExpression(node)) return true;
  return !ts.isFunctionLike(node) && !ts.isClassLike(node) && (ts.forEachChild(node, (child) => calls(child) || undefined) ?? false);
}

/** `module.exports = …`, `exports.name = …` */
function isExport(node: ts.Expression): boolean {
  return ts.isBinaryExpression(node) && node.operatorToken.kind === ts.SyntaxKind.EqualsToken && /^(?:module\.)?exports\b/.test(node.left.getText());
}
