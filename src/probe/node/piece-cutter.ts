/**
 * Cuts the content of a stream as it was cut in an earlier run: how much of it comes at once depends on the machine, and
 * a program may look at each piece by itself.
 */
export class PieceCutter {
  private readonly lengths: readonly number[];
  private next = 0;
  private held: Uint8Array = new Uint8Array(0);
  /** How often content came. */
  received = 0;

  /** @param lengths of the pieces of the earlier run, in bytes. */
  constructor(lengths: readonly number[]) {
    this.lengths = lengths;
  }

  /** True while a part of a piece waits for the rest of it. */
  get isHolding(): boolean {
    return this.held.byteLength > 0;
  }

  /** The pieces that are whole with what came now. */
  cut(content: Uint8Array): Uint8Array[] {
    this.received++;
    const pieces: Uint8Array[] = [];
    let rest: Uint8Array = Buffer.concat([this.held, content]);
    while (rest.byteLength > 0) {
      const length = this.lengths[this.next] ?? rest.byteLength;
      if (length > rest.byteLength) break;
      pieces.push(rest.subarray(0, length));
      rest = rest.subarray(length);
      this.next++;
    }
    this.held = rest;
    return pieces;
  }

  /** What waits, whether it is a whole piece or not. */
  flush(): Uint8Array[] {
    const rest = this.held;
    this.held = new Uint8Array(0);
    return rest.byteLength > 0 ? [rest] : [];
  }
}
