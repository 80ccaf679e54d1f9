import type { ts } from 'ts-morph';
import { Cells } from '../memo/cell';
import type { Binding, CallLike, ExportRecord, ModuleMention, PropertyWrite } from './binding';
import { CallNames } from './call-names';
import { FileSites, type Aspect, type NamesByAspect, type SiteChange } from './file-sites';
import type { TreeChange } from './merge-tree';
import { touchRegions } from './region';
import { Bindings } from './bindings';
import type { SiteKind } from './sites';

/** Sites of one kind, as they are asked for. */
export interface ByName<T> {
  get(name: string): readonly T[] | undefined;
  has(name: string): boolean;
}

/** What of a file an edit changed for others. */
export interface ModelChange {
  readonly names: NamesByAspect;
  readonly areMentionsChanged: boolean;
  /** What the file declares at its top level, or whether it is a module. */
  readonly areGlobalsChanged: boolean;
}

type Whole = 'calls' | 'mentions' | 'exports' | 'globals';

/**
 * What can be said of one file without any other: names, calls, writes, reads, imports and exports. Whatever is read
 * here is noted, so that an edit makes forget what rests on it and nothing else.
 */
export class FileModel {
  readonly #sites: FileSites;
  readonly #bindings: Bindings;
  readonly #callNames: CallNames;
  #exports: ReadonlyMap<string, ExportRecord>;
  /** Names of the top level; listed when the file is first edited. */
  #topLevel: Set<string> | null = null;
  readonly #names = cellsByAspect();
  readonly #wholes = new Cells<Whole>();
  /** By the last name of the callee (`b` of `a.b()`), import renames undone. */
  readonly callsByName: ByName<CallLike>;
  readonly references: ByName<ts.Identifier>;
  readonly propertyWrites: ByName<PropertyWrite>;
  readonly propertyReads: ByName<ts.Expression>;
  /** Property names that an object literal sets or a statement writes: who reads this rests only on whether one does. */
  readonly keys: ByName<ts.Node>;
  /** The same for who reads what is set there. */
  readonly keySites: ByName<ts.Node>;

  constructor(tree: ts.SourceFile) {
    this.#sites = new FileSites(tree);
    this.#bindings = new Bindings(this.#sites);
    this.#callNames = new CallNames(this.#sites, this.#bindings);
    this.#exports = this.#listExports();
    this.callsByName = this.#byName('call', this.#callNames);
    this.references = this.#byName('reference', this.#sites.references);
    this.propertyWrites = this.#byName('propertyWrite', this.#sites.propertyWrites);
    this.propertyReads = this.#byName('propertyRead', this.#sites.propertyReads);
    this.keys = this.#byName('key', this.#sites.keys);
    this.keySites = this.#byName('keySite', this.#sites.keys);
  }

  /** Calls and `new` in source order. */
  get calls(): readonly CallLike[] {
    this.#wholes.observe('calls');
    return this.#sites.calls.all();
  }

  /** The names that `callsByName` knows. */
  collectCallNames(): readonly string[] {
    return this.#callNames.collectNames();
  }

  get mentions(): readonly ModuleMention[] {
    this.#wholes.observe('mentions');
    return this.#sites.mentions.all();
  }

  get exports(): ReadonlyMap<string, ExportRecord> {
    this.#wholes.observe('exports');
    return this.#exports;
  }

  /** Specifiers of `export * from`, and of `module.exports = require()`. */
  get exportStars(): readonly string[] {
    this.#wholes.observe('exports');
    return this.#sites.stars.all().map(({ specifier }) => specifier);
  }

  /** ES module syntax or CommonJS exports: its top level is not the global scope. */
  get isModule(): boolean {
    this.#wholes.observe('globals');
    return this.#sites.moduleSyntax.has('');
  }

  /** An answer rests on what declares and writes a name, though it was looked up before. */
  observeName(name: string): void {
    this.#names.binding.observe(name);
  }

  /** Every binding of a name by the node that opens its scope, null for the top level. */
  bindingsOf(name: string): ReadonlyMap<ts.Node | null, Binding> {
    this.#names.binding.observe(name);
    return this.#bindings.of(name);
  }

  findTopLevel(name: string): Binding | undefined {
    return this.bindingsOf(name).get(null);
  }

  /** The bindings of the top level, in source order. */
  collectTopLevel(): Binding[] {
    this.#wholes.observe('globals');
    return this.#bindings.collectTopLevel();
  }

  /** To be called before the tree that this is the model of is parsed again. */
  prepare(tree: ts.SourceFile): void {
    this.#topLevel ??= new Set(this.#bindings.collectTopLevel().map(({ name }) => name));
    this.#sites.prepare(tree);
  }

  /** Takes over what an edit changed, and makes forget what rests on it. */
  update(change: TreeChange): ModelChange {
    const sites = this.#sites.update(change);
    this.#bindings.forget(sites.names.binding);
    this.#callNames.update(sites);
    const areExportsChanged = hasKind(sites, 'export', 'exportStar');
    if (areExportsChanged) this.#exports = this.#listExports();
    const areMentionsChanged = hasKind(sites, 'mention');
    const areGlobalsChanged = this.#updateTopLevel(sites.names.binding) || hasKind(sites, 'moduleSyntax');
    for (const aspect of ASPECTS) for (const name of sites.names[aspect]) this.#names[aspect].touch(name);
    if (hasKind(sites, 'call')) this.#wholes.touch('calls');
    if (areExportsChanged) this.#wholes.touch('exports');
    if (areMentionsChanged) this.#wholes.touch('mentions');
    if (areGlobalsChanged) this.#wholes.touch('globals');
    touchRegions(sites.regions);
    return { names: sites.names, areMentionsChanged, areGlobalsChanged };
  }

  /** Did names come to stand for something at the top level, or cease to? */
  #updateTopLevel(names: ReadonlySet<string>): boolean {
    const known = this.#topLevel ?? new Set<string>();
    let isChanged = false;
    for (const name of names) {
      const isThere = this.#bindings.of(name).has(null);
      if (isThere === known.has(name)) continue;
      isChanged = true;
      if (isThere) known.add(name);
      else known.delete(name);
    }
    return isChanged;
  }

  #listExports(): ReadonlyMap<string, ExportRecord> {
    const names = new Map(this.#sites.exports.collectNames().flatMap((name) => this.#sites.exports.get(name).map(({ record }) => [record, name] as const)));
    return new Map(this.#sites.exports.all().map(({ record }) => [names.get(record) ?? '', record]));
  }

  #byName<T>(aspect: Aspect, index: ByName<T>): ByName<T> {
    const cells = this.#names[aspect];
    return {
      get: (name) => {
        cells.observe(name);
        return index.has(name) ? index.get(name) : undefined;
      },
      has: (name) => {
        cells.observe(name);
        return index.has(name);
      },
    };
  }
}

const ASPECTS = ['binding', 'reference', 'call', 'propertyWrite', 'propertyRead', 'key', 'keySite'] as const satisfies readonly Aspect[];

/** Cells of names, one set an aspect. */
export function cellsByAspect(): { readonly [each in Aspect]: Cells<string> } {
  return { binding: new Cells(), reference: new Cells(), call: new Cells(), propertyWrite: new Cells(), propertyRead: new Cells(), key: new Cells(), keySite: new Cells() };
}

function hasKind({ gone, fresh }: SiteChange, ...kinds: readonly SiteKind[]): boolean {
  return gone.some(({ kind }) => kinds.includes(kind)) || fresh.some(({ kind }) => kinds.includes(kind));
}
