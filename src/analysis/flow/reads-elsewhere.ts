import { ts } from 'ts-morph';
import type { ParsedFile } from '../source/parsed-file';
import { observeWhole } from '../source/region';
import { lastName, unwrap } from '../source/scope';
import type { Evaluator } from '../values/evaluator';
import { collectImporters } from '../values/importers';
import { findSharedBinding } from '../values/page-globals';

/** A script may import a barrel of barrels. */
const FARTHEST = 3;
const SHORTEST_TELLING_NAME = 3;

/**
 * Reads of a property in files that import nothing of the one that writes it, but run with it: on objects that go by
 * the name of a class of that file (`food.x` of a `Food`, `env.apple` of a `SnakeEnvironment`) and are nothing else.
 */
export function collectReadsElsewhere(evaluator: Evaluator, name: string, file: ParsedFile, isKnown: (other: ParsedFile) => boolean): readonly ts.Expression[] {
  const classes = classesOf(evaluator, file);
  if (classes.length === 0) return [];
  return evaluator.collectFilesReading(name).flatMap((path) => {
    const other = evaluator.project.find(path);
    if (other === undefined || isKnown(other)) return [];
    const reads = (other.model.propertyReads.get(name) ?? []).filter((read) => classes.some((each) => isCalledAfter(read, each) && sees(evaluator, other, each, file)));
    return reads.filter((read) => mayBeOf(evaluator, read, file));
  });
}

function classesOf(evaluator: Evaluator, file: ParsedFile): readonly string[] {
  return evaluator.remember(evaluator.keyOf(file.tree, '<classes>'), () => file.model.collectTopLevel().flatMap(({ name, declaration }) => (ts.isClassLike(declaration) || isConstructor(declaration) ? [name] : [])));
}

/** `function Pipe() { this.y = 1; }`: a class as it was written before there were any. */
function isConstructor(declaration: ts.Node): boolean {
  if (!ts.isFunctionDeclaration(declaration) || declaration.body === undefined || !/^[A-Z]/.test(declaration.name?.text ?? '')) return false;
  observeWhole(declaration);
  return declaration.body.statements.some((each) => ts.isExpressionStatement(each) && ts.isBinaryExpression(each.expression) && ts.isPropertyAccessExpression(each.expression.left) && each.expression.left.expression.kind === ts.SyntaxKind.ThisKeyword);
}

/** Does the object of a read go by the name of a class: `food`, `this.food`, `foods[i]`, `env`? */
function isCalledAfter(read: ts.Expression, className: string): boolean {
  if (!ts.isPropertyAccessExpression(read)) return false;
  const object = unwrap(read.expression);
  const name = (ts.isElementAccessExpression(object) ? lastName(unwrap(object.expression)).replace(/s$/, '') : lastName(object)).replace(/^[_#]+/, '').toLowerCase();
  const whole = name === 'env' ? className.toLowerCase().replace(/environment$/, 'env') : className.toLowerCase();
  return name.length >= SHORTEST_TELLING_NAME && whole.endsWith(name);
}

/** Does a class of another file exist where a file runs, under no other meaning? */
function sees(evaluator: Evaluator, other: ParsedFile, className: string, file: ParsedFile): boolean {
  if (!file.model.isModule) return findSharedBinding(evaluator, className, other)?.file === file;
  if (other.model.findTopLevel(className) !== undefined) return false;
  const users = usersOf(evaluator, file);
  return [...usersOf(evaluator, other)].some((user) => users.has(user));
}

/** The files that load a file, and those that load them. */
function usersOf(evaluator: Evaluator, file: ParsedFile): ReadonlySet<ParsedFile> {
  return evaluator.remember(evaluator.keyOf(file.tree, '<users>'), () => {
    const users = new Set([file]);
    let ring: readonly ParsedFile[] = [file];
    for (let round = 0; round < FARTHEST; round++) {
      ring = ring.flatMap((each) => collectImporters(evaluator, each)).filter((each) => !users.has(each));
      for (const each of ring) users.add(each);
    }
    return users;
  });
}

function mayBeOf(evaluator: Evaluator, read: ts.Expression, file: ParsedFile): boolean {
  const values = ts.isPropertyAccessExpression(read) ? evaluator.evaluate(read.expression) : [];
  return values.every((value) => value.kind === 'unknown' || (value.kind === 'literal' && value.value == null)) || values.some((value) => value.kind === 'object-of-class' && evaluator.fileOf(value.node) === file);
}
