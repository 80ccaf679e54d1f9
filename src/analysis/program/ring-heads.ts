import { compareText } from '../../core/compare-findings';

/** What a file is called from which a program starts. */
const HEAD = /(?:^|\/)(?:index|main|app|server|cli|train)\.[cm]?[jt]sx?$/i;

/** Who loads whom, as far as it matters for where programs start. */
export interface Loads {
  /** The file and all that load it, however far. */
  readonly dependentsOf: (path: string) => readonly string[];
  /** Does a program start from this file, since nobody loads it? */
  readonly isStart: (path: string) => boolean;
}

/**
 * Where programs start whose files all load one another, so that none is loaded by nobody: a start that exports what
 * its parts import back. Each is the one file of such a ring that is named like a start, the least deep of several.
 */
export class RingHeads {
  readonly #loads: Loads;
  readonly #hasStart = new Map<string, boolean>();

  constructor(loads: Loads) {
    this.#loads = loads;
  }

  /** The heads of the rings that load a file. */
  collect(path: string): readonly string[] {
    const { dependentsOf } = this.#loads;
    const heads = dependentsOf(path).filter((each) => HEAD.test(each) && !this.#isStarted(each) && this.#isInRing(each));
    return heads.filter((each) => !heads.some((other) => other !== each && dependentsOf(each).includes(other) && isBefore(other, each)));
  }

  #isInRing(path: string): boolean {
    return this.#loads.dependentsOf(path).every((each) => this.#loads.dependentsOf(each).includes(path));
  }

  #isStarted(path: string): boolean {
    const known = this.#hasStart.get(path) ?? this.#loads.dependentsOf(path).some(this.#loads.isStart);
    this.#hasStart.set(path, known);
    return known;
  }
}

function isBefore(path: string, other: string): boolean {
  const depths = path.split('/').length - other.split('/').length;
  return depths < 0 || (depths === 0 && compareText(path, other) < 0);
}
