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
  readonly parent: number;
  readonly group: number;
  /** Number and start, for a number is given again once its process has ended. */
  readonly key: string;
  readonly bytes: number;
}

/**
 * The processes of one run on Linux: those of its group, those that left it but carry the mark, and those that were
 * seen below one of these, whatever they did to their environment and their parents since.
 */
export class RunProcesses {
  private readonly group: number;
  private readonly mark: string;
  /** Whether a process is of this run, by key: an environment is read once, and what was ours stays ours. */
  private readonly isOurs = new Map<string, boolean>();

  constructor(group: number, mark: string) {
    this.group = group;
    this.mark = mark;
  }

  list(): RunProcess[] {
    const stats = readStats();
    const ours: RunProcess[] = [];
    for (const [pid, stat] of stats) {
      if (this.belongs(pid, stat, stats)) ours.push({ pid, bytes: stat.bytes });
    }
    return ours;
  }

  private belongs(pid: number, stat: Stat, stats: ReadonlyMap<number, Stat>): boolean {
    if (stat.group === this.group) return true;
    const known = this.isOurs.get(stat.key);
    if (known !== undefined) return known;
    // Set before the walk up, which therefore ends.
    this.isOurs.set(stat.key, false);
    const parent = stats.get(stat.parent);
    const belongs = readEnvironment(pid).includes(`${RUN_MARK}=${this.mark}\0`) || (parent !== undefined && this.belongs(stat.parent, parent, stats));
    this.isOurs.set(stat.key, belongs);
    return belongs;
  }
}

/** Every process but this one, by number. */
function readStats(): Map<number, Stat> {
  const stats = new Map<number, Stat>();
  for (const name of readdirSync('/proc')) {
    const pid = Number(name);
    const stat = Number.isInteger(pid) && pid !== process.pid ? readStat(pid) : null;
    if (stat !== null) stats.set(pid, stat);
  }
  return stats;
}

/** Fields of /proc/PID/stat after the command's closing parenthesis: state, ppid, pgrp, …; 22 is the start, 24 the resident pages. */
function readStat(pid: number): Stat | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    // A zombie is dead already and only waits for its parent.
    if (fields[0] === 'Z') return null;
    return { parent: Number(fields[1]), group: Number(fields[2]), key: `${pid} ${fields[19] ?? ''}`, bytes: Number(fields[21]) * PAGE_BYTES };
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
