import { ts } from 'ts-morph';
import { findApi, findClass, isNamespace } from '../../knowledge/catalogue';
import { combine } from './arithmetic';
import type { Evaluator } from './evaluator';
import { literal, SOME_NUMBER, UNKNOWN, type Env, type Value } from './value';

/** Conditionals, arithmetic, templates, assignments and what else is neither a name, a member nor a call. */
export function evaluateOperator(evaluator: Evaluator, node: ts.Expression, env: Env): readonly Value[] {
  if (ts.isConditionalExpression(node)) return evaluateConditional(evaluator, node, env);
  if (ts.isBinaryExpression(node)) return evaluateBinary(evaluator, node, env);
  if (ts.isPrefixUnaryExpression(node)) return evaluateUnary(evaluator, node, env);
  if (ts.isTemplateExpression(node)) return evaluateTemplate(evaluator, node, env);
  if (ts.isPostfixUnaryExpression(node)) return [SOME_NUMBER];
  if (ts.isTypeOfExpression(node)) return [UNKNOWN];
  if (ts.isSpreadElement(node)) return evaluator.evaluate(node.expression, env);
  if (ts.isYieldExpression(node)) return [UNKNOWN];
  return [UNKNOWN];
}

function evaluateConditional(evaluator: Evaluator, node: ts.ConditionalExpression, env: Env): readonly Value[] {
  const test = truthOf(evaluator.evaluate(node.condition, env));
  if (test === true) return evaluator.evaluate(node.whenTrue, env);
  if (test === false) return evaluator.evaluate(node.whenFalse, env);
  return [...evaluator.evaluate(node.whenTrue, env), ...evaluator.evaluate(node.whenFalse, env)];
}

/** True or false if every value agrees, else undefined. */
export function truthOf(values: readonly Value[]): boolean | undefined {
  if (values.length === 0) return undefined;
  const truths = values.map(truthOfValue);
  const [first] = truths;
  return truths.every((truth) => truth === first) ? first : undefined;
}

/** What no table lists may be missing: `if (globalThis.wrap)`, `if (options.cache)`, `if (lookUp(name))`. */
function truthOfValue(value: Value): boolean | undefined {
  switch (value.kind) {
    case 'literal':
      return Boolean(value.value);
    case 'unknown':
    case 'entropy':
    case 'input':
      return undefined;
    case 'api':
      return findApi(value.api) !== undefined || findClass(value.api) !== undefined || isNamespace(value.api) || undefined;
    case 'instance':
      return findClass(value.of) !== undefined || undefined;
    default:
      return true;
  }
}

function evaluateBinary(evaluator: Evaluator, node: ts.BinaryExpression, env: Env): readonly Value[] {
  const operator = node.operatorToken.kind;
  const left = (): readonly Value[] => evaluator.evaluate(node.left, env);
  const right = (): readonly Value[] => evaluator.evaluate(node.right, env);
  switch (operator) {
    case ts.SyntaxKind.CommaToken:
    case ts.SyntaxKind.EqualsToken:
      return right();
    case ts.SyntaxKind.QuestionQuestionToken:
    case ts.SyntaxKind.QuestionQuestionEqualsToken:
      return fallBack(left(), right, (value) => value.kind === 'literal' && (value.value === null || value.value === undefined));
    case ts.SyntaxKind.BarBarToken:
    case ts.SyntaxKind.BarBarEqualsToken:
      return fallBack(left(), right, (value) => value.kind === 'literal' && !value.value);
    case ts.SyntaxKind.AmpersandAmpersandToken:
      return evaluateAnd(left(), right);
    default:
      return combine(left(), right(), operator);
  }
}

/** `a ?? b`: those of `a` that stay, and `b` if any might not. */
function fallBack(left: readonly Value[], right: () => readonly Value[], isMissing: (value: Value) => boolean): readonly Value[] {
  const kept = left.filter((value) => !isMissing(value));
  const mayMiss = left.length === 0 || kept.length < left.length || left.some(({ kind }) => kind === 'unknown' || kind === 'input');
  return mayMiss ? [...kept, ...right()] : kept;
}

function evaluateAnd(left: readonly Value[], right: () => readonly Value[]): readonly Value[] {
  const truth = truthOf(left);
  if (truth === false) return left;
  const falsy = left.filter((value) => value.kind === 'literal' && !value.value);
  return [...falsy, ...right()];
}

function evaluateUnary(evaluator: Evaluator, node: ts.PrefixUnaryExpression, env: Env): readonly Value[] {
  const values = evaluator.evaluate(node.operand, env);
  return values.map((value) => {
    if (value.kind !== 'literal') {
      return node.operator === ts.SyntaxKind.ExclamationToken ? negate(value) : value.kind === 'entropy' ? value : UNKNOWN;
    }
    if (node.operator === ts.SyntaxKind.ExclamationToken) return literal(!value.value);
    if (typeof value.value !== 'number') return UNKNOWN;
    if (node.operator === ts.SyntaxKind.MinusToken) return literal(-value.value);
    return node.operator === ts.SyntaxKind.PlusToken ? value : UNKNOWN;
  });
}

function negate(value: Value): Value {
  const truth = truthOf([value]);
  return truth === undefined ? UNKNOWN : literal(!truth);
}

function evaluateTemplate(evaluator: Evaluator, node: ts.TemplateExpression, env: Env): readonly Value[] {
  let text = node.head.text;
  for (const span of node.templateSpans) {
    const values = evaluator.evaluate(span.expression, env);
    const entropy = values.find(({ kind }) => kind === 'entropy');
    if (entropy !== undefined) return [entropy];
    const [only] = values;
    if (values.length !== 1 || only?.kind !== 'literal') return [UNKNOWN];
    text += String(only.value) + span.literal.text;
  }
  return [literal(text)];
}
