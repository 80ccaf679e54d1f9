import type { ts } from 'ts-morph';
import { compareSites, nodeOf, type SiteKinds } from './sites';

type Site = SiteKinds[keyof SiteKinds];

const NONE: readonly never[] = [];
/** No name in any program. */
const ALL = '\0';

/** Sites of one kind: all of them in source order, and those of each name. */
export class SiteIndex<T extends Site> {
  readonly #sites = new Map<string, T[]>();
  /** Names with sites that were added out of order. */
  readonly #unsorted = new Set<string>();
  readonly #hasAll: boolean;

  /** @param hasAll whether all sites are kept in one list too */
  constructor(hasAll = false) {
    this.#hasAll = hasAll;
  }

  /** Adds the next site of a walk over the whole file. */
  append(name: string, site: T): void {
    push(this.#sites, name, site);
    if (this.#hasAll) push(this.#sites, ALL, site);
  }

  /** Adds sites of an edit. */
  insert(name: string, site: T): void {
    this.append(name, site);
    this.#unsorted.add(name);
    if (this.#hasAll) this.#unsorted.add(ALL);
  }

  /** Takes out the sites of these nodes; a list that was handed out stays as it was. */
  remove(names: Iterable<string>, nodes: ReadonlySet<ts.Node>): void {
    for (const name of this.#hasAll ? [ALL, ...names] : names) {
      const left = (this.#sites.get(name) ?? NONE).filter((site) => !nodes.has(nodeOf(site)));
      if (left.length === 0) this.#sites.delete(name);
      else this.#sites.set(name, left);
    }
  }

  get(name: string): readonly T[] {
    const sites = this.#sites.get(name);
    if (sites === undefined) return NONE;
    if (!this.#unsorted.delete(name)) return sites;
    const sorted = sites.toSorted(compareSites);
    this.#sites.set(name, sorted);
    return sorted;
  }

  all(): readonly T[] {
    return this.get(ALL);
  }

  has(name: string): boolean {
    return this.#sites.has(name);
  }

  collectNames(): string[] {
    return [...this.#sites.keys()].filter((name) => name !== ALL);
  }
}

function push<T>(map: Map<string, T[]>, name: string, site: T): void {
  const sites = map.get(name);
  if (sites === undefined) map.set(name, [site]);
  else sites.push(site);
}
