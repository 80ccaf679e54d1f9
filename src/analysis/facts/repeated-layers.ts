import { ts } from 'ts-morph';
import type { CallLike } from '../source/binding';
import { findBinding, isFunctionDeclarationLike, isInside, unwrap } from '../source/scope';
import type { Evaluator } from '../values/evaluator';
import { resolveCall } from './call-fact';
import { receiversOf } from './layer-chain';

/** May a layer be made more than once for one model: in a loop, or by a function that a list method calls, the model standing outside? */
export function isMadeInRounds(evaluator: Evaluator, layer: CallLike): boolean {
  const loop = loopAround(evaluator, layer);
  return loop !== undefined && !isOfRound(evaluator, layer, loop);
}

const EACH_ELEMENT = /^(forEach|map|flatMap|reduce|from)$/;

/** The loop or callback around a layer; undefined if a model is made within it, of which the layer is a part. */
function loopAround(evaluator: Evaluator, layer: CallLike): ts.Node | undefined {
  for (let node: ts.Node = layer; !ts.isSourceFile(node.parent); node = node.parent) {
    const { parent } = node;
    if (ts.isIterationStatement(parent, false) && parent.statement === node) return parent;
    if (ts.isCallExpression(parent) && parent.arguments.includes(node as ts.Expression)) {
      if (isFunctionDeclarationLike(node)) return ts.isPropertyAccessExpression(parent.expression) && EACH_ELEMENT.test(parent.expression.name.text) ? node : undefined;
      if (resolveCall(evaluator, parent).some(({ api }) => api.library === 'tfjs' && /^(sequential|model)$/.test(api.path))) return undefined;
    } else if (isFunctionDeclarationLike(node)) return undefined;
  }
  return undefined;
}

/** `model.add(layer)` and `layer.apply(x)` where the model, or what goes into the layer, belongs to one round alone. */
function isOfRound(evaluator: Evaluator, layer: CallLike, loop: ts.Node): boolean {
  const place = outermost(layer).parent;
  if (ts.isPropertyAccessExpression(place) && place.name.text === 'apply' && ts.isCallExpression(place.parent)) {
    const [input] = place.parent.arguments;
    return input === undefined || !comesFromOutside(evaluator, input, loop);
  }
  if (!ts.isCallExpression(place) || !ts.isPropertyAccessExpression(place.expression)) return !isFunctionDeclarationLike(loop);
  if (place.expression.name.text === 'push') return !comesFromOutside(evaluator, place.expression.expression, loop);
  const makers = receiversOf(evaluator, place);
  return makers.some((maker) => maker !== null && isInside(maker, loop)) || !comesFromOutside(evaluator, place.expression.expression, loop);
}

function outermost(node: ts.Expression): ts.Node {
  let current: ts.Node = node;
  while (ts.isExpression(current.parent) && unwrap(current.parent) === node) current = current.parent;
  return current;
}

/** Is a name declared outside of the loop? What a function is handed for all rounds counts too, and so do fields. */
function comesFromOutside(evaluator: Evaluator, expression: ts.Expression, loop: ts.Node): boolean {
  let root = unwrap(expression);
  while (ts.isPropertyAccessExpression(root) || ts.isElementAccessExpression(root)) root = unwrap(root.expression);
  if (root.kind === ts.SyntaxKind.ThisKeyword) return true;
  const file = evaluator.fileOf(root);
  const binding = ts.isIdentifier(root) && file !== undefined ? findBinding(file.model, root) : undefined;
  if (binding === undefined) return false;
  // `reduce` hands what it gathers to its first parameter.
  const isGathered = isFunctionDeclarationLike(loop) && loop.parameters[0] === binding.declaration && ts.isCallExpression(loop.parent) && /\breduce$/.test(loop.parent.expression.getText());
  return isGathered || !isInside(binding.identifier, loop);
}
