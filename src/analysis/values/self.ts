import { ts } from 'ts-morph';
import { enclosingFunction } from '../source/scope';
import type { Evaluator } from './evaluator';
import { UNKNOWN, type Env, type Value } from './value';

/** What `this` is at a node. */
export function evaluateThis(evaluator: Evaluator, node: ts.Node, env: Env): readonly Value[] {
  const holder = findThisHolder(node);
  for (let current: Env | null = env; current !== null; current = current.parent) {
    if (current.self !== null) return [current.self];
  }
  if (holder === undefined) return [UNKNOWN];
  if (ts.isClassLike(holder)) return [{ kind: 'object-of-class', node: holder, made: null }];
  return [{ kind: 'object', node: holder, env: evaluator.root }];
}

/** The class or object literal that `this` belongs to, by syntax. */
export function findThisHolder(node: ts.Node): ts.ClassLikeDeclaration | ts.ObjectLiteralExpression | undefined {
  let current = node.parent as ts.Node | undefined;
  while (current !== undefined) {
    if (ts.isClassLike(current)) return current;
    if (ts.isMethodDeclaration(current) && ts.isObjectLiteralExpression(current.parent)) return current.parent;
    if (ts.isFunctionExpression(current) && ts.isPropertyAssignment(current.parent)) return current.parent.parent;
    if (ts.isFunctionDeclaration(current) || ts.isFunctionExpression(current)) return undefined;
    current = current.parent;
  }
  return undefined;
}

/** The method, constructor or function in whose body `this` stands; arrows are looked through. */
export function enclosingThisFunction(node: ts.Node): ts.FunctionLikeDeclaration | undefined {
  let current = enclosingFunction(node);
  while (current !== undefined && ts.isArrowFunction(current)) current = enclosingFunction(current);
  return current;
}
