import { ts } from 'ts-morph';
import type { Binding, CallLike } from '../source/binding';
import { isAssignment } from '../source/collect-sites';
import type { ParsedFile } from '../source/parsed-file';
import { enclosingFunction, findBinding, propertyNameText, unwrap } from '../source/scope';
import { evaluateCallee } from '../values/call-sites';
import type { Evaluator } from '../values/evaluator';
import { findSettledPromise } from '../values/promises';
import { controlledBy } from './decisions';
import { classifyArgument, collectReadBacks, isPainting, isShownProperty, paintsExamples } from './sinks';
import { usesOwnModel } from './model-carriers';
import { startsReduction, toCallbackParameter, toLikelyParameter } from './callback-parameters';
import { destinationOf, isIdentifierText, NAME_PROPERTIES } from './named-values';
import { namesSplit } from './own-splits';
import { intoMessage } from './messages';
import { intoState } from './state';
import { intoContainer, intoObject } from './mentions';
import type { Destination } from './trace-value';
import { withField } from './with-field';
import { intoFile } from './written-files';

/**
 * One station of a value on its way; with a `field`, the station holds objects of which only that property is meant.
 * One that `isFar` only goes by names, and is looked at when all others have ended.
 */
export type Step =
  | { readonly kind: 'value'; readonly node: ts.Expression; readonly field?: string; readonly isFar?: true }
  | { readonly kind: 'binding'; readonly binding: Binding; readonly file: ParsedFile; readonly isMutated: boolean; readonly field?: string }
  | { readonly kind: 'property'; readonly name: string; readonly file: ParsedFile; readonly field?: string }
  | { readonly kind: 'function'; readonly node: ts.FunctionLikeDeclaration; readonly field?: string }
  | { readonly kind: 'end'; readonly destination: Destination; readonly node: ts.Node };

/** Where a value goes from an expression, by what stands around it. */
export function stepFrom(evaluator: Evaluator, node: ts.Expression): readonly Step[] {
  const { parent } = node;
  if (ts.isExpressionStatement(parent)) return [];
  if (isIdentifierText(parent)) return [end('shown', node)];
  if (ts.isCallExpression(parent) || ts.isNewExpression(parent)) return parent.expression === node ? [value(parent)] : fromArgument(evaluator, parent, node);
  if (ts.isBinaryExpression(parent)) return fromBinary(evaluator, parent, node);
  if (ts.isPropertyAccessExpression(parent)) return fromObject(evaluator, parent);
  if (ts.isElementAccessExpression(parent)) return fromElement(evaluator, parent, node);
  if (ts.isConditionalExpression(parent)) return parent.condition === node && namesSplit(parent) ? [end('data', parent)] : [value(parent)];
  if (ts.isVariableDeclaration(parent) || ts.isParameter(parent) || ts.isBindingElement(parent)) return toNames(evaluator, parent.name);
  if (ts.isPropertyDeclaration(parent)) return toProperty(evaluator, parent, propertyNameText(parent.name));
  if (ts.isPropertyAssignment(parent) || ts.isShorthandPropertyAssignment(parent)) return fromProperty(parent);
  if (ts.isForOfStatement(parent) && parent.expression === node) return ts.isVariableDeclarationList(parent.initializer) ? parent.initializer.declarations.flatMap(({ name }) => toNames(evaluator, name)) : [];
  if (ts.isReturnStatement(parent) || ts.isYieldExpression(parent)) return toFunction(node);
  if (ts.isArrowFunction(parent)) return [{ kind: 'function', node: parent }];
  if (ts.isJsxExpression(parent) || ts.isJsxSpreadAttribute(parent) || ts.isTaggedTemplateExpression(parent)) return [end('shown', node)];
  if (ts.isIfStatement(parent) || ts.isSwitchStatement(parent) || ts.isIterationStatement(parent, false) || ts.isCaseClause(parent)) return controlledBy(evaluator, parent);
  if (ts.isExportAssignment(parent)) return [end('open', node)];
  if (ts.isTemplateSpan(parent)) return [value(parent.parent)];
  return isTransparent(parent) ? [value(parent)] : [];
}

function isTransparent(node: ts.Node): node is ts.Expression {
  return (
    ts.isParenthesizedExpression(node) ||
    ts.isAsExpression(node) ||
    ts.isSatisfiesExpression(node) ||
    ts.isNonNullExpression(node) ||
    ts.isTypeAssertionExpression(node) ||
    ts.isAwaitExpression(node) ||
    ts.isSpreadElement(node) ||
    ts.isPrefixUnaryExpression(node) ||
    ts.isArrayLiteralExpression(node) ||
    ts.isObjectLiteralExpression(node)
  );
}

export function value(node: ts.Expression): Extract<Step, { kind: 'value' }> {
  return { kind: 'value', node };
}

function end(destination: Destination, node: ts.Node): Step {
  return { kind: 'end', destination, node };
}

function fromArgument(evaluator: Evaluator, call: CallLike, argument: ts.Expression): readonly Step[] {
  const state = intoState(evaluator, call, undefined);
  if (state !== undefined) return state;
  const message = intoMessage(evaluator, call, argument, undefined);
  if (message.length > 0) return message;
  const promise = findSettledPromise(evaluator, call);
  if (promise !== undefined) return [value(promise)];
  if (startsReduction(call, argument)) return [value(call), ...toCallbackParameter(evaluator, call)];
  const written = intoFile(evaluator, call, argument);
  if (written.length > 0) return written;
  return classifyArgument(evaluator, call, argument).flatMap((sink): readonly Step[] => {
    switch (sink) {
      case 'shown':
        return [end(sink, call), ...(isPainting(call) ? receiversOfPicture(evaluator, call.expression) : [])];
      case 'data':
      case 'seed':
        return [end(sink, call)];
      case 'open':
        return [end('open', call), value(call), ...toLikelyParameter(evaluator, call, argument)];
      case 'through':
        return [value(call)];
      case 'into':
        return [...receiverOf(evaluator, call), value(call)];
      case 'follow':
        return toParameters(evaluator, call, argument);
    }
  });
}

/** Into the picture that is read from a context after something was painted on it or set in it. */
function receiversOfPicture(evaluator: Evaluator, member: ts.Expression): readonly Step[] {
  const node = unwrap(member);
  return ts.isPropertyAccessExpression(node) ? collectReadBacks(evaluator, node.expression).map((read) => value(read)) : [];
}

function receiverOf(evaluator: Evaluator, call: CallLike): readonly Step[] {
  const callee = unwrap(call.expression);
  return ts.isPropertyAccessExpression(callee) ? intoContainer(evaluator, callee.expression) : [];
}

/** Into the parameter of a function of the project; a class is its constructor. */
function toParameters(evaluator: Evaluator, call: CallLike, argument: ts.Expression): readonly Step[] {
  const index = (call.arguments ?? []).findIndex((each) => each === argument);
  return evaluateCallee(evaluator, call).flatMap((callee) => {
    const owner = callee.kind === 'function' ? callee.node : callee.kind === 'class' ? callee.node.members.find((each) => ts.isConstructorDeclaration(each)) : undefined;
    const bound = callee.kind === 'function' ? (callee.bound?.nodes.length ?? 0) : 0;
    const parameter = owner?.parameters[index + bound] ?? owner?.parameters.find(({ dotDotDotToken }) => dotDotDotToken !== undefined);
    return parameter === undefined ? [] : [...toNames(evaluator, parameter.name), ...(ts.isParameterPropertyDeclaration(parameter, parameter.parent) ? toProperty(evaluator, parameter, parameter.name.getText()) : [])];
  });
}

function fromBinary(evaluator: Evaluator, parent: ts.BinaryExpression, node: ts.Expression): readonly Step[] {
  const operator = parent.operatorToken.kind;
  if (!isAssignment(operator)) {
    if (operator === ts.SyntaxKind.AmpersandAmpersandToken && parent.left === node) return [value(parent), ...controlledBy(evaluator, parent.right)];
    return [value(parent)];
  }
  if (parent.left === node) return operator === ts.SyntaxKind.EqualsToken ? [] : [value(parent)];
  return [...toTarget(evaluator, parent.left), value(parent)];
}

/** Into what stands on the left of `=`. */
export function toTarget(evaluator: Evaluator, left: ts.Expression): readonly Step[] {
  const target = unwrap(left);
  if (isShownProperty(target)) return [end(paintsExamples(evaluator, target) ? 'data' : 'shown', target), ...receiversOfPicture(evaluator, target)];
  if (ts.isIdentifier(target)) return toNames(evaluator, target);
  if (ts.isElementAccessExpression(target)) return intoContainer(evaluator, target.expression);
  if (ts.isPropertyAccessExpression(target)) return toWrittenProperty(evaluator, target);
  if (ts.isArrayLiteralExpression(target)) return target.elements.flatMap((each) => toTarget(evaluator, each));
  return [];
}

/** Settings of a canvas context that change what is painted next; a shown property of every page is told elsewhere. */
const PAINT_SETTINGS = new Set(['font', 'lineWidth', 'globalAlpha', 'filter', 'textAlign', 'textBaseline', 'lineDashOffset']);

/** What refs of React and Vue call the value that they hold: a name that says nothing, so it is followed with its ref. */
const HELD = new Set(['current', 'value']);

function toWrittenProperty(evaluator: Evaluator, target: ts.PropertyAccessExpression): readonly Step[] {
  const name = target.name.text;
  if (name === 'stopTraining') return [end('data', target)];
  if (PAINT_SETTINGS.has(name)) return [...(paintsExamples(evaluator, target) ? [end('data', target)] : toProperty(evaluator, target, name)), ...receiversOfPicture(evaluator, target)];
  if (HELD.has(name)) return intoContainer(evaluator, target.expression).map((step) => withField(step, name));
  return NAME_PROPERTIES.has(name) ? [end('shown', target)] : [...toProperty(evaluator, target, name), ...intoObject(evaluator, target)];
}

export function toNames(evaluator: Evaluator, name: ts.BindingName): readonly Step[] {
  const file = evaluator.fileOf(name);
  if (file === undefined) return [];
  if (!ts.isIdentifier(name)) return name.elements.flatMap((each) => (ts.isBindingElement(each) ? toNames(evaluator, each.name) : []));
  const binding = findBinding(file.model, name);
  return binding === undefined ? [] : [{ kind: 'binding', binding, file, isMutated: false }];
}

export function toProperty(evaluator: Evaluator, node: ts.Node, name: string | undefined): readonly Step[] {
  const file = evaluator.fileOf(node);
  return file === undefined || name === undefined ? [] : [{ kind: 'property', name, file }];
}

const MEASURES = new Set(['length', 'size', 'byteLength', 'constructor']);

/** `list.filter(…)`: how many pass is no longer known. */
function isFiltered(node: ts.Expression): boolean {
  const call = unwrap(node);
  return ts.isCallExpression(call) && ts.isPropertyAccessExpression(call.expression) && call.expression.name.text === 'filter';
}

/** Methods that call the function they are given with what the object holds. */
const HANDS_OVER = new Set(['forEach', 'map', 'then']);

/** Methods of tensors that give back their memory: nothing comes of it. */
const CLEARS = new Set(['dispose']);

/** `tainted.x` and `tainted.method()`. */
function fromObject(evaluator: Evaluator, parent: ts.PropertyAccessExpression): readonly Step[] {
  if (MEASURES.has(parent.name.text)) return isFiltered(parent.expression) ? [value(parent)] : [];
  const call = parent.parent;
  if (!ts.isCallExpression(call) || call.expression !== parent) return ts.isBinaryExpression(call) && call.left === parent && isAssignment(call.operatorToken.kind) ? [] : [value(parent)];
  if (CLEARS.has(parent.name.text)) return [];
  if (HANDS_OVER.has(parent.name.text)) return [value(call), ...toCallbackParameter(evaluator, call)];
  // Chance chose a tensor, or an agent whose model now works, is copied or changed.
  const isAtWork = evaluator.evaluate(parent).some((each) => (each.kind === 'api' && each.api.library === 'tfjs') || usesOwnModel(evaluator, each));
  return isAtWork ? [end('data', call)] : [value(call)];
}

/** `list[tainted]` picks at random; `tainted[i]` reads from what is tainted; as a target, the list is changed. */
function fromElement(evaluator: Evaluator, parent: ts.ElementAccessExpression, node: ts.Expression): readonly Step[] {
  const isWritten = ts.isBinaryExpression(parent.parent) && parent.parent.left === parent && isAssignment(parent.parent.operatorToken.kind);
  if (!isWritten) return [value(parent)];
  return parent.argumentExpression === node ? intoContainer(evaluator, parent.expression) : [];
}

function fromProperty(parent: ts.PropertyAssignment | ts.ShorthandPropertyAssignment): readonly Step[] {
  const destination = destinationOf(parent);
  return destination === undefined ? [{ ...value(parent.parent), field: propertyNameText(parent.name) ?? '' }] : [end(destination, parent)];
}

function toFunction(node: ts.Node): readonly Step[] {
  const owner = enclosingFunction(node);
  return owner === undefined ? [] : [{ kind: 'function', node: owner }];
}
