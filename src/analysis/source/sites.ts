import type { ts } from 'ts-morph';
import type { BindingKind, BindingWrite, CallLike, ExportRecord, ModuleMention, PropertyWrite } from './binding';

/** A name being declared. */
export interface DeclarationSite {
  /** The identifier. */
  readonly node: ts.Identifier;
  readonly declaration: ts.Node;
  /** The node that opens the scope; null for the top level of the file. */
  readonly scope: ts.Node | null;
  readonly kind: BindingKind;
}

/** A name being given a value. */
export interface WriteSite extends BindingWrite {
  readonly identifier: ts.Identifier;
}

export interface ExportSite {
  readonly node: ts.Node;
  readonly record: ExportRecord;
}

/** `export * from`, and `module.exports = require()`. */
export interface StarSite {
  readonly node: ts.Node;
  readonly specifier: string;
}

/** What one walk finds, by kind; each site has a name, which for lists of the whole file says nothing more. */
export interface SiteKinds {
  readonly declaration: DeclarationSite;
  readonly write: WriteSite;
  readonly reference: ts.Identifier;
  /** Calls and `new`; the name is the last of the callee (`b` in `a.b()`), empty where there is none. */
  readonly call: CallLike;
  readonly propertyWrite: PropertyWrite;
  readonly propertyRead: ts.Expression;
  /** A property that an object literal sets or a statement writes. */
  readonly key: ts.Node;
  readonly mention: ModuleMention;
  readonly export: ExportSite;
  readonly exportStar: StarSite;
  /** Module syntax, or exports of CommonJS. */
  readonly moduleSyntax: ts.Node;
}

export type SiteKind = keyof SiteKinds;

/** Takes the sites of a walk, in the order of the source. */
export type AddSite = <Kind extends SiteKind>(kind: Kind, name: string, site: SiteKinds[Kind]) => void;

export interface NamedSite {
  readonly kind: SiteKind;
  readonly name: string;
  readonly site: SiteKinds[SiteKind];
}

/** The node by whose place a site is ordered. */
export function nodeOf(site: SiteKinds[SiteKind]): ts.Node {
  return 'pos' in site ? site : site.node;
}

/** Source order; of two that start together, the outer first. */
export function compareSites(a: SiteKinds[SiteKind], b: SiteKinds[SiteKind]): number {
  const one = nodeOf(a);
  const other = nodeOf(b);
  return one.pos - other.pos || other.end - one.end;
}
