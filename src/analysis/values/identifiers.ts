import { ts } from 'ts-morph';
import { findLibrary } from '../../knowledge/catalogue';
import type { Binding } from '../source/binding';
import type { ParsedFile } from '../source/parsed-file';
import { findBinding, propertyNameText } from '../source/scope';
import type { Evaluator } from './evaluator';
import { isReached } from './follow';
import { evaluateImport } from './imports';
import { elementsOf } from './list-members';
import { memberOf } from './members';
import { findLibraryGlobal, findSharedBinding, isUndeclared } from './page-globals';
import { evaluateParameter, givenIn } from './parameters';
import { findReachingWrites, type ReachingWrites } from './reaching-writes';
import { findThroughRounds } from './through-rounds';
import { isTensorFlowByName, TENSORFLOW } from './tensorflow-by-name';
import { evaluateType } from './types';
import { literal, UNKNOWN, type Env, type Value } from './value';

/** What a name stands for. */
export function evaluateIdentifier(evaluator: Evaluator, node: ts.Identifier, env: Env): readonly Value[] {
  const values = evaluateName(evaluator, node, env);
  const isSilent = values.length > 0 && values.every(({ kind }) => kind === 'unknown');
  return isSilent && isTensorFlowByName(node) ? [{ kind: 'api', api: TENSORFLOW }] : values;
}

function evaluateName(evaluator: Evaluator, node: ts.Identifier, env: Env): readonly Value[] {
  const file = evaluator.fileOf(node);
  if (file === undefined) return [UNKNOWN];
  const binding = findBinding(file.model, node);
  if (binding === undefined) return evaluateGlobal(evaluator, node, file, env);
  const shared = isUndeclared(binding) ? findSharedBinding(evaluator, node.text, file) : undefined;
  if (shared !== undefined) return [...evaluateBinding(evaluator, binding, file, env), ...evaluateBinding(evaluator, shared.binding, shared.file, env)];
  const reaching = findReachingWrites(binding, node);
  if (reaching === undefined) return evaluateBinding(evaluator, binding, file, env);
  const handed = findThroughRounds(evaluator, binding, node, reaching, env);
  if (handed !== undefined && 'write' in handed) return handed.write.value === null ? [UNKNOWN] : evaluator.evaluate(handed.write.value, handed.env);
  return evaluateReaching(evaluator, binding, handed ?? reaching, file, env);
}

function evaluateReaching(evaluator: Evaluator, binding: Binding, reaching: ReachingWrites, file: ParsedFile, env: Env): readonly Value[] {
  const home = homeOf(binding, env);
  const writes = reaching.writes.filter((write) => isReached(evaluator, write.node, reaching.block, home));
  return evaluateWrites(evaluator, binding, { ...reaching, writes }, file, home);
}

/** Whatever a name may hold at any time. */
export function evaluateBinding(evaluator: Evaluator, binding: Binding, file: ParsedFile, env: Env): readonly Value[] {
  const home = homeOf(binding, env);
  const given = ts.isVariableDeclaration(binding.declaration) ? givenIn(home, binding.declaration) : undefined;
  if (given !== undefined) return given;
  return evaluator.guard(binding.identifier, home, () => evaluateWrites(evaluator, binding, { writes: binding.writes, isDeclared: true }, file, home));
}

function evaluateWrites(evaluator: Evaluator, binding: Binding, { writes, isDeclared }: Pick<ReachingWrites, 'writes' | 'isDeclared'>, file: ParsedFile, home: Env): readonly Value[] {
  file.model.observeName(binding.name);
  const declared = isDeclared ? evaluateDeclaration(evaluator, binding, file, home) : [];
  const written = writes.flatMap(({ value, isCompound }) => {
    if (value === null) return [UNKNOWN];
    const values = evaluator.evaluate(value, home);
    return isCompound ? values.map((each) => (each.kind === 'literal' ? UNKNOWN : each)) : values;
  });
  return withType(evaluator, binding, [...declared, ...written], file);
}

/** The environment of the function that declares the name: names from outside are the same in every call. */
function homeOf(binding: Binding, env: Env): Env {
  let home = env;
  while (home.parent !== null && home.inside !== null && !isWithin(binding.identifier, home.inside)) home = home.parent;
  return home;
}

function isWithin(node: ts.Node, outer: ts.Node): boolean {
  return node.pos >= outer.pos && node.end <= outer.end && node.getSourceFile() === outer.getSourceFile();
}

/** Where the values say nothing, the written type may. */
function withType(evaluator: Evaluator, binding: Binding, values: readonly Value[], file: ParsedFile): readonly Value[] {
  const isSilent = values.every((value) => value.kind === 'unknown' || (value.kind === 'literal' && value.value == null) || isOfNoTable(value));
  if (!isSilent) return values;
  const { declaration } = binding;
  if (!ts.isVariableDeclaration(declaration) && !ts.isParameter(declaration)) return values;
  const type = declaration.type ?? ts.getJSDocType(declaration);
  const typed = type === undefined ? [] : evaluateType(evaluator, type, file);
  return typed.length > 0 ? [...values.filter(({ kind }) => kind === 'literal'), ...typed] : values;
}

/** Something that a package gives which no table lists: nothing is known of it but the package. */
function isOfNoTable(value: Value): boolean {
  const of = value.kind === 'instance' ? value.of : value.kind === 'api' && value.receiver !== undefined ? value.api : undefined;
  return of !== undefined && of.library.startsWith('npm:') && findLibrary(of.library) === undefined;
}

function evaluateDeclaration(evaluator: Evaluator, binding: Binding, file: ParsedFile, env: Env): readonly Value[] {
  const { declaration } = binding;
  if (binding.kind === 'import') return evaluateImport(evaluator, declaration, file);
  if (ts.isFunctionDeclaration(declaration) || ts.isFunctionExpression(declaration)) return [{ kind: 'function', node: declaration, env }];
  if (ts.isClassLike(declaration)) return [{ kind: 'class', node: declaration }];
  if (ts.isEnumDeclaration(declaration)) return [{ kind: 'enum', node: declaration }];
  if (ts.isParameter(declaration)) return evaluateParameter(evaluator, declaration, env);
  if (ts.isBindingElement(declaration)) return evaluateElement(evaluator, declaration, env);
  if (ts.isVariableDeclaration(declaration)) return evaluateVariable(evaluator, declaration, binding, env);
  return isUndeclared(binding) ? [] : [UNKNOWN];
}

function evaluateVariable(evaluator: Evaluator, node: ts.VariableDeclaration, binding: Binding, env: Env): readonly Value[] {
  if (node.initializer !== undefined) return evaluator.evaluate(node.initializer, env);
  const loop = node.parent.parent as ts.Node | undefined;
  if (loop !== undefined && ts.isForOfStatement(loop)) return elementsOf(evaluator, evaluator.evaluate(loop.expression, env));
  if (loop !== undefined && ts.isForInStatement(loop)) return [UNKNOWN];
  if (ts.isCatchClause(node.parent)) return [UNKNOWN];
  const told = isAmbient(node) ? findLibraryGlobal(evaluator, binding.name) : undefined;
  if (told !== undefined) return [{ kind: 'api', api: told }];
  // Declared now, written later: the `undefined` before the first write is of no interest.
  return binding.writes.length > 0 ? [] : [literal(undefined)];
}

/** `declare const tf: any`: a script tag brings it. */
function isAmbient(node: ts.VariableDeclaration): boolean {
  return (ts.getCombinedModifierFlags(node) & ts.ModifierFlags.Ambient) !== 0;
}

/** `{ a: { b = 1 } } = source` for `b`. */
export function evaluateElement(evaluator: Evaluator, element: ts.BindingElement, env: Env): readonly Value[] {
  const given = givenIn(env, element);
  if (given !== undefined) return given;
  const pattern = element.parent;
  const sources = evaluatePattern(evaluator, pattern, env);
  const taken = takeElement(evaluator, element, sources);
  if (element.initializer === undefined) return taken;
  const isUndefined = (value: Value): boolean => value.kind === 'literal' && value.value === undefined;
  const mayMiss = taken.length === 0 || taken.some((value) => isUndefined(value) || value.kind === 'unknown');
  const kept = taken.filter((value) => !isUndefined(value));
  return mayMiss ? [...kept, ...evaluator.evaluate(element.initializer, env)] : kept;
}

function evaluatePattern(evaluator: Evaluator, pattern: ts.BindingPattern, env: Env): readonly Value[] {
  const holder = pattern.parent;
  if (ts.isBindingElement(holder)) return evaluateElement(evaluator, holder, env);
  if (ts.isParameter(holder)) return evaluateParameter(evaluator, holder, env);
  const given = givenIn(env, holder);
  if (given !== undefined) return given;
  if (holder.initializer !== undefined) return evaluator.evaluate(holder.initializer, env);
  const loop = holder.parent.parent as ts.Node | undefined;
  if (loop !== undefined && ts.isForOfStatement(loop)) return elementsOf(evaluator, evaluator.evaluate(loop.expression, env));
  return [UNKNOWN];
}

function takeElement(evaluator: Evaluator, element: ts.BindingElement, sources: readonly Value[]): readonly Value[] {
  if (element.dotDotDotToken !== undefined) return ts.isObjectBindingPattern(element.parent) ? sources : [UNKNOWN];
  if (ts.isObjectBindingPattern(element.parent)) {
    const name = element.propertyName === undefined ? (ts.isIdentifier(element.name) ? element.name.text : undefined) : propertyNameText(element.propertyName);
    return name === undefined ? [UNKNOWN] : sources.flatMap((source) => memberOf(evaluator, source, name));
  }
  const index = element.parent.elements.indexOf(element);
  return sources.flatMap((source) => memberOf(evaluator, source, String(index)));
}

/** Names that no declaration of the file explains: globals of the platform, of script tags, of sibling scripts. */
function evaluateGlobal(evaluator: Evaluator, node: ts.Identifier, file: ParsedFile, env: Env): readonly Value[] {
  const name = node.text;
  if (name === 'undefined') return [literal(undefined)];
  if (name === 'NaN') return [literal(NaN)];
  if (name === 'Infinity') return [literal(Infinity)];
  if (name === 'window' || name === 'globalThis' || name === 'self' || name === 'global') return [{ kind: 'api', api: { library: 'global', path: '' } }];
  const shared = findSharedBinding(evaluator, name, file);
  if (shared !== undefined) return evaluateBinding(evaluator, shared.binding, shared.file, env);
  const known = findLibraryGlobal(evaluator, name);
  if (known !== undefined) return [{ kind: 'api', api: known }];
  return [{ kind: 'api', api: { library: 'global', path: name } }];
}
