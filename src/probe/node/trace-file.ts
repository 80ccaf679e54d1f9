import { appendFileSync, writeFileSync } from 'node:fs';
import type { TraceChannel } from '../recorder';

/**
 * The trace of a process that the program started: a file, for such a process has pipes of its own and may close all
 * others. It is opened for each batch, so that the program gets the descriptors that it would get without us.
 */
export class TraceFile implements TraceChannel {
  private readonly path: string;
  private isOpen = true;
  // The program may replace it.
  private readonly append = appendFileSync;

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
    try {
      this.append(this.path, bytes);
    } catch {
      this.isOpen = false;
    }
  };
}
