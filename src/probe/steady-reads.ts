/** Who in the library reads a clock, and where the user's code was last when it did. */
interface Reader {
  readonly stack: string;
  readonly entry: string;
  /** Who read it next, by how much was computed until then. */
  readonly next: Map<number, Following>;
}

interface Following {
  reader: Reader;
  /** Looks in a row that found this reader. */
  looks: number;
  /** Reads taken to be this reader's since the last look. */
  taken: number;
}

/** Looks in a row after which a reader is taken to come again, and reads after which it is looked at again. */
const LOOKS = 16;
const READS_PER_LOOK = 15;
/** Readers told apart by the work before them; whoever reads at random points is looked at. */
const MOST_NEXT = 16;

/**
 * `fit` reads the clock after every batch, at the same point of it. Looking at the stack costs more than all else that is
 * told of a step, and finds what it found before; only a read that comes at another point has to be looked at.
 */
export class SteadyReads {
  private readonly last = new Map<string, { readonly reader: Reader; readonly activity: number }>();
  private readonly readers = new Map<string, Map<string, Reader[]>>();

  /** The stack of whoever reads this clock after so much work; null where it has to be looked at. */
  find(api: string, activity: number, entry: string): string | null {
    const last = this.last.get(api);
    const following = last?.reader.next.get(activity - last.activity);
    if (following === undefined || following.looks < LOOKS || following.taken >= READS_PER_LOOK || following.reader.entry !== entry) return null;
    following.taken++;
    this.last.set(api, { reader: following.reader, activity });
    return following.reader.stack;
  }

  /** A look at the stack has found this reader. */
  learn(api: string, activity: number, entry: string, stack: string): void {
    const reader = this.readerOf(api, entry, stack);
    const last = this.last.get(api);
    if (last !== undefined) follow(last.reader, activity - last.activity, reader);
    this.last.set(api, { reader, activity });
  }

  private readerOf(api: string, entry: string, stack: string): Reader {
    const stacks = this.readers.get(api) ?? new Map<string, Reader[]>();
    this.readers.set(api, stacks);
    const known = stacks.get(stack) ?? [];
    stacks.set(stack, known);
    const found = known.find((each) => each.entry === entry);
    if (found !== undefined) return found;
    const reader = { stack, entry, next: new Map<number, Following>() };
    known.push(reader);
    return reader;
  }
}

function follow({ next }: Reader, work: number, reader: Reader): void {
  const known = next.get(work);
  if (known === undefined && next.size >= MOST_NEXT) return;
  const looks = known?.reader === reader ? known.looks + 1 : 1;
  next.set(work, { reader, looks, taken: 0 });
}
