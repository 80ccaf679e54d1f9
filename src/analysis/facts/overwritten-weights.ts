import { ts } from 'ts-morph';
import { option } from '../../knowledge/places';
import type { CallLike } from '../source/binding';
import { enclosingFunction, lastName, unwrap } from '../source/scope';
import type { Evaluator } from '../values/evaluator';
import { resolveCall, type CallFact } from './call-fact';
import { collectCallsOn, receiversOf } from './layer-chain';
import { valuesAt } from './places';

/**
 * Are the first weights of a layer replaced before anything comes of them: by `weights: [...]`, by `layer.setWeights(…)`
 * in the block that makes it, or with those of the whole model in the function that makes both?
 */
export function isOverwritten(evaluator: Evaluator, layer: CallFact): boolean {
  const values = valuesAt(evaluator, layer, option(0, 'weights'));
  if (values.length > 0 && values.every(({ kind }) => kind === 'array' || kind === 'list' || kind === 'instance')) return true;
  const { parent } = layer.node;
  const block = ts.isVariableDeclaration(parent) ? parent.parent.parent.parent : undefined;
  if (block !== undefined && collectCallsOn(evaluator, layer.node, ['setWeights']).some((call) => ts.isExpressionStatement(call.parent) && call.parent.parent === block)) return true;
  return isOverwrittenWithModel(evaluator, layer.node);
}

/** `model.setWeights(…)`, or each of `model.layers[i].setWeights(…)`, in the function that makes the layer and this one model. */
function isOverwrittenWithModel(evaluator: Evaluator, layer: CallLike): boolean {
  const home = enclosingFunction(layer);
  const model = home === undefined ? undefined : evaluator.fileOf(layer)?.model;
  if (home === undefined || model === undefined || !model.callsByName.has('setWeights')) return false;
  const made = model.calls.filter((call) => enclosingFunction(call) === home && resolveCall(evaluator, call).some(({ fact }) => fact.effects?.includes('builds-model') === true && !fact.path.includes('#')));
  const [only, ...others] = made;
  if (only === undefined || others.length > 0) return false;
  return (model.callsByName.get('setWeights') ?? []).some((call) => {
    const whole = wholeOf(call, blockAround(only));
    return whole !== undefined && receiversOf(evaluator, whole).includes(only);
  });
}

/** The member of a model under which a call sets all its weights, each time that the block of the model runs: `model.setWeights`, `model.layers`. */
function wholeOf(call: CallLike, home: ts.Node | undefined): { readonly expression: ts.Expression } | undefined {
  const callee = unwrap(call.expression);
  if (!ts.isPropertyAccessExpression(callee) || !ts.isExpressionStatement(call.parent)) return undefined;
  const outer = blockOf(call.parent);
  if (outer === home) return { expression: callee };
  const loop = blockOf(isGuarded(outer, call) ? outer.parent : call.parent).parent;
  if (loop.parent !== home) return undefined;
  const layer = unwrap(callee.expression);
  const list = ts.isForOfStatement(loop) && ts.isIdentifier(layer) ? loop.expression : (ts.isForStatement(loop) || ts.isForInStatement(loop)) && ts.isElementAccessExpression(layer) && countsWith(loop, layer.argumentExpression) ? layer.expression : undefined;
  return list !== undefined && ts.isPropertyAccessExpression(list) && list.name.text === 'layers' ? { expression: list } : undefined;
}

function blockAround(node: ts.Node): ts.Node | undefined {
  return ts.findAncestor(node, (each) => ts.isBlock(each));
}

function blockOf(statement: ts.Node): ts.Node {
  return ts.isBlock(statement.parent) ? statement.parent : statement;
}

/** `if (weights) layer.setWeights(weights)`: the layers for which none are kept have none. */
function isGuarded(outer: ts.Node, call: CallLike): boolean {
  const { parent } = outer;
  const [given] = call.arguments ?? [];
  if (given === undefined || !ts.isIfStatement(parent) || parent.thenStatement !== outer || parent.elseStatement !== undefined) return false;
  const value = unwrap(given);
  const made = ts.isCallExpression(value) ? unwrap(value.expression) : undefined;
  const name = lastName(made !== undefined && ts.isPropertyAccessExpression(made) ? unwrap(made.expression) : value);
  return parent.expression.getText().split(/[^\w$]+/).includes(name);
}

/** A loop over all: `for (let i = 0; …)`, from 1 on where the first layer is the input, which has no weights, and `for (const i in …)`. */
function countsWith(loop: ts.ForStatement | ts.ForInStatement, index: ts.Expression): boolean {
  const { initializer } = loop;
  if (initializer === undefined || !ts.isVariableDeclarationList(initializer)) return false;
  return initializer.declarations.some(({ name, initializer: first }) => ts.isIdentifier(index) && ts.isIdentifier(name) && name.text === index.text && (ts.isForInStatement(loop) || (first !== undefined && ts.isNumericLiteral(first) && Number(first.text) <= 1)));
}
