import { fstatSync, writeSync } from 'node:fs';
import { threadId } from 'node:worker_threads';
import type { TraceChannel } from '../recorder';

/**
 * Bytes of a packet: small enough that packets of several threads do not mix on the pipe. Linux takes in more at once
 * than the 8 KB that other systems hold, and every write costs.
 */
const PACKET = (process.platform === 'linux' ? 32 : 8) * 1024 - 64;
const HEADER = 8;

/** Packets on the trace pipe: `u32 length, u32 thread, bytes`; the bytes of a thread form its stream of `u32 length, frame`. */
export class TracePipe implements TraceChannel {
  private readonly descriptor: number;
  private readonly packet = Buffer.alloc(HEADER + PACKET);
  private isOpen = true;
  // The program may replace these.
  private readonly writeSync = writeSync;
  private readonly fstatSync = fstatSync;
  private readonly pipe: bigint | null;

  constructor(descriptor: number) {
    this.descriptor = descriptor;
    this.pipe = this.identify();
  }

  readonly send = (bytes: Uint8Array): void => {
    // A program that closes the pipe gets its number for a file of its own: nothing may be written there.
    this.isOpen &&= this.identify() === this.pipe;
    for (let offset = 0; offset < bytes.byteLength && this.isOpen; offset += PACKET) {
      const count = Math.min(PACKET, bytes.byteLength - offset);
      this.packet.writeUInt32LE(count, 0);
      this.packet.writeUInt32LE(threadId, 4);
      this.packet.set(bytes.subarray(offset, offset + count), HEADER);
      this.writeAll(HEADER + count);
    }
  };

  /**
   * What the descriptor leads to; null if it leads nowhere. As a bigint: the values of the last number-typed stat are
   * shared inside Node, and `realpathSync` takes a pipe seen there for the file it is asked about and follows no link.
   */
  private identify(): bigint | null {
    try {
      return this.fstatSync(this.descriptor, { bigint: true }).ino;
    } catch {
      return null;
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
