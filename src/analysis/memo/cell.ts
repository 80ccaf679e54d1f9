/**
 * What an answer may rest on: a name of a file, a statement, another answer. When it changes, every answer that read
 * it is forgotten, and what was read of those. Readers are noted as they read, so nothing has to be declared.
 */
export class Cell {
  /** Nearly every cell has one reader. */
  #first: Answer<unknown> | null = null;
  #others: Answer<unknown>[] | null = null;

  /** The answer that is being worked out now rests on this. */
  observe(): void {
    const reader = current;
    if (reader === null || reader === this.#first) return;
    const others = this.#others;
    if (this.#first === null) this.#first = reader;
    else if (others === null) this.#others = [reader];
    else if (others[others.length - 1] !== reader) {
      others.push(reader);
      if (isPowerOfTwo(others.length) && others.length > FEW) this.#others = others.filter(({ isForgotten }) => !isForgotten);
    }
  }

  /** It changed: forgets all that rests on it. */
  touch(): void {
    const changed: Cell[] = [this];
    for (let cell = changed.pop(); cell !== undefined; cell = changed.pop()) {
      for (const reader of cell.#takeReaders()) {
        if (reader.isForgotten) continue;
        reader.isForgotten = true;
        changed.push(reader);
      }
    }
  }

  #takeReaders(): readonly Answer<unknown>[] {
    const readers = [...(this.#first === null ? [] : [this.#first]), ...(this.#others ?? [])];
    this.#first = null;
    this.#others = null;
    return readers;
  }
}

/** From so many readers on, those that are forgotten are swept out now and then. */
const FEW = 32;

function isPowerOfTwo(count: number): boolean {
  return (count & (count - 1)) === 0;
}

/** An answer with what it took to find it. */
export class Answer<T> extends Cell {
  value!: T;
  /** Something that it rests on changed. */
  isForgotten = false;
  /** It was found with a circle cut or a limit reached, so it depends on what was asked before it. */
  isTangled = false;
  /** Whole queries were made for it, each with a budget of its own. */
  readonly holdsQueries: boolean;
  /** Steps to find it with nothing known, at most; where it holds queries, those of the longest. */
  cost = 1;
  /** How deep questions were nested below it, and how deep look-ups of members. */
  height = 0;
  memberHeight = 0;
  /** The round in which it was last found or used. */
  round: number;
  /** The depth of member look-ups at which it was asked for. */
  readonly memberBase: number;

  constructor(round: number, memberBase: number, holdsQueries: boolean) {
    super();
    this.round = round;
    this.memberBase = memberBase;
    this.holdsQueries = holdsQueries;
  }
}

/** The innermost answer that is being worked out; one thread, so one at a time. */
let current: Answer<unknown> | null = null;

export function currentAnswer(): Answer<unknown> | null {
  return current;
}

/** The answer that is being worked out depends on what was asked before it. */
export function markTangled(): void {
  if (current !== null) current.isTangled = true;
}

/** What it took to find an answer counts for the one that reads it, at a depth of member look-ups. */
export function addEffort({ isTangled, cost, height, memberHeight }: Answer<unknown>, memberDepth: number): void {
  if (current === null) return;
  current.isTangled ||= isTangled;
  current.cost = current.holdsQueries ? Math.max(current.cost, cost) : current.cost + cost;
  current.height = Math.max(current.height, height + 1);
  addMemberStep(memberDepth + memberHeight);
}

/** Member look-ups have come to this depth. */
export function addMemberStep(memberDepth: number): void {
  if (current !== null) current.memberHeight = Math.max(current.memberHeight, memberDepth - current.memberBase);
}

/** Runs a step whose reads count for nobody, because a cell of its own stands for them. */
export function unobserved<T>(step: () => T): T {
  const outer = startReading(null);
  try {
    return step();
  } finally {
    startReading(outer);
  }
}

/** From here on reads count for `answer`; gives the one for which they counted before, to be set again. */
export function startReading(answer: Answer<unknown> | null): Answer<unknown> | null {
  const outer = current;
  current = answer;
  return outer;
}

/** Cells by name, made when first read. */
export class Cells<Key> {
  readonly #cells = new Map<Key, Cell>();

  observe(key: Key): void {
    if (current === null) return;
    const cell = this.#cells.get(key) ?? new Cell();
    this.#cells.set(key, cell);
    cell.observe();
  }

  touch(key: Key): void {
    this.#cells.get(key)?.touch();
  }
}
