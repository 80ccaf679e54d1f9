import { readdirSync, readFileSync } from 'node:fs';

/** Environment variable that marks every process of a check; children inherit it, also those that detach. */
export const RUN_MARK = 'SWERVE_CHECK';

const PAGE_BYTES = 4096;

/** A process of the user's program. */
export interface RunProcess {
  readonly pid: number;
  /** Resident memory. */
  readonly bytes: number;
}

interface Stat {
  readonly group: number;
  readonly started: string;
  readonly bytes: number;
}

/** The processes of one run on Linux: those of its group, and those that left it but still carry the mark. */
export class RunProcesses {
  private readonly group: number;
  private readonly mark: string;
  /** Whether a process carries the mark, by number and start: a process's environment is read once. */
  private readonly marked = new Map<string, boolean>();

  constructor(group: number, mark: string) {
    this.group = group;
    this.mark = mark;
  }

  list(): RunProcess[] {
    const processes: RunProcess[] = [];
    for (const name of readdirSync('/proc')) {
      const pid = Number(name);
      if (!Number.isInteger(pid) || pid === process.pid) continue;
      const stat = readStat(pid);
      if (stat !== null && (stat.group === this.group || this.isMarked(pid, stat.started))) processes.push({ pid, bytes: stat.bytes });
    }
    return processes;
  }

  private isMarked(pid: number, started: string): boolean {
    const key = `${pid} ${started}`;
    const known = this.marked.get(key);
    if (known !== undefined) return known;
    const isMarked = readEnvironment(pid).includes(`${RUN_MARK}=${this.mark}\0`);
    this.marked.set(key, isMarked);
    return isMarked;
  }
}

/** Fields of /proc/PID/stat after the command's closing parenthesis: state, ppid, pgrp, …; 22 is the start, 24 the resident pages. */
function readStat(pid: number): Stat | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    // A zombie is dead already and only waits for its parent.
    return fields[0] === 'Z' ? null : { group: Number(fields[2]), started: fields[19] ?? '', bytes: Number(fields[21]) * PAGE_BYTES };
  } catch {
    return null;
  }
}

function readEnvironment(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/environ`, 'latin1');
  } catch {
    // Another user's process, or one that ended meanwhile.
    return '';
  }
}
