import { compareText } from '../../core/compare-findings';

/** What a file is called from which a program starts. */
const HEAD = /(?:^|\/)(?:index|main|app|server|cli|train)\.[cm]?[jt]sx?$/i;

/** Who loads whom, as far as it matters for where programs start. */
export interface Loads {
  /** The file and all that load it, however far. */
  readonly dependentsOf: (path: string) => readonly string[];
  /** Does a program start from this file, since nobody loads it? */
  readonly isStart: (path: string) => boolean;
  /** Tests load a program and are no part of it. */
  readonly isTest: (path: string) => boolean;
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
    const heads = this.#dependentsOf(path).filter((each) => HEAD.test(each) && !this.#isStarted(each) && this.#isInRing(each));
    return heads.filter((each) => !heads.some((other) => other !== each && this.#dependentsOf(each).includes(other) && isBefore(other, each)));
  }

  #dependentsOf(path: string): readonly string[] {
    return this.#loads.dependentsOf(path).filter((each) => each === path || !this.#loads.isTest(each));
  }

  #isInRing(path: string): boolean {
    return this.#dependentsOf(path).every((each) => this.#dependentsOf(each).includes(path));
  }

  #isStarted(path: string): boolean {
    const known = this.#hasStart.get(path) ?? this.#dependentsOf(path).some((each) => this.#loads.isStart(each) && !this.#loads.isTest(each));
    this.#hasStart.set(path, known);
    return known;
  }
}

function isBefore(path: string, other: string): boolean {
  const depths = path.split('/').length - other.split('/').length;
  return depths < 0 || (depths === 0 && compareText(path, other) < 0);
}
