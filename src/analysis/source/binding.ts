import type { ts } from 'ts-morph';

/** How a binding got a value after its declaration. */
export interface BindingWrite {
  readonly node: ts.Node;
  /** The value; null where it cannot be said (`x++`, destructuring assignment). */
  readonly value: ts.Expression | null;
  /** `+=` and kin: the old value lives on in the new one. */
  readonly isCompound: boolean;
}

/** A name and what declares it. */
export interface Binding {
  readonly name: string;
  readonly kind: 'import' | 'variable' | 'parameter' | 'function' | 'class' | 'enum' | 'catch' | 'type';
  /** The identifier that declares it. */
  readonly identifier: ts.Identifier;
  /** VariableDeclaration, BindingElement, ParameterDeclaration, FunctionDeclaration, ImportSpecifier … */
  readonly declaration: ts.Node;
  readonly scope: ts.Node;
  readonly writes: BindingWrite[];
}

/** What an import binding stands for; `*` is the namespace, `default` the default export. */
export interface ImportTarget {
  readonly specifier: string;
  readonly name: string;
}

/** What a module gives under one exported name. */
export type ExportRecord =
  | { readonly kind: 'expression'; readonly expression: ts.Expression }
  | { readonly kind: 'local'; readonly identifier: ts.Identifier }
  | { readonly kind: 'declaration'; readonly declaration: ts.Node }
  | { readonly kind: 'from'; readonly specifier: string; readonly name: string };

/** A specifier that a file mentions, in order of mention. */
export interface ModuleMention {
  readonly specifier: string;
  readonly node: ts.Node;
  readonly how: 'import' | 'export' | 'require' | 'dynamic' | 'worker';
  readonly isTypeOnly: boolean;
}

export type CallLike = ts.CallExpression | ts.NewExpression;

export interface PropertyWrite {
  readonly node: ts.Node;
  /** The object written to: `a.b` of `a.b.c = 1`. */
  readonly object: ts.Expression;
  readonly value: ts.Expression;
}

/** What one walk over one file finds. */
export interface FileModel {
  readonly scopes: ReadonlyMap<ts.Node, ReadonlyMap<string, Binding>>;
  readonly mentions: readonly ModuleMention[];
  readonly exports: ReadonlyMap<string, ExportRecord>;
  /** Specifiers of `export * from`, and of `module.exports = require()`. */
  readonly exportStars: readonly string[];
  /** ES module syntax or CommonJS exports: its top level is not the global scope. */
  readonly isModule: boolean;
  /** Calls and `new` in source order. */
  readonly calls: readonly CallLike[];
  /** By the last name of the callee (`b` of `a.b()`), import renames undone. */
  readonly callsByName: ReadonlyMap<string, readonly CallLike[]>;
  readonly propertyWrites: ReadonlyMap<string, readonly PropertyWrite[]>;
  readonly propertyReads: ReadonlyMap<string, readonly ts.Node[]>;
  readonly references: ReadonlyMap<string, readonly ts.Identifier[]>;
  /** Every property name that an object literal sets or a statement writes. */
  readonly keys: ReadonlySet<string>;
}
