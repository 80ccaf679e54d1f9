import { ts } from 'ts-morph';
import type { Binding, CallLike } from '../source/binding';
import type { ParsedFile } from '../source/parsed-file';
import { findBinding, unwrap } from '../source/scope';
import { collectCallSites } from '../values/call-sites';
import type { Evaluator } from '../values/evaluator';
import { findSharedBinding, isUndeclared } from '../values/page-globals';
import { stepFrom, stepFromField, type Step } from './steps';

/** Where a value goes: `data` as soon as one way leads there. */
export type Destination = 'data' | 'open' | 'seed' | 'shown' | 'nowhere';

export interface Trace {
  readonly destination: Destination;
  /** Places on the way to the data, from the draw on. */
  readonly way: readonly ts.Node[];
}

const MOST_STEPS = 700;
const LONGEST_WAY = 5;

interface Item {
  readonly step: Step;
  readonly from: Item | null;
}

/**
 * Follows a drawn value forward through variables, properties, lists, returns, arguments and decisions, across files,
 * until it reaches data or every way has ended.
 */
export function traceValue(evaluator: Evaluator, draw: ts.Expression): Trace {
  return traceSteps(evaluator, [{ kind: 'value', node: draw }]);
}

/** The same from any stations. */
export function traceSteps(evaluator: Evaluator, start: readonly Step[]): Trace {
  const queue: Item[] = start.map((step) => ({ step, from: null }));
  const seen = new Map<unknown, Set<string | undefined>>();
  const ends = new Set<Destination>();
  for (let index = 0; index < queue.length; index++) {
    const item = queue[index];
    if (item === undefined || index > MOST_STEPS) {
      ends.add('open');
      break;
    }
    const { step } = item;
    if (step.kind === 'end') {
      if (step.destination === 'data') return { destination: 'data', way: wayOf(item) };
      ends.add(step.destination);
      continue;
    }
    const fields = seen.get(keyOf(step)) ?? new Set();
    if (fields.has(step.field) || fields.has(undefined)) continue;
    seen.set(keyOf(step), fields.add(step.field));
    for (const next of follow(evaluator, step)) queue.push({ step: next, from: item });
  }
  const destination = (['open', 'seed', 'shown'] as const).find((each) => ends.has(each)) ?? 'nowhere';
  return { destination, way: [] };
}

function keyOf(step: Exclude<Step, { kind: 'end' }>): unknown {
  if (step.kind === 'binding') return step.isMutated ? step.binding.writes : step.binding;
  return step.kind === 'property' ? `${step.file.path}.${step.name}` : step.node;
}

function wayOf(item: Item): ts.Node[] {
  const nodes: ts.Node[] = [];
  for (let current: Item | null = item; current !== null; current = current.from) {
    const { step } = current;
    if (step.kind === 'function') nodes.push(step.node);
    else if (step.kind === 'end') nodes.push(step.node);
    else if (step.kind === 'value' && ts.isCallExpression(step.node) && current.from?.step.kind === 'function') nodes.push(step.node);
  }
  return nodes.reverse().slice(-LONGEST_WAY);
}

function follow(evaluator: Evaluator, step: Exclude<Step, { kind: 'end' }>): readonly Step[] {
  const { field } = step;
  if (step.kind === 'value') return field === undefined ? stepFrom(evaluator, step.node) : stepFromField(evaluator, step.node, field);
  const next = followHolder(evaluator, step);
  return field === undefined ? next : next.map((each) => (each.kind === 'end' ? each : { ...each, field }));
}

function followHolder(evaluator: Evaluator, step: Exclude<Step, { kind: 'end' | 'value' }>): readonly Step[] {
  switch (step.kind) {
    case 'binding':
      return followBinding(evaluator, step.binding, step.file, step.isMutated);
    case 'property':
      return followProperty(evaluator, step.name, step.file);
    case 'function':
      return followResult(evaluator, step.node);
  }
}

/** Every mention of a name; a list that is changed also changes for the caller that handed it in. */
function followBinding(evaluator: Evaluator, binding: Binding, file: ParsedFile, isMutated: boolean): readonly Step[] {
  const own = (file.model.references.get(binding.name) ?? [])
    .filter((reference) => reference !== binding.identifier && findBinding(file.model, reference) === binding && !isTarget(reference))
    .map((node): Step => ({ kind: 'value', node }));
  const outside = isMutated && ts.isParameter(binding.declaration) ? argumentsOf(evaluator, binding.declaration) : [];
  return [...own, ...outside, ...importedMentions(evaluator, binding, file)];
}

function isTarget(node: ts.Identifier): boolean {
  return ts.isBinaryExpression(node.parent) && node.parent.left === node && node.parent.operatorToken.kind === ts.SyntaxKind.EqualsToken;
}

function argumentsOf(evaluator: Evaluator, parameter: ts.ParameterDeclaration): readonly Step[] {
  const owner = parameter.parent;
  if (!('parameters' in owner)) return [];
  const index = owner.parameters.indexOf(parameter);
  return collectCallSites(evaluator, owner).calls.flatMap((call): Step[] => {
    const argument = call.arguments?.[index];
    return argument === undefined ? [] : [...intoContainer(evaluator, argument), { kind: 'value', node: call }];
  });
}

/** The value is put into what an expression names. */
export function intoContainer(evaluator: Evaluator, expression: ts.Expression): readonly Step[] {
  const node = unwrap(expression);
  const file = evaluator.fileOf(node);
  if (file === undefined) return [];
  if (ts.isIdentifier(node)) {
    const binding = findBinding(file.model, node);
    return binding === undefined ? [] : [{ kind: 'binding', binding, file, isMutated: true }];
  }
  if (ts.isElementAccessExpression(node)) return intoContainer(evaluator, node.expression);
  if (ts.isPropertyAccessExpression(node)) return [{ kind: 'property', name: node.name.text, file }];
  return ts.isCallExpression(node) ? [{ kind: 'value', node }] : [];
}

function importedMentions(evaluator: Evaluator, binding: Binding, file: ParsedFile): readonly Step[] {
  if (ts.isParameter(binding.declaration) || !binding.isTopLevel) return [];
  if (!file.model.isModule) return mentionsOnPages(evaluator, binding, file);
  const names = new Set([...file.model.exports].filter(([, record]) => record.kind === 'local' && record.identifier.text === binding.name).map(([name]) => name));
  if (names.size === 0) return [];
  return evaluator.project.collectFiles().flatMap((other) =>
    other.model.mentions.flatMap(({ node, specifier }) => {
      const aliases = namedImports(node).filter((each) => names.has((each.propertyName ?? each.name).text));
      if (aliases.length === 0 || evaluator.project.findImported(other.path, specifier) !== file) return [];
      return aliases.flatMap(({ name }): Step[] => {
        const alias = other.model.findTopLevel(name.text);
        return alias?.kind === 'import' ? [{ kind: 'binding', binding: alias, file: other, isMutated: false }] : [];
      });
    }),
  );
}

function namedImports(node: ts.Node): readonly ts.ImportSpecifier[] {
  const bindings = ts.isImportDeclaration(node) ? node.importClause?.namedBindings : undefined;
  return bindings !== undefined && ts.isNamedImports(bindings) ? bindings.elements : [];
}

/** A global of a classic script, read by other scripts of its page. */
function mentionsOnPages(evaluator: Evaluator, binding: Binding, file: ParsedFile): readonly Step[] {
  const others = evaluator.project.collectFiles().filter((other) => other !== file && other.model.references.has(binding.name));
  return others.flatMap((other): Step[] => {
    const own = other.model.findTopLevel(binding.name);
    if ((own !== undefined && !isUndeclared(own)) || findSharedBinding(evaluator, binding.name, other)?.binding !== binding) return [];
    const free = (other.model.references.get(binding.name) ?? []).filter((node) => !isTarget(node) && findBinding(other.model, node) === own);
    return free.map((node): Step => ({ kind: 'value', node }));
  });
}

/** Reads of a property of that name, in the file and in those that import it. */
function followProperty(evaluator: Evaluator, name: string, file: ParsedFile): readonly Step[] {
  const readers = evaluator.collectFilesReading(name).flatMap((path) => evaluator.project.find(path) ?? []);
  return [file, ...readers.filter((other) => other !== file && imports(evaluator, other, file))].flatMap(({ model }) =>
    (model.propertyReads.get(name) ?? []).filter((node) => !isWritten(node)).map((node): Step => ({ kind: 'value', node })),
  );
}

function isWritten(node: ts.Node): boolean {
  return ts.isBinaryExpression(node.parent) && node.parent.left === node && node.parent.operatorToken.kind === ts.SyntaxKind.EqualsToken;
}

function imports(evaluator: Evaluator, from: ParsedFile, to: ParsedFile): boolean {
  return from.model.mentions.some(({ specifier }) => evaluator.project.findImportedPath(from.path, specifier) === to.path);
}

const ENDS_IN_RESULT = new Set(['map', 'flatMap', 'filter', 'find', 'findIndex', 'reduce', 'from', 'some', 'every', 'then', 'useMemo', 'replace']);

/** What a function returns: at its calls, or in what is made of a callback. */
function followResult(evaluator: Evaluator, owner: ts.FunctionLikeDeclaration): readonly Step[] {
  const { calls: known } = collectCallSites(evaluator, owner);
  const calls = known.length > 0 ? known : collectLikelyCalls(evaluator, owner);
  const steps = calls.map((node): Step => ({ kind: 'value', node }));
  const handed = [owner as ts.Node, ...mentionsOf(evaluator, owner)].flatMap((node) => followCallback(evaluator, node));
  if (steps.length + handed.length > 0) return [...steps, ...handed];
  return ts.isConstructorDeclaration(owner) ? [] : [{ kind: 'end', destination: 'open', node: owner }];
}

const SHORTEST_TELLING_NAME = 4;

/** Calls of a method's name on objects that nothing explains: `network.chooseAction(…)` of a network from who knows where. */
function collectLikelyCalls(evaluator: Evaluator, owner: ts.FunctionLikeDeclaration): readonly CallLike[] {
  if (!ts.isMethodDeclaration(owner) || !ts.isIdentifier(owner.name) || owner.name.text.length < SHORTEST_TELLING_NAME) return [];
  return evaluator.collectCallsNamed(owner.name.text).filter((call) => {
    const isOwn = call.pos >= owner.pos && call.end <= owner.end && call.getSourceFile() === owner.getSourceFile();
    return !isOwn && evaluator.evaluate(call.expression).every(({ kind }) => kind === 'unknown');
  });
}

function mentionsOf(evaluator: Evaluator, owner: ts.FunctionLikeDeclaration): readonly ts.Node[] {
  const identifier = ts.isFunctionDeclaration(owner) ? owner.name : ts.isVariableDeclaration(owner.parent) && ts.isIdentifier(owner.parent.name) ? owner.parent.name : undefined;
  const file = identifier === undefined ? undefined : evaluator.fileOf(owner);
  if (identifier === undefined || file === undefined) return [];
  const own = findBinding(file.model, identifier);
  return (file.model.references.get(identifier.text) ?? []).filter((node) => node !== identifier && findBinding(file.model, node) === own);
}

function followCallback(evaluator: Evaluator, node: ts.Node): readonly Step[] {
  let outer = node;
  while (ts.isParenthesizedExpression(outer.parent)) outer = outer.parent;
  const call = outer.parent;
  if ((!ts.isCallExpression(call) && !ts.isNewExpression(call)) || call.expression === outer) return [];
  const callee = unwrap(call.expression);
  const name = ts.isPropertyAccessExpression(callee) ? callee.name.text : ts.isIdentifier(callee) ? callee.text : '';
  if (name === 'sort' && ts.isPropertyAccessExpression(callee)) return [...intoContainer(evaluator, callee.expression), { kind: 'value', node: call }];
  if (ENDS_IN_RESULT.has(name)) return [{ kind: 'value', node: call }];
  if (name === 'forEach' || name === 'setTimeout' || name === 'setInterval' || name === 'addEventListener') return [];
  const isLibrary = evaluator.evaluate(call.expression).some((value) => value.kind === 'api' && value.api.library === 'tfjs');
  if (isLibrary && name !== 'tidy') return [{ kind: 'end', destination: 'data', node: call }];
  return [{ kind: 'value', node: call }];
}

