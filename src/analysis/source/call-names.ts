import { ts } from 'ts-morph';
import type { CallLike } from './binding';
import type { Bindings } from './bindings';
import type { FileSites, SiteChange } from './file-sites';
import { findInScopes, propertyNameText, unwrap } from './scope';
import { SiteIndex } from './site-index';
import { compareSites } from './sites';

/** The calls of a file by the last name of the callee, with import renames undone: `f` of `import { f as g }; g()`. */
export class CallNames {
  readonly calls = new SiteIndex<CallLike>(true);
  readonly #sites: FileSites;
  readonly #bindings: Bindings;
  /** Calls that go by another name than the one written. */
  readonly #renamed = new Map<CallLike, string>();

  constructor(sites: FileSites, bindings: Bindings) {
    this.#sites = sites;
    this.#bindings = bindings;
    const named = [
      ...sites.memberCalls.collectNames().flatMap((name) => sites.memberCalls.get(name).map((call) => ({ call, name }))),
      ...sites.plainCalls.collectNames().flatMap((name) => sites.plainCalls.get(name).map((call) => ({ call, name: this.#rename(call, name) }))),
    ];
    for (const { call, name } of named.sort((a, b) => compareSites(a.call, b.call))) this.calls.append(name, call);
  }

  /** Takes an edit over; names under which calls went or came are added to those that changed. */
  update({ gone, fresh, names }: SiteChange): void {
    const leaving = new Map<CallLike, string>();
    const coming = new Map<CallLike, string>();
    for (const { kind, name, site } of gone) {
      if (!isCallKind(kind)) continue;
      leaving.set(site as CallLike, this.#renamed.get(site as CallLike) ?? name);
      this.#renamed.delete(site as CallLike);
    }
    for (const { kind, name, site } of fresh) if (kind === 'memberCall') coming.set(site as CallLike, name);
    const added = new Set(fresh.map(({ site }) => site));
    for (const name of [...names]) {
      for (const call of this.#sites.plainCalls.get(name)) {
        const before = this.#renamed.get(call) ?? name;
        this.#renamed.delete(call);
        const after = this.#rename(call, name);
        if (added.has(call)) coming.set(call, after);
        else if (before !== after) {
          leaving.set(call, before);
          coming.set(call, after);
        }
      }
    }
    for (const name of [...leaving.values(), ...coming.values()]) names.add(name);
    if (leaving.size > 0) this.calls.remove(new Set(leaving.values()), new Set(leaving.keys()));
    for (const [call, name] of coming) this.calls.insert(name, call);
  }

  /** The name by which a call of a plain name goes. */
  #rename(call: CallLike, name: string): string {
    const callee = unwrap(call.expression);
    const binding = findInScopes(this.#bindings.of(name), callee);
    const called = binding === undefined ? name : calledName(binding.kind === 'import', binding.declaration, name);
    if (called !== name) this.#renamed.set(call, called);
    return called;
  }
}

function isCallKind(kind: string): boolean {
  return kind === 'memberCall' || kind === 'plainCall';
}

function calledName(isImport: boolean, declaration: ts.Node, name: string): string {
  if (isImport) return ts.isImportSpecifier(declaration) ? (declaration.propertyName ?? declaration.name).text : 'default';
  return ts.isBindingElement(declaration) ? (propertyNameText(declaration.propertyName) ?? name) : name;
}
