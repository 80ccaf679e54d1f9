import { ts } from 'ts-morph';
import { findLibrary } from '../../knowledge/catalogue';
import { observeWhole } from '../source/region';
import type { Evaluator } from '../values/evaluator';
import { isOwnParameter } from './own-networks';
import { memberOf } from '../values/members';
import type { InstanceValue, Value } from '../values/value';

const MODELS = new Set(['Sequential', 'LayersModel']);
/** An agent holds its network, which holds the model. */
const DEEPEST = 2;

/** Is it a model, or an object of a class that keeps one: an agent with its brain? */
export function carriesModel(evaluator: Evaluator, value: Value, depth = 0): boolean {
  if (value.kind === 'instance') return isModel(value);
  return value.kind === 'object-of-class' && depth <= DEEPEST && isModelCarrier(evaluator, value.node, depth);
}

/** Whatever its objects are made with: a class is asked once. */
function isModelCarrier(evaluator: Evaluator, node: ts.ClassLikeDeclaration, depth: number): boolean {
  return evaluator.remember(evaluator.keyOf(node, `carries a model ${depth}`), () => {
    const file = evaluator.fileOf(node);
    const fields = collectOwnFields(evaluator, node);
    if (file !== undefined && fields.some((name) => isOwnParameter(evaluator, name, file))) return true;
    const object: Value = { kind: 'object-of-class', node, made: null };
    return fields.some((name) => memberOf(evaluator, object, name).some((each) => carriesModel(evaluator, each, depth + 1)));
  });
}

function isModel({ of }: InstanceValue): boolean {
  return of.library === 'tfjs' ? MODELS.has(of.path) : findLibrary(of.library)?.kind === 'learning';
}

/** Does a method work with the model of its own object: `copy() { return new Bird(this.brain) }`? */
export function usesOwnModel(evaluator: Evaluator, method: Value): boolean {
  if (method.kind !== 'function' || method.node.body === undefined) return false;
  const { self, node } = method;
  if (self?.kind !== 'object-of-class') return false;
  const object: Value = { kind: 'object-of-class', node: self.node, made: null };
  const worksWithModel = (): boolean => collectOwnFields(evaluator, node).some((name) => memberOf(evaluator, object, name).some((each) => carriesModel(evaluator, each, 1)));
  // A method that another class inherits may work with another model.
  return node.parent === self.node ? evaluator.remember(evaluator.keyOf(node, 'works with its model'), worksWithModel) : worksWithModel();
}

/** Is an object with a model made here: `new Agent(brain)`? */
export function makesModelCarrier(evaluator: Evaluator, node: ts.Node): boolean {
  return ts.isNewExpression(node) && evaluator.evaluate(node).some((value) => value.kind === 'object-of-class' && carriesModel(evaluator, value));
}

/** The names read or written as `this.name`. */
function collectOwnFields(evaluator: Evaluator, node: ts.Node): readonly string[] {
  return evaluator.remember(evaluator.keyOf(node, 'own fields'), () => {
    observeWhole(node);
    const names = new Set<string>();
    const visit = (child: ts.Node): void => {
      if (ts.isPropertyAccessExpression(child) && child.expression.kind === ts.SyntaxKind.ThisKeyword) names.add(child.name.text);
      ts.forEachChild(child, visit);
    };
    ts.forEachChild(node, visit);
    return [...names];
  });
}
