import { closeSync, openSync, writeFileSync, writeSync } from 'node:fs';
import type { TraceChannel } from '../recorder';

/**
 * The trace of a process that the program started: a file, for such a process has pipes of its own and may close all
 * others. It is opened for each batch, so that the program gets the descriptors that it would get without us.
 */
export class TraceFile implements TraceChannel {
  private readonly path: string;
  private isOpen = true;
  // The program may replace these, and what tells before anything is written stands in place of others that use them.
  private readonly files = { openSync, writeSync, closeSync };

  private constructor(path: string) {
    this.path = path;
  }

  /** Null if the file is there already or cannot be made: two processes of one shell command are both given its number. */
  static create(path: string): TraceFile | null {
    try {
      writeFileSync(path, '', { flag: 'wx' });
      return new TraceFile(path);
    } catch {
      return null;
    }
  }

  readonly send = (bytes: Uint8Array): void => {
    if (!this.isOpen) return;
    const { openSync: open, closeSync: close } = this.files;
    try {
      const descriptor = open(this.path, 'a');
      try {
        this.writeAll(descriptor, bytes);
      } finally {
        close(descriptor);
      }
    } catch {
      this.isOpen = false;
    }
  };

  private writeAll(descriptor: number, bytes: Uint8Array): void {
    const { writeSync: write } = this.files;
    for (let offset = 0; offset < bytes.byteLength; ) offset += write(descriptor, bytes, offset);
  }
}
