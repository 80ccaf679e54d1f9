import type { ts } from 'ts-morph';
import type { CallLike, ModuleMention, PropertyWrite } from './binding';
import { collectRegionSites, collectSites } from './collect-sites';
import { mayHandOn } from './handed-key';
import { collectRegions } from './region';
import type { TreeChange } from './merge-tree';
import { SiteIndex } from './site-index';
import { nodeOf, type DeclarationSite, type ExportSite, type NamedSite, type SiteKind, type SiteKinds, type StarSite, type WriteSite } from './sites';

/** What an answer can rest on under a name. */
export type Aspect = 'binding' | 'reference' | 'call' | 'propertyWrite' | 'propertyRead' | 'key' | 'keySite';

export type NamesByAspect = { readonly [each in Aspect]: Set<string> };

/** Sites that went and came with an edit. */
export interface SiteChange {
  readonly gone: readonly NamedSite[];
  readonly fresh: readonly NamedSite[];
  /** Names of which something changed: what they mean, which sites they have, or what stands around those. */
  readonly names: NamesByAspect;
  readonly regions: ReadonlySet<ts.Node>;
}

/** The sites of a file by kind and name, kept in step with its tree region by region. */
export class FileSites {
  readonly declarations = new SiteIndex<DeclarationSite>();
  readonly writes = new SiteIndex<WriteSite>();
  readonly references = new SiteIndex<ts.Identifier>();
  /** By the name that is written. */
  readonly calls = new SiteIndex<CallLike>(true);
  readonly propertyWrites = new SiteIndex<PropertyWrite>();
  readonly propertyReads = new SiteIndex<ts.Expression>();
  readonly keys = new SiteIndex<ts.Node>();
  readonly mentions = new SiteIndex<ModuleMention>(true);
  readonly exports = new SiteIndex<ExportSite>(true);
  readonly stars = new SiteIndex<StarSite>(true);
  readonly moduleSyntax = new SiteIndex<ts.Node>();
  /** What each region holds; listed when a file is first edited. */
  #regions: Map<ts.Node, readonly NamedSite[]> | null = null;

  constructor(tree: ts.SourceFile) {
    collectSites(tree, (kind, name, site) => {
      this.#indexOf(kind).append(name, site);
    });
  }

  /** Lists what each region holds, so that it can be taken out. To be called before the tree changes. */
  prepare(tree: ts.SourceFile): void {
    if (this.#regions !== null) return;
    const regions = new Set<ts.Node>();
    collectRegions(tree, regions);
    this.#regions = new Map([...regions].map((region) => [region, collectRegionSites(region)]));
  }

  /** Takes an edit over from the tree. */
  update({ changed, moved, removed, added }: TreeChange): SiteChange {
    const regions = this.#regions ?? new Map<ts.Node, readonly NamedSite[]>();
    const gone = [...new Set([...changed, ...removed])].flatMap((region) => regions.get(region) ?? []);
    const around = [...moved].flatMap((region) => regions.get(region) ?? []);
    for (const region of removed) regions.delete(region);
    const fresh: NamedSite[] = [];
    for (const region of new Set([...changed, ...added])) {
      const sites = collectRegionSites(region);
      regions.set(region, sites);
      fresh.push(...sites);
    }
    const keys = namesOf([...gone, ...fresh], 'key');
    const had = new Map([...keys].map((name) => [name, this.#saysOfKey(name)]));
    this.#remove(gone);
    for (const { kind, name, site } of fresh) this.#indexOf(kind).insert(name, site);
    const names = namesByAspect([...gone, ...fresh], around);
    for (const [name, before] of had) if (before === 'handed' || this.#saysOfKey(name) !== before) names.key.add(name);
    return { gone, fresh, names, regions: new Set([...changed, ...moved, ...removed, ...added]) };
  }

  /** Is a property set here, or perhaps only handed on? */
  #saysOfKey(name: string): 'set' | 'handed' | 'absent' {
    if (!this.keys.has(name)) return 'absent';
    return this.keys.get(name).every(mayHandOn) ? 'handed' : 'set';
  }

  #remove(gone: readonly NamedSite[]): void {
    const byKind = new Map<SiteKind, { names: Set<string>; nodes: Set<ts.Node> }>();
    for (const { kind, name, site } of gone) {
      const group = byKind.get(kind) ?? { names: new Set(), nodes: new Set() };
      byKind.set(kind, group);
      group.names.add(name);
      group.nodes.add(nodeOf(site));
    }
    for (const [kind, { names, nodes }] of byKind) this.#indexOf(kind).remove(names, nodes);
  }

  /** Kinds and sites belong together where they are made, in `collect-sites`. */
  #indexOf(kind: SiteKind): SiteIndex<SiteKinds[SiteKind]> {
    return this.#indexes[kind];
  }

  readonly #indexes: { readonly [Kind in SiteKind]: SiteIndex<SiteKinds[Kind]> } = {
    declaration: this.declarations,
    write: this.writes,
    reference: this.references,
    call: this.calls,
    propertyWrite: this.propertyWrites,
    propertyRead: this.propertyReads,
    key: this.keys,
    mention: this.mentions,
    export: this.exports,
    exportStar: this.stars,
    moduleSyntax: this.moduleSyntax,
  };
}

function namesOf(sites: readonly NamedSite[], ...kinds: readonly SiteKind[]): Set<string> {
  return new Set(sites.flatMap(({ kind, name }) => (kinds.includes(kind) ? [name] : [])));
}

/** Of a property that is set only whether it is counts (`update` sees to it); for uses, what stands around them counts as well. */
function namesByAspect(sites: readonly NamedSite[], around: readonly NamedSite[]): NamesByAspect {
  const all = [...sites, ...around];
  return {
    binding: namesOf(sites, 'declaration', 'write'),
    reference: namesOf(all, 'reference'),
    call: namesOf(all, 'call'),
    propertyWrite: namesOf(all, 'propertyWrite'),
    propertyRead: namesOf(all, 'propertyRead'),
    key: new Set(),
    keySite: namesOf(sites, 'key'),
  };
}
