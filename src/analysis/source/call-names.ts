import { ts } from 'ts-morph';
import type { CallLike } from './binding';
import type { Bindings } from './bindings';
import type { FileSites, SiteChange } from './file-sites';
import { findInScopes, propertyNameText, unwrap } from './scope';
import { compareSites } from './sites';

/**
 * The calls of a file by the last name of the callee, with import renames undone: `f` of `import { f as g }; g()`.
 * Only what goes by another name than the one written is kept here.
 */
export class CallNames {
  readonly #sites: FileSites;
  readonly #bindings: Bindings;
  /** The name that a call goes by, where it is not the one written. */
  readonly #renamed = new Map<CallLike, string>();
  readonly #byName = new Map<string, Set<CallLike>>();

  constructor(sites: FileSites, bindings: Bindings) {
    this.#sites = sites;
    this.#bindings = bindings;
    this.#rename(sites.declarations.collectNames());
  }

  get(name: string): readonly CallLike[] {
    const renamed = this.#byName.get(name);
    const written = this.#renamed.size === 0 ? this.#sites.calls.get(name) : this.#sites.calls.get(name).filter((call) => !this.#renamed.has(call));
    return renamed === undefined ? written : [...written, ...renamed].sort(compareSites);
  }

  has(name: string): boolean {
    return this.get(name).length > 0;
  }

  /** Every name, those that calls are written with and go by no more included. */
  collectNames(): readonly string[] {
    return [...this.#sites.calls.collectNames(), ...this.#byName.keys()];
  }

  /** Takes an edit over; names that calls went by or go by now are added to those that changed. */
  update({ gone, names }: SiteChange): void {
    for (const { site } of gone) this.#forget(site as CallLike, names.call);
    const written = [...new Set([...names.binding, ...names.call])];
    for (const name of written) for (const call of this.#sites.calls.get(name)) this.#forget(call, names.call);
    for (const name of this.#rename(written)) names.call.add(name);
  }

  #forget(call: CallLike, names: Set<string>): void {
    const name = this.#renamed.get(call);
    if (name === undefined) return;
    names.add(name);
    this.#renamed.delete(call);
    this.#byName.get(name)?.delete(call);
  }

  /** Finds the calls of these names that go by another one, which is given back. */
  #rename(names: readonly string[]): string[] {
    const given: string[] = [];
    for (const name of names) {
      const scopes = this.#bindings.of(name);
      if (![...scopes.values()].some(({ declaration }) => mayRename(declaration))) continue;
      for (const call of this.#sites.calls.get(name)) {
        const callee = unwrap(call.expression);
        const binding = ts.isIdentifier(callee) ? findInScopes(scopes, callee) : undefined;
        const called = binding === undefined ? name : calledName(binding.kind === 'import', binding.declaration, name);
        if (called === name) continue;
        this.#renamed.set(call, called);
        const calls = this.#byName.get(called) ?? new Set<CallLike>();
        this.#byName.set(called, calls.add(call));
        given.push(called);
      }
    }
    return given;
  }
}

function mayRename(declaration: ts.Node): boolean {
  return ts.isImportSpecifier(declaration) || ts.isImportClause(declaration) || ts.isNamespaceImport(declaration) || ts.isImportEqualsDeclaration(declaration) || ts.isBindingElement(declaration);
}

function calledName(isImport: boolean, declaration: ts.Node, name: string): string {
  if (isImport) return ts.isImportSpecifier(declaration) ? (declaration.propertyName ?? declaration.name).text : 'default';
  return ts.isBindingElement(declaration) ? (propertyNameText(declaration.propertyName) ?? name) : name;
}
