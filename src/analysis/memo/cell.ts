/**
 * What an answer may rest on: a name of a file, a statement, another answer. When it changes, every answer that read
 * it is forgotten, and what was read of those. Readers are noted as they read, so nothing has to be declared.
 */
export class Cell {
  #readers: Answer<unknown>[] | null = null;
  /** Forgotten readers are swept out when the list has grown to this length. */
  #limit = 32;

  /** The answer that is being worked out now rests on this. */
  observe(): void {
    const reader = current;
    if (reader === null) return;
    this.#readers ??= [];
    if (this.#readers.at(-1) === reader) return;
    if (this.#readers.length >= this.#limit) {
      this.#readers = this.#readers.filter(({ isForgotten }) => !isForgotten);
      this.#limit = this.#readers.length * 2 + 32;
    }
    this.#readers.push(reader);
  }

  /** It changed: forgets all that rests on it. */
  touch(): void {
    const changed: Cell[] = [this];
    for (let cell = changed.pop(); cell !== undefined; cell = changed.pop()) {
      const readers = cell.#readers;
      cell.#readers = null;
      for (const reader of readers ?? []) if (reader.forget()) changed.push(reader);
    }
  }
}

/** Where answers are kept by their question. */
export interface AnswerStore {
  get(question: object): Answer<unknown> | undefined;
  delete(question: object): unknown;
}

/** An answer with what it took to find it. */
export class Answer<T> extends Cell {
  value!: T;
  isForgotten = false;
  /** It was found with a circle cut or a limit reached, so it depends on what was asked before it. */
  isTangled = false;
  /** Steps to find it with nothing known, at most; where whole queries were made for it, those of the longest. */
  cost = 1;
  holdsQueries = false;
  /** How deep questions were nested below it, and how deep look-ups of members. */
  height = 0;
  memberHeight = 0;
  /** The version of the project in which it was last found or checked. */
  version: number;
  readonly memberBase: number;
  readonly #store: AnswerStore;
  readonly #question: object;

  constructor(store: AnswerStore, question: object, version: number, memberBase: number) {
    super();
    this.#store = store;
    this.#question = question;
    this.version = version;
    this.memberBase = memberBase;
  }

  /** Takes it out of its store; false if that was done before. */
  forget(): boolean {
    if (this.isForgotten) return false;
    this.isForgotten = true;
    if (this.#store.get(this.#question) === this) this.#store.delete(this.#question);
    return true;
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
  return readFor(null, step);
}

/** Runs a step whose reads count for `answer`. */
export function readFor<T>(answer: Answer<unknown> | null, step: () => T): T {
  const outer = current;
  current = answer;
  try {
    return step();
  } finally {
    current = outer;
  }
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
