import { ts } from 'ts-morph';
import type { CallLike } from '../source/binding';
import { findBinding, lastName, unwrap } from '../source/scope';
import type { Evaluator } from '../values/evaluator';
import type { Step } from './steps';

/** Hooks that give a value and its setter: React's `useState` and those named after it, Solid's `createSignal`. */
const STATE_HOOKS = /^(use\w*State|createSignal)$/;

/**
 * Into the state that a call sets: the names read for `setData(…)` after `const [data, setData] = useState(…)`, the
 * property for `this.setState({ data })`. Undefined if the call sets no state.
 */
export function intoState(evaluator: Evaluator, call: CallLike, field: string | undefined): readonly Step[] | undefined {
  const callee = unwrap(call.expression);
  const file = evaluator.fileOf(call);
  if (file === undefined) return undefined;
  if (ts.isPropertyAccessExpression(callee) && callee.name.text === 'setState' && callee.expression.kind === ts.SyntaxKind.ThisKeyword) {
    return [{ kind: 'property', name: field ?? 'state', file }];
  }
  const declaration = ts.isIdentifier(callee) ? findBinding(file.model, callee)?.declaration : undefined;
  const name = declaration === undefined ? undefined : stateBeside(declaration);
  const binding = name === undefined ? undefined : findBinding(file.model, name);
  return binding === undefined ? undefined : [{ kind: 'binding', binding, file, isMutated: false, ...(field === undefined ? {} : { field }) }];
}

/** `data` for the declaration of `setData`. */
function stateBeside(declaration: ts.Node): ts.Identifier | undefined {
  const pattern = declaration.parent;
  if (!ts.isArrayBindingPattern(pattern) || !ts.isVariableDeclaration(pattern.parent)) return undefined;
  const [state, setter] = pattern.elements;
  const maker = pattern.parent.initializer;
  if (setter !== declaration || state === undefined || !ts.isBindingElement(state) || !ts.isIdentifier(state.name)) return undefined;
  return maker !== undefined && isStateHook(unwrap(maker)) ? state.name : undefined;
}

function isStateHook(node: ts.Expression): boolean {
  if (!ts.isCallExpression(node)) return false;
  const callee = unwrap(node.expression);
  const name = lastName(callee);
  return STATE_HOOKS.test(name);
}
