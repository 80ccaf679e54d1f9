import { ts } from 'ts-morph';
import type { Binding } from './binding';
import type { FileSites } from './file-sites';
import { findInScopes } from './scope';
import type { DeclarationSite, WriteSite } from './sites';

type Scopes = ReadonlyMap<ts.Node | null, Binding>;

const NONE: Scopes = new Map();

/** The bindings of a file, worked out name by name when asked for. */
export class Bindings {
  readonly #sites: FileSites;
  readonly #known = new Map<string, Scopes>();

  constructor(sites: FileSites) {
    this.#sites = sites;
  }

  /** Every binding of a name, by the node that opens its scope; null is the top level. */
  of(name: string): Scopes {
    if (!this.#sites.declarations.has(name) && !this.#sites.writes.has(name)) return NONE;
    const known = this.#known.get(name) ?? this.#bind(name);
    this.#known.set(name, known);
    return known;
  }

  collectTopLevel(): Binding[] {
    const names = new Set([...this.#sites.declarations.collectNames(), ...this.#sites.writes.collectNames()]);
    const found = [...names].flatMap((name) => this.of(name).get(null) ?? []);
    return found.sort((a, b) => a.identifier.pos - b.identifier.pos);
  }

  forget(names: Iterable<string>): void {
    for (const name of names) this.#known.delete(name);
  }

  #bind(name: string): Scopes {
    const scopes = new Map<ts.Node | null, Binding>();
    for (const site of this.#sites.declarations.get(name)) declare(scopes, name, site);
    for (const site of this.#sites.writes.get(name)) bindingWritten(scopes, name, site)?.writes.push({ node: site.node, value: site.value, isCompound: site.isCompound });
    return scopes;
  }
}

/** The binding that a write means; a name that nothing declares becomes a global with its first write. */
function bindingWritten(scopes: Map<ts.Node | null, Binding>, name: string, { identifier, value }: WriteSite): Binding | undefined {
  const known = findInScopes(scopes, identifier);
  if (known !== undefined || value === null) return known;
  const binding: Binding = { name, kind: 'variable', identifier, declaration: identifier, isTopLevel: true, writes: [] };
  scopes.set(null, binding);
  return binding;
}

function declare(scopes: Map<ts.Node | null, Binding>, name: string, { node, declaration, scope, kind }: DeclarationSite): void {
  const existing = scopes.get(scope);
  // A type may share its name with a value, which counts.
  if (kind === 'type' && existing !== undefined) return;
  if (existing?.kind === 'variable' && kind === 'variable' && ts.isVariableDeclaration(declaration)) {
    // `var x` twice: the second is a write.
    if (declaration.initializer !== undefined) existing.writes.push({ node: declaration, value: declaration.initializer, isCompound: false });
    return;
  }
  scopes.set(scope, { name, kind, identifier: node, declaration, isTopLevel: scope === null, writes: [] });
}
