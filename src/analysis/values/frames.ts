import { ts } from 'ts-morph';
import type { CallLike } from '../source/binding';
import { observeNode } from '../source/region';
import { enclosingClass, findBinding, isFunctionDeclarationLike, propertyNameText } from '../source/scope';
import { collectCallSites } from './call-sites';
import type { Evaluator } from './evaluator';
import { bindParameters } from './follow';
import { enclosingThisFunction } from './self';
import { collectSubclasses, isAbstract } from './subclasses';
import type { Env, Value } from './value';

/** One way in which a place of a function is reached: the call of the function, and the object whose method it is. */
export interface Frame {
  readonly env: Env;
  /** The call that is followed; null where nothing is known of it. */
  readonly call: CallLike | null;
  readonly owner: ts.FunctionLikeDeclaration | null;
  /** How that call is reached. */
  readonly outer: Frame | null;
}

const DEEPEST = 3;
const MOST = 24;

export function rootFrame(evaluator: Evaluator): Frame {
  return { env: evaluator.root, call: null, owner: null, outer: null };
}

/** The calls through which a frame is reached, the outermost first. */
export function callsOf(frame: Frame | null): readonly CallLike[] {
  return frame === null ? [] : [...callsOf(frame.outer), ...(frame.call === null ? [] : [frame.call])];
}

/**
 * The ways that make a difference to an expression: one for each call that gives the parameters it is made of, and for
 * each class of the project that may be `this` in it. Only the root, which knows nothing, where it depends on neither.
 */
export function collectFrames(evaluator: Evaluator, expression: ts.Expression, depth = 0): readonly Frame[] {
  const { owners, self } = dependenciesOf(evaluator, expression);
  const owner = depth > DEEPEST ? undefined : owners.find((each) => collectCallSites(evaluator, each).calls.length > 0);
  const frames = owner === undefined ? [rootFrame(evaluator)] : takeTurns(collectCallSites(evaluator, owner).calls.map((call) => framesOf(evaluator, owner, call, depth)));
  return (self === undefined ? frames : frames.flatMap((frame) => ofEachClass(evaluator, frame, self))).slice(0, MOST);
}

/** One of each list in turn: where there are too many ways to follow, every call still has its own. */
function takeTurns<T>(lists: readonly (readonly T[])[]): readonly T[] {
  const longest = Math.max(0, ...lists.map((each) => each.length));
  return Array.from({ length: longest }, (_, turn) => lists.flatMap((each) => each.slice(turn, turn + 1))).flat();
}

function framesOf(evaluator: Evaluator, owner: ts.FunctionLikeDeclaration, call: CallLike, depth: number): readonly Frame[] {
  observeNode(call);
  const callee = evaluator.evaluate(call.expression).find((value) => value.kind === 'function' && value.node === owner);
  const self = callee?.kind === 'function' ? (callee.self ?? null) : null;
  const given = (call.arguments ?? []).map((argument) => collectFrames(evaluator, argument, depth + 1).filter(({ owner: other, env }) => other !== null || env.self !== null));
  const outers = given.find((each) => each.length > 0) ?? [rootFrame(evaluator)];
  return outers.map((outer) => ({ env: bindParameters(evaluator, owner, call.arguments ?? [], outer.env, evaluator.root, self), call, owner, outer }));
}

/** The frame once for each class that its `this` may be an object of; a class that has a method of its own there never runs this one. */
function ofEachClass(evaluator: Evaluator, frame: Frame, method: ts.FunctionLikeDeclaration): readonly Frame[] {
  const known = frame.env.self;
  if (known !== null && (known.kind !== 'object-of-class' || known.made !== null)) return [frame];
  const base = known?.node ?? enclosingClass(method);
  if (base === undefined) return [frame];
  observeNode(base);
  const name = method.name === undefined ? undefined : propertyNameText(method.name);
  const overrides = (each: ts.ClassLikeDeclaration): boolean => name !== undefined && each.members.some((member) => member !== method && propertyNameText(member.name) === name);
  const subclasses = collectSubclasses(evaluator, base);
  for (const each of subclasses) observeNode(each);
  const others = subclasses.filter((each) => !isAbstract(each) && !overrides(each));
  if (others.length === 0) return [frame];
  const whole = isAbstract(base) ? [] : [frame];
  return [...whole, ...others.map((node): Frame => ({ ...frame, env: withSelf(evaluator, frame, method, { kind: 'object-of-class', node, made: null }) }))];
}

function withSelf(evaluator: Evaluator, { env }: Frame, method: ts.FunctionLikeDeclaration, self: Value): Env {
  return evaluator.enter(evaluator.root, env.inside ?? method, env.parameters, self);
}

interface Dependencies {
  /** The functions whose parameters are mentioned. */
  readonly owners: readonly ts.FunctionLikeDeclaration[];
  /** The method whose `this` is mentioned. */
  readonly self: ts.FunctionLikeDeclaration | undefined;
}

/** What an expression is made of, names of variables read for what they are declared as. */
function dependenciesOf(evaluator: Evaluator, expression: ts.Expression): Dependencies {
  const owners = new Set<ts.FunctionLikeDeclaration>();
  const seen = new Set<ts.Node>();
  let self: ts.FunctionLikeDeclaration | undefined;
  const visit = (node: ts.Node): void => {
    if (seen.has(node) || isFunctionDeclarationLike(node)) return;
    seen.add(node);
    if (node.kind === ts.SyntaxKind.ThisKeyword) self ??= enclosingThisFunction(node);
    if (ts.isIdentifier(node)) visitName(node);
    else if (ts.isPropertyAccessExpression(node)) visit(node.expression);
    else if (ts.isPropertyAssignment(node)) visit(node.initializer);
    else ts.forEachChild(node, visit);
  };
  const visitName = (name: ts.Identifier): void => {
    const file = evaluator.fileOf(name);
    let declaration: ts.Node | undefined = file === undefined ? undefined : findBinding(file.model, name)?.declaration;
    while (declaration !== undefined && ts.isBindingElement(declaration)) declaration = declaration.parent.parent;
    if (declaration === undefined) return;
    observeNode(declaration);
    if (ts.isParameter(declaration) && isFunctionDeclarationLike(declaration.parent)) owners.add(declaration.parent);
    else if (ts.isVariableDeclaration(declaration) && declaration.initializer !== undefined) visit(declaration.initializer);
  };
  visit(expression);
  return { owners: [...owners], self };
}
