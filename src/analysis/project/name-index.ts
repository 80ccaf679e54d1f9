import { compareText } from '../../core/compare-findings';

/**
 * Which files may hold a name, by path. An edit only adds: a file that lost the name is asked once more and has nothing,
 * which costs less than to count what stands in it.
 */
export class NameIndex {
  readonly #paths = new Map<string, Set<string>>();

  add(path: string, names: Iterable<string>): void {
    for (const name of names) {
      const paths = this.#paths.get(name);
      if (paths === undefined) this.#paths.set(name, new Set([path]));
      else paths.add(path);
    }
  }

  /** Sorted by path. */
  collectPaths(name: string): string[] {
    return [...(this.#paths.get(name) ?? [])].sort(compareText);
  }
}
