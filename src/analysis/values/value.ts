import type { ts } from 'ts-morph';
import type { Entropy } from '../../knowledge/draw';
import type { Place } from '../../knowledge/place';
import type { Identity } from '../../knowledge/catalogue';
import type { Answer } from '../memo/cell';
import type { CallLike } from '../source/binding';

/** What an expression may be. An expression has a list of values; the empty list is "nothing comes here". */
export type Value = (
  /** `number`: some number, whichever. */
  | { readonly kind: 'unknown'; readonly why: 'parameter' | 'external' | 'expression' | 'number' }
  | { readonly kind: 'literal'; readonly value: string | number | boolean | null | undefined }
  /** A callable or a namespace of a library; `receiver` if it is a method. */
  | { readonly kind: 'api'; readonly api: Identity; readonly receiver?: Value }
  | InstanceValue
  | { readonly kind: 'object'; readonly node: ts.ObjectLiteralExpression; readonly env: Env }
  | { readonly kind: 'array'; readonly node: ts.ArrayLiteralExpression; readonly env: Env }
  /** A list of which only the elements are known, unless the call that made it tells their order; `isKeyed` if they stand under keys, as in a `Map`. */
  | { readonly kind: 'list'; readonly elements: readonly Value[]; readonly made?: Made; readonly isKeyed?: true }
  | { readonly kind: 'function'; readonly node: ts.FunctionLikeDeclaration; readonly env: Env; readonly self?: Value; readonly bound?: BoundArguments }
  | { readonly kind: 'class'; readonly node: ts.ClassLikeDeclaration }
  | { readonly kind: 'object-of-class'; readonly node: ts.ClassLikeDeclaration; readonly made: Made | null }
  | { readonly kind: 'module'; readonly path: string }
  | { readonly kind: 'enum'; readonly node: ts.EnumDeclaration }
  /** Only the written type is known. */
  | { readonly kind: 'shape'; readonly node: ts.TypeLiteralNode | ts.InterfaceDeclaration }
  /** A number or string that comes out of entropy. */
  | { readonly kind: 'entropy'; readonly source: Entropy; readonly api: Identity; readonly node: ts.Node }
  /** The environment and the like: fixed by whoever starts the program. */
  | { readonly kind: 'input'; readonly what: string }
) & { readonly via?: readonly ts.Node[] };

/** What a call of a library returned. */
export interface InstanceValue {
  readonly kind: 'instance';
  readonly of: Identity;
  /** The call that made this very value; undefined where only the type is known. */
  readonly made: Made | null;
  /** A library's own object, made with no options (`import ollama from 'ollama'`). */
  readonly isReady?: boolean;
  /** A chain around it is called in its place, and hands none of the options of a call on to it. */
  readonly dropsOptions?: true;
  /** The call that made the chain around it, and where that takes seeds for it. */
  readonly chain?: { readonly made: Made; readonly seeds: readonly Place[] };
  /** The object whose method returned it. */
  readonly receiver?: Value;
  readonly via?: readonly ts.Node[];
}

/** A call and the environment in which its arguments have their values. */
export interface Made {
  readonly node: CallLike;
  readonly env: Env;
}

export interface BoundArguments {
  readonly nodes: readonly ts.Expression[];
  readonly env: Env;
}

/** Values of parameters during one call that is followed, or of the variables of a loop during one round; the root knows none. */
export interface Env {
  readonly parent: Env | null;
  readonly depth: number;
  /** The function or loop that is followed; null at the root. */
  readonly inside: ts.Node | null;
  readonly parameters: ReadonlyMap<ts.ParameterDeclaration | ts.VariableDeclaration | ts.BindingElement, readonly Value[]>;
  readonly self: Value | null;
  readonly cache: Map<object, Answer<readonly Value[]>>;
}

export const UNKNOWN: Value = { kind: 'unknown', why: 'expression' };
export const UNKNOWN_PARAMETER: Value = { kind: 'unknown', why: 'parameter' };
export const EXTERNAL: Value = { kind: 'unknown', why: 'external' };
export const SOME_NUMBER: Value = { kind: 'unknown', why: 'number' };
export const UNDEFINED: Value = { kind: 'literal', value: undefined };

export function literal(value: string | number | boolean | null | undefined): Value {
  return { kind: 'literal', value };
}

export function isKnown(value: Value): boolean {
  return value.kind !== 'unknown';
}

/** `library:path` of an api or of the class of an instance. */
export function identityText({ library, path }: Identity): string {
  return `${library}:${path}`;
}
