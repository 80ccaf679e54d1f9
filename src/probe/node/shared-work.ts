import { getEnvironmentData, isMainThread, setEnvironmentData } from 'node:worker_threads';

/** Where workers find it, as they find the plan. */
const KEY = 'swerve.work';

/** Places of the memory that all threads of this process share. */
const COMPUTED = 0;
const ENDED = 1;
const AWAITED = 2;

/** What the workers of this process have done, as far as they have told. */
export class SharedWork {
  private static found: SharedWork | null = null;
  // The program may replace these, and they are trapped.
  private readonly atomics = { add: Atomics.add, load: Atomics.load, wait: Atomics.wait, notify: Atomics.notify };
  private readonly clock = performance.now.bind(performance);
  private readonly cells: Int32Array<SharedArrayBuffer>;

  private constructor(cells: Int32Array<SharedArrayBuffer>) {
    this.cells = cells;
  }

  /** The main thread's is given to all its workers. */
  static find(): SharedWork {
    this.found ??= new SharedWork(findCells());
    return this.found;
  }

  /** This worker has computed something. */
  tell(): void {
    this.atomics.add(this.cells, COMPUTED, 1);
  }

  /** How often workers have told so: while they work the main thread is not at rest. */
  get count(): number {
    return this.atomics.load(this.cells, COMPUTED);
  }

  /** This worker waits for what it has begun. */
  tellAwaiting(): void {
    this.atomics.add(this.cells, AWAITED, 1);
  }

  /** How often workers have told that. */
  get awaited(): number {
    return this.atomics.load(this.cells, AWAITED);
  }

  /** This worker ends. */
  end(): void {
    this.atomics.add(this.cells, ENDED, 1);
    this.atomics.notify(this.cells, ENDED);
  }

  /** Waits until so many workers have ended, but no longer than this. */
  waitForEnds(count: number, ms: number): void {
    const until = this.clock() + ms;
    for (let ended = this.atomics.load(this.cells, ENDED); ended < count && this.clock() < until; ended = this.atomics.load(this.cells, ENDED)) {
      this.atomics.wait(this.cells, ENDED, ended, until - this.clock());
    }
  }
}

function findCells(): Int32Array<SharedArrayBuffer> {
  const known = isMainThread ? undefined : (getEnvironmentData(KEY) as unknown);
  if (known instanceof Int32Array) return known as Int32Array<SharedArrayBuffer>;
  const cells = new Int32Array(new SharedArrayBuffer(3 * Int32Array.BYTES_PER_ELEMENT));
  if (isMainThread) setEnvironmentData(KEY, cells);
  return cells;
}
