import { ts } from 'ts-morph';
import { isAssignment } from '../source/collect-sites';
import { isFunctionDeclarationLike, propertyNameText } from '../source/scope';
import type { Evaluator } from '../values/evaluator';
import { intoMessage } from './messages';
import { isOfLooks } from './own-evolution';
import { intoState } from './state';
import { toCallbackParameter } from './callback-parameters';
import { stepFrom, toNames, value, type Step } from './steps';
import { withField } from './with-field';

/** Where the objects of a station go, of which only one property is meant: reading another one ends the way. */
export function stepFromField(evaluator: Evaluator, node: ts.Expression, field: string): readonly Step[] {
  const { parent } = node;
  if (ts.isPropertyAccessExpression(parent) && parent.expression === node && !isCallee(parent)) return parent.name.text === field ? [value(parent)] : [];
  if (ts.isVariableDeclaration(parent) && ts.isObjectBindingPattern(parent.name)) return toTakenName(evaluator, parent.name, field);
  // What only shows of each is not what the whole is kept for.
  if (ts.isPropertyAssignment(parent) && isOfLooks(field)) return [];
  if (ts.isSpreadAssignment(parent)) return [{ ...value(parent.parent), field }];
  if (isMapped(parent)) return toCallbackParameter(evaluator, parent.parent).map((step) => withField(step, field));
  const state = ts.isCallExpression(parent) && parent.expression !== node ? intoState(evaluator, parent, field) : undefined;
  if (state !== undefined) return state;
  const message = ts.isCallExpression(parent) ? intoMessage(evaluator, parent, node, field) : [];
  if (message.length > 0) return message;
  const isOwnMethod = ts.isPropertyAccessExpression(parent) && evaluator.evaluate(parent).every(({ kind }) => kind === 'function');
  return stepFrom(evaluator, node).flatMap((step): readonly Step[] => {
    // A method that works with other fields of the object says nothing of this one.
    if (step.kind === 'end' && isOwnMethod) return [];
    if (step.kind === 'end' || losesField(parent, node)) return [step];
    return step.kind === 'value' && 'field' in step ? [step] : [{ ...step, field }];
  });
}

/** `list.map((each) => …)`: of the objects only what the callback reads and returns goes on. */
function isMapped(callee: ts.Node): callee is ts.PropertyAccessExpression & { readonly parent: ts.CallExpression } {
  if (!ts.isPropertyAccessExpression(callee) || !isCallee(callee) || !/^(map|flatMap|forEach)$/.test(callee.name.text)) return false;
  const [callback] = (callee.parent as ts.CallExpression).arguments;
  return callback !== undefined && isFunctionDeclarationLike(callback);
}

/** Arithmetic and text make one value of an object, and a decision or a choice by an index knows only one. */
function losesField(parent: ts.Node, node: ts.Node): boolean {
  if (ts.isBinaryExpression(parent)) return !isAssignment(parent.operatorToken.kind) && !KEEPS_OBJECT.has(parent.operatorToken.kind);
  return ts.isTemplateSpan(parent) || ts.isIfStatement(parent) || ts.isSwitchStatement(parent) || ts.isPrefixUnaryExpression(parent) || (ts.isElementAccessExpression(parent) && parent.argumentExpression === node);
}

const KEEPS_OBJECT = new Set([ts.SyntaxKind.BarBarToken, ts.SyntaxKind.QuestionQuestionToken, ts.SyntaxKind.AmpersandAmpersandToken]);

function isCallee(node: ts.PropertyAccessExpression): boolean {
  return ts.isCallExpression(node.parent) && node.parent.expression === node;
}

/** `const { field: name } = object`. */
export function toTakenName(evaluator: Evaluator, pattern: ts.ObjectBindingPattern, field: string): readonly Step[] {
  return pattern.elements.flatMap((each): readonly Step[] => {
    if (each.dotDotDotToken !== undefined) return toNames(evaluator, each.name).map((step) => withField(step, field));
    const name = propertyNameText(each.propertyName) ?? (ts.isIdentifier(each.name) ? each.name.text : undefined);
    return name === undefined || name === field ? toNames(evaluator, each.name) : [];
  });
}
