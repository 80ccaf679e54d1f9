import { writeSync } from 'node:fs';
import { threadId } from 'node:worker_threads';

/** Bytes of a packet: small enough that packets of several threads do not mix on the pipe. */
const PACKET = 8 * 1024;
const HEADER = 8;

/** Packets on the trace pipe: `u32 length, u32 thread, bytes`; the bytes of a thread form its stream of `u32 length, frame`. */
export class TracePipe {
  private readonly descriptor: number;
  private readonly packet = Buffer.alloc(HEADER + PACKET);
  private filled = 0;
  private isOpen = true;
  // The program may replace fs.writeSync.
  private readonly writeSync = writeSync;

  constructor(descriptor: number) {
    this.descriptor = descriptor;
  }

  readonly send = (frame: Uint8Array): void => {
    const length = Buffer.alloc(4);
    length.writeUInt32LE(frame.byteLength);
    this.append(length);
    this.append(frame);
  };

  readonly flush = (): void => {
    if (this.filled === 0 || !this.isOpen) return;
    this.packet.writeUInt32LE(this.filled, 0);
    this.packet.writeUInt32LE(threadId, 4);
    this.writeAll(HEADER + this.filled);
    this.filled = 0;
  };

  private append(bytes: Uint8Array): void {
    for (let offset = 0; offset < bytes.byteLength; ) {
      const count = Math.min(PACKET - this.filled, bytes.byteLength - offset);
      this.packet.set(bytes.subarray(offset, offset + count), HEADER + this.filled);
      this.filled += count;
      offset += count;
      if (this.filled === PACKET) this.flush();
    }
  }

  private writeAll(length: number): void {
    for (let offset = 0; offset < length; ) {
      try {
        offset += this.writeSync(this.descriptor, this.packet, offset, length - offset);
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code === 'EAGAIN') continue;
        this.isOpen = false;
        return;
      }
    }
  }
}
