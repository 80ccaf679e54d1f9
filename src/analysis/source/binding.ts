import type { ts } from 'ts-morph';

/** How a binding got a value after its declaration. */
export interface BindingWrite {
  readonly node: ts.Node;
  /** The value; null where it cannot be said (`x++`, destructuring assignment). */
  readonly value: ts.Expression | null;
  /** `+=` and kin: the old value lives on in the new one. */
  readonly isCompound: boolean;
}

export type BindingKind = 'import' | 'variable' | 'parameter' | 'function' | 'class' | 'enum' | 'catch' | 'type';

/** A name and what declares it. */
export interface Binding {
  readonly name: string;
  readonly kind: BindingKind;
  /** The identifier that declares it. */
  readonly identifier: ts.Identifier;
  /** VariableDeclaration, BindingElement, ParameterDeclaration, FunctionDeclaration, ImportSpecifier … */
  readonly declaration: ts.Node;
  /** Declared at the top level of its file. */
  readonly isTopLevel: boolean;
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
