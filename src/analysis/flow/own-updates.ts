import { ts } from 'ts-morph';
import { isAssignment } from '../source/collect-sites';
import type { ParsedFile } from '../source/parsed-file';
import { isWrittenAs } from '../source/references';
import { observeNode } from '../source/region';
import { findBinding, isFunctionDeclarationLike, lastName, unwrap } from '../source/scope';
import type { Evaluator } from '../values/evaluator';
import { speaksOf } from './vocabulary';

/** How fast something learns, under names that mean nothing else. */
const RATES = ['learningRate', 'learning_rate', 'learningrate', 'LearningRate', 'LEARNING_RATE', 'learnRate', 'learn_rate', 'learningFactor', 'lr', 'LR', 'eta'];
/** The same in formulas of tabular learning; elsewhere it is how opaque a colour is. */
const LETTER = ['alpha', 'ALPHA'];
const REWARDS = ['reward', 'rewards', 'REWARDS', 'getReward'];

/**
 * Is a variable or a property changed by what something learns, at a rate: `W[i] += learningRate * (x - W[i])`? Then it
 * is what is learned, whatever it is called.
 */
export function isLearnedAtRate(evaluator: Evaluator, name: string, file: ParsedFile): boolean {
  const rates = ratesOf(evaluator, file);
  if (rates.length === 0 || rates.includes(name)) return false;
  return evaluator.remember(evaluator.keyOf(file.tree, `learned at a rate: ${name}`), () => {
    const { model } = file;
    const mentions: readonly ts.Expression[] = [...(model.references.get(name) ?? []), ...(model.propertyReads.get(name) ?? [])];
    return mentions.some((node) => {
      const assignment = assignmentTo(node);
      return assignment !== undefined && learns(assignment, rates, file);
    });
  });
}

/** Does a value decide what is learned: does it stand in what is added, at a rate, to what learns? */
export function feedsLearning(evaluator: Evaluator, node: ts.Expression, file: ParsedFile | undefined): boolean {
  const rates = file === undefined ? [] : ratesOf(evaluator, file);
  if (file === undefined || rates.length === 0) return false;
  for (let current: ts.Node = node; !ts.isStatement(current) && !isFunctionDeclarationLike(current) && !ts.isSourceFile(current); current = current.parent) {
    const { parent } = current;
    if (ts.isBinaryExpression(parent) && parent.right === current && isAssignment(parent.operatorToken.kind)) return learns(parent, rates, file);
  }
  return false;
}

/** The names of rates that a file uses. */
function ratesOf(evaluator: Evaluator, file: ParsedFile): readonly string[] {
  return evaluator.remember(evaluator.keyOf(file.tree, 'rates of learning'), () => {
    const names = speaksOf(file, REWARDS) ? [...RATES, ...LETTER] : RATES;
    return names.filter((name) => speaksOf(file, [name]));
  });
}

/** The assignment that writes to what a name holds, or to a part of it. */
export function assignmentTo(node: ts.Expression): ts.BinaryExpression | undefined {
  let target: ts.Expression = node;
  for (let { parent } = target; (ts.isElementAccessExpression(parent) || ts.isPropertyAccessExpression(parent)) && parent.expression === target; parent = target.parent) target = parent;
  const { parent } = target;
  return ts.isBinaryExpression(parent) && parent.left === target && isAssignment(parent.operatorToken.kind) ? parent : undefined;
}

/** `x += … rate * …`, `x = x - … rate * …`. */
function learns(assignment: ts.BinaryExpression, rates: readonly string[], file: ParsedFile): boolean {
  observeNode(assignment);
  const { left, right, operatorToken } = assignment;
  if (rates.includes(lastName(unwrap(left)))) return false;
  const isAdded = ADDS.has(operatorToken.kind) || (operatorToken.kind === ts.SyntaxKind.EqualsToken && isSumWith(unwrap(right), left.getText()));
  return isAdded && multipliesBy(right, rates, file, 0);
}

const ADDS = new Set([ts.SyntaxKind.PlusEqualsToken, ts.SyntaxKind.MinusEqualsToken]);
const SUMS = new Set([ts.SyntaxKind.PlusToken, ts.SyntaxKind.MinusToken]);

/** Is it a sum of which one part is written like this? */
function isSumWith(node: ts.Expression, text: string): boolean {
  if (!ts.isBinaryExpression(node) || !SUMS.has(node.operatorToken.kind)) return false;
  return [node.left, node.right].map(unwrap).some((side) => isWrittenAs(side, text) || isSumWith(side, text));
}

const MOST_NAMES = 1;

/** Is a rate one of what is multiplied, perhaps under a name that holds the product: `delta` of `const delta = rate * error`? */
function multipliesBy(node: ts.Node, rates: readonly string[], file: ParsedFile, names: number): boolean {
  if (isFunctionDeclarationLike(node)) return false;
  if (ts.isBinaryExpression(node) && node.operatorToken.kind === ts.SyntaxKind.AsteriskToken && [node.left, node.right].some((side) => rates.includes(lastName(unwrap(side))))) return true;
  if (ts.isIdentifier(node) && names < MOST_NAMES && !ts.isPropertyAccessExpression(node.parent)) {
    const declaration = findBinding(file.model, node)?.declaration;
    if (declaration !== undefined && ts.isVariableDeclaration(declaration) && declaration.initializer !== undefined && multipliesBy(declaration.initializer, rates, file, names + 1)) return true;
  }
  return ts.forEachChild(node, (child) => (multipliesBy(child, rates, file, names) ? true : undefined)) === true;
}
