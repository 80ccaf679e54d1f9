import { spawnSync } from 'node:child_process';
import { RunProcesses } from './run-processes';

/** Processes may start others while they are being ended: look again this often. */
const PASSES = 20;

/**
 * Ends a child that leads its own process group, and all its descendants, at once. On Linux also those that left the
 * group: they are known by the mark that they inherited.
 */
export function killTree(pid: number, mark: string): void {
  if (process.platform === 'win32') {
    spawnSync('taskkill', ['/pid', String(pid), '/T', '/F'], { stdio: 'ignore' });
    return;
  }
  kill(-pid);
  if (process.platform !== 'linux') return;
  const processes = new RunProcesses(pid, mark);
  for (let pass = 0; pass < PASSES; pass++) {
    const left = processes.list();
    if (left.length === 0) return;
    for (const each of left) kill(each.pid);
  }
}

function kill(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // It is gone already.
  }
}
