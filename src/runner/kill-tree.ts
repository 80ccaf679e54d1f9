import { spawnSync } from 'node:child_process';
import type { RunProcesses } from './run-processes';

/** Processes may start others while they are being ended: look again this often. */
const PASSES = 20;

/** Ends a child that leads its own process group, and all its descendants, at once; on Linux also those that left the group. */
export function killTree(pid: number, processes: RunProcesses): void {
  if (process.platform === 'win32') {
    spawnSync('taskkill', ['/pid', String(pid), '/T', '/F'], { stdio: 'ignore' });
    return;
  }
  // While their parents live, descendants can be told by them.
  if (process.platform === 'linux') processes.list();
  kill(-pid);
  if (process.platform !== 'linux') return;
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
