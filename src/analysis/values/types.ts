import { ts } from 'ts-morph';
import { findClass, formatIdentity, isNamespace, type Identity } from '../../knowledge/catalogue';
import { CLIENT_TYPES } from '../../knowledge/generation/senders';
import type { ParsedFile } from '../source/parsed-file';
import { findName, propertyNameText } from '../source/scope';
import type { Evaluator } from './evaluator';
import { evaluateBinding } from './identifiers';
import { importName } from './imports';
import { memberOf } from './members';
import { literal, type Value } from './value';

const TRANSPARENT = new Set(['Promise', 'Readonly', 'NonNullable', 'Awaited', 'Partial', 'Required', 'Pick', 'Omit', 'PromiseLike', 'Ref', 'ShallowRef']);
const LISTS = new Set(['Array', 'ReadonlyArray', 'Set', 'Iterable', 'AsyncIterable']);
/** Their elements stand under keys, and have the second type. */
const RECORDS = new Set(['Record', 'Map', 'ReadonlyMap', 'WeakMap']);

/** The values that a written type allows, as far as they are known to the tables; empty if it says nothing. */
export function evaluateType(evaluator: Evaluator, type: ts.TypeNode, file: ParsedFile, depth = 0): readonly Value[] {
  if (depth > 8) return [];
  const inner = (node: ts.TypeNode): readonly Value[] => evaluateType(evaluator, node, file, depth + 1);
  if (ts.isUnionTypeNode(type) || ts.isIntersectionTypeNode(type)) return type.types.flatMap(inner);
  if (ts.isParenthesizedTypeNode(type) || ts.isOptionalTypeNode(type)) return inner(type.type);
  if (ts.isJSDocNullableType(type) || ts.isJSDocNonNullableType(type) || ts.isJSDocOptionalType(type)) return inner(type.type);
  if (ts.isTypeLiteralNode(type)) return [{ kind: 'shape', node: type }];
  if (ts.isArrayTypeNode(type)) return listOf(inner(type.elementType));
  if (ts.isLiteralTypeNode(type) && ts.isStringLiteral(type.literal)) return [literal(type.literal.text)];
  if (ts.isTypeQueryNode(type)) return evaluateEntity(evaluator, type.exprName, file).filter(isOneOfAKind);
  if (ts.isIndexedAccessTypeNode(type)) return ts.isLiteralTypeNode(type.indexType) && ts.isStringLiteral(type.indexType.literal) ? membersOf(evaluator, inner(type.objectType), type.indexType.literal.text) : [];
  if (ts.isImportTypeNode(type)) return evaluateImportType(evaluator, type, file, depth);
  return ts.isTypeReferenceNode(type) ? evaluateReference(evaluator, type, file, depth) : [];
}

function evaluateReference(evaluator: Evaluator, type: ts.TypeReferenceNode, file: ParsedFile, depth: number): readonly Value[] {
  const name = type.typeName;
  const [first, second] = type.typeArguments ?? [];
  if (ts.isIdentifier(name) && TRANSPARENT.has(name.text)) return first === undefined ? [] : evaluateType(evaluator, first, file, depth + 1);
  if (ts.isIdentifier(name) && LISTS.has(name.text)) return first === undefined ? [] : listOf(evaluateType(evaluator, first, file, depth + 1));
  if (ts.isIdentifier(name) && RECORDS.has(name.text)) return second === undefined ? [] : listOf(evaluateType(evaluator, second, file, depth + 1)).map((list): Value => (list.kind === 'list' ? { ...list, isKeyed: true } : list));
  return evaluateEntity(evaluator, name, file).flatMap((value) => toInstances(value, depth));
}

/** `OpenAI['chat']`. */
function membersOf(evaluator: Evaluator, values: readonly Value[], name: string): readonly Value[] {
  return values.flatMap((value) => memberOf(evaluator, value, name)).filter(({ kind }) => kind !== 'unknown');
}

function listOf(elements: readonly Value[]): readonly Value[] {
  return elements.length === 0 ? [] : [{ kind: 'list', elements }];
}

function evaluateEntity(evaluator: Evaluator, name: ts.EntityName, file: ParsedFile): readonly Value[] {
  if (ts.isQualifiedName(name)) return evaluateEntity(evaluator, name.left, file).flatMap((value) => memberOf(evaluator, value, name.right.text));
  const binding = findName(file.model, name, name.text);
  if (binding === undefined) return evaluator.evaluate(name);
  if (binding.kind === 'type') {
    if (ts.isInterfaceDeclaration(binding.declaration)) return [{ kind: 'shape', node: binding.declaration }];
    return ts.isTypeAliasDeclaration(binding.declaration) ? evaluateType(evaluator, binding.declaration.type, file, 4) : [];
  }
  return evaluateBinding(evaluator, binding, file, evaluator.root);
}

/** `import('@tensorflow/tfjs').Tensor`, and `typeof import('@tensorflow/tfjs')`, the library itself. */
function evaluateImportType(evaluator: Evaluator, { argument, qualifier, isTypeOf }: ts.ImportTypeNode, file: ParsedFile, depth: number): readonly Value[] {
  if (!ts.isLiteralTypeNode(argument) || !ts.isStringLiteral(argument.literal)) return [];
  const whole = importName(evaluator, file, argument.literal.text, '*');
  const named = qualifier === undefined ? whole : pathOf(qualifier).reduce((values, name) => values.flatMap((value) => memberOf(evaluator, value, name)), whole);
  return isTypeOf ? named.filter(isOneOfAKind) : named.flatMap((value) => toInstances(value, depth));
}

function pathOf(name: ts.EntityName): readonly string[] {
  return ts.isIdentifier(name) ? [name.text] : [...pathOf(name.left), name.right.text];
}

/** There is one of a library, and of a namespace in it; of the type of a function or an object there may be many. */
function isOneOfAKind(value: Value): boolean {
  return value.kind === 'api' && value.receiver === undefined && isNamespace(value.api) && findClass(value.api) === undefined;
}

/** A class in type position stands for its instances. */
export function toInstances(value: Value, depth = 0): readonly Value[] {
  if (value.kind === 'class') return [{ kind: 'object-of-class', node: value.node, made: null }];
  if (value.kind === 'shape' || value.kind === 'instance' || value.kind === 'object-of-class') return [value];
  if (value.kind !== 'api' || depth > 8) return [];
  const known = knownClass(value.api);
  return known === undefined ? [] : [{ kind: 'instance', of: known, made: null }];
}

/** `tfjs:data.Dataset` and `tfjs:Dataset` are one class in the tables. */
function knownClass(api: Identity): Identity | undefined {
  if (findClass(api) !== undefined || CLIENT_TYPES.has(formatIdentity(api))) return api;
  const last = { library: api.library, path: api.path.slice(api.path.lastIndexOf('.') + 1) };
  return findClass(last) === undefined ? undefined : last;
}

/** A property of a written type. */
export function memberOfShape(evaluator: Evaluator, node: ts.TypeLiteralNode | ts.InterfaceDeclaration, name: string): readonly Value[] {
  const file = evaluator.fileOf(node);
  const member = node.members.find((each) => propertyNameText(each.name) === name);
  if (file === undefined || member === undefined || !ts.isPropertySignature(member) || member.type === undefined) return [];
  return evaluateType(evaluator, member.type, file, 2);
}
