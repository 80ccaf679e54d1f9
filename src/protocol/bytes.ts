/** Appends little-endian values to a growing buffer that is used again after every `clear`. */
export class ByteWriter {
  private bytes = new Uint8Array(4096);
  private data = new DataView(this.bytes.buffer);
  private length = 0;
  private readonly encoder = new TextEncoder();

  get byteLength(): number {
    return this.length;
  }

  /** What was written; valid until the next write. */
  view(): Uint8Array {
    return this.bytes.subarray(0, this.length);
  }

  clear(): void {
    this.length = 0;
  }

  /** Leaves room for a length in front of what follows; returns the place for `endBlock`. */
  beginBlock(): number {
    this.u32(0);
    return this.length;
  }

  endBlock(start: number): void {
    this.data.setUint32(start - 4, this.length - start, true);
  }

  u8(value: number): this {
    this.reserve(1);
    this.bytes[this.length++] = value;
    return this;
  }

  u32(value: number): this {
    this.reserve(4);
    this.data.setUint32(this.length, value >>> 0, true);
    this.length += 4;
    return this;
  }

  f64(value: number): this {
    this.reserve(8);
    this.data.setFloat64(this.length, value, true);
    this.length += 8;
    return this;
  }

  /** Bytes with their length in front. */
  block(value: Uint8Array): this {
    this.u32(value.byteLength);
    this.reserve(value.byteLength);
    this.bytes.set(value, this.length);
    this.length += value.byteLength;
    return this;
  }

  text(value: string): this {
    return this.block(this.encoder.encode(value));
  }

  private reserve(count: number): void {
    if (this.length + count <= this.bytes.length) return;
    const grown = new Uint8Array(Math.max(this.bytes.length * 2, this.length + count));
    grown.set(this.bytes.subarray(0, this.length));
    this.bytes = grown;
    this.data = new DataView(grown.buffer);
  }
}

/** Reads what `ByteWriter` wrote; throws a RangeError past the end. */
export class ByteReader {
  private offset = 0;
  private readonly view: DataView;
  private static readonly decoder = new TextDecoder();
  private readonly bytes: Uint8Array;

  constructor(bytes: Uint8Array) {
    this.bytes = bytes;
    this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  u8(): number {
    return this.view.getUint8(this.offset++);
  }

  u32(): number {
    const value = this.view.getUint32(this.offset, true);
    this.offset += 4;
    return value;
  }

  f64(): number {
    const value = this.view.getFloat64(this.offset, true);
    this.offset += 8;
    return value;
  }

  block(): Uint8Array {
    const length = this.u32();
    if (this.offset + length > this.bytes.byteLength) throw new RangeError('truncated frame');
    // A copy with a buffer of its own: `slice` of a Node Buffer would share.
    const value = new Uint8Array(length);
    value.set(this.bytes.subarray(this.offset, this.offset + length));
    this.offset += length;
    return value;
  }

  text(): string {
    return ByteReader.decoder.decode(this.block());
  }
}
