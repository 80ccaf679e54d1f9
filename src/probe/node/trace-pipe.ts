import { writeSync } from 'node:fs';
import { threadId } from 'node:worker_threads';
import type { TraceChannel } from '../recorder';

/** Bytes of a packet: small enough that packets of several threads do not mix on the pipe. */
const PACKET = 8 * 1024;
const HEADER = 8;

/** Packets on the trace pipe: `u32 length, u32 thread, bytes`; the bytes of a thread form its stream of `u32 length, frame`. */
export class TracePipe implements TraceChannel {
  private readonly descriptor: number;
  private readonly packet = Buffer.alloc(HEADER + PACKET);
  private isOpen = true;
  // The program may replace fs.writeSync.
  private readonly writeSync = writeSync;

  constructor(descriptor: number) {
    this.descriptor = descriptor;
  }

  readonly send = (bytes: Uint8Array): void => {
    for (let offset = 0; offset < bytes.byteLength && this.isOpen; offset += PACKET) {
      const count = Math.min(PACKET, bytes.byteLength - offset);
      this.packet.writeUInt32LE(count, 0);
      this.packet.writeUInt32LE(threadId, 4);
      this.packet.set(bytes.subarray(offset, offset + count), HEADER);
      this.writeAll(HEADER + count);
    }
  };

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
