import { ts } from 'ts-morph';
import { ok, type Result } from '../../base/result';
import type { ModelBuild } from '../../core/model-build';
import type { ParsedFile } from '../source/parsed-file';
import { enclosingClass, propertyNameText } from '../source/scope';
import { collectCallSites } from '../values/call-sites';
import type { Evaluator } from '../values/evaluator';
import { evaluateBinding } from '../values/identifiers';
import { findRunKind } from './find-run-kind';
import { findKnownArguments, needsArguments, type KnownArguments } from './known-arguments';

/** A class and the name that the user gave for it. */
interface NamedClass {
  readonly name: string;
  readonly node: ts.ClassLikeDeclaration;
}

/**
 * How the program builds the model that `name` stands for at the top of a file: with the arguments of a call in it.
 * Null if none are needed, or it is no function or class of the user's; a problem says, as words within a sentence, why
 * they are not known.
 */
export function findModelBuild(file: ParsedFile, name: string, evaluator: Evaluator): Result<ModelBuild | null> {
  const binding = file.model.collectTopLevel().find((each) => each.name === name);
  const values = binding === undefined ? [] : evaluateBinding(evaluator, binding, file, evaluator.root);
  const builder = values.find((value) => value.kind === 'function' || value.kind === 'class');
  if (builder?.kind === 'class') return buildOfClass({ name, node: builder.node }, evaluator);
  if (builder?.kind !== 'function') return ok(null);
  const given = findArguments(evaluator, name, builder.node);
  if (!given.ok) return given;
  return ok(given.value === null ? null : { arguments: given.value.texts, method: null, words: `${name} was called with ${given.value.words}.` });
}

function buildOfClass(builder: NamedClass, evaluator: Evaluator): Result<ModelBuild | null> {
  const method = findMethod(builder, evaluator);
  const made = method?.isStatic === true ? ok(null) : findConstructorArguments(builder, evaluator);
  if (!made.ok) return made;
  const words = made.value === null ? [] : [`${builder.name} was made with ${made.value.words}`];
  const given = made.value?.texts ?? [];
  if (method === null) return ok(words.length === 0 ? null : { arguments: given, method, words: `${words.join('')}.` });
  const title = `${builder.name}.${method.name}`;
  const called = findArguments(evaluator, title, method.node);
  if (!called.ok) return called;
  const how = called.value === null ? 'without arguments' : `with ${called.value.words}`;
  return ok({ arguments: given, method: { name: method.name, isStatic: method.isStatic, arguments: called.value?.texts ?? [] }, words: `${[...words, `${title} was called ${how}`].join(', and ')}.` });
}

/** Null if nothing has to be given and no call gives anything that is known. */
function findArguments(evaluator: Evaluator, name: string, node: ts.FunctionLikeDeclaration): Result<KnownArguments | null> {
  if (node.parameters.length === 0) return ok(null);
  const given = findKnownArguments(evaluator, name, collectCallSites(evaluator, node).calls);
  return given.ok || needsArguments(node) ? given : ok(null);
}

/** What `new` is given; a class without a constructor of its own has that of the class above it. */
function findConstructorArguments({ name, node }: NamedClass, evaluator: Evaluator): Result<KnownArguments | null> {
  const own = node.members.find((member) => ts.isConstructorDeclaration(member));
  if (own !== undefined) return findArguments(evaluator, name, own);
  if (node.heritageClauses === undefined) return ok(null);
  const calls = evaluator.collectCallsNamed(name).filter((call) => ts.isNewExpression(call) && evaluator.evaluate(call.expression).some((value) => value.kind === 'class' && value.node === node));
  const given = findKnownArguments(evaluator, name, calls);
  return given.ok ? given : ok(null);
}

/** The first method that makes the model; null if the constructor does, or none. */
function findMethod({ node }: NamedClass, evaluator: Evaluator): { readonly node: ts.MethodDeclaration; readonly name: string; readonly isStatic: boolean } | null {
  const makers = node.members.filter((member) => holdsModelCall(member, node, evaluator));
  const method = makers.find((member) => ts.isMethodDeclaration(member));
  const name = method === undefined || ts.isPrivateIdentifier(method.name) ? undefined : propertyNameText(method.name);
  if (method === undefined || name === undefined || makers.some((member) => ts.isConstructorDeclaration(member))) return null;
  return { node: method, name, isStatic: method.modifiers?.some(({ kind }) => kind === ts.SyntaxKind.StaticKeyword) === true };
}

function holdsModelCall(member: ts.ClassElement, owner: ts.ClassLikeDeclaration, evaluator: Evaluator): boolean {
  const calls = evaluator.fileOf(member)?.model.calls ?? [];
  return calls.some((call) => call.pos >= member.pos && call.end <= member.end && enclosingClass(call) === owner && findRunKind(evaluator, call) === 'model');
}
