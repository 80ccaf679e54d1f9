import { readdirSync, readFileSync } from 'node:fs';

/** More processes than this in one program is taken for a fork bomb. */
const MAX_PROCESSES = 256;
const INTERVAL_MS = 500;
const PAGE_BYTES = 4096;

/**
 * Watches the process group of a run and calls `exceed` once when it uses too much memory or starts too many
 * processes. Only Linux tells this cheaply; elsewhere nothing is watched. Returns what ends the watch.
 */
export function watchResources(group: number, memoryBytes: number, exceed: (reason: string) => void): () => void {
  if (process.platform !== 'linux' || group === 0) return () => undefined;
  const timer = setInterval(() => {
    const { processes, bytes } = measureGroup(group);
    if (processes > MAX_PROCESSES) exceed(`it started more than ${MAX_PROCESSES} processes`);
    else if (bytes > memoryBytes) exceed(`it used more than ${Math.round(memoryBytes / 2 ** 20)} MB of memory`);
  }, INTERVAL_MS);
  timer.unref();
  return () => { clearInterval(timer); };
}

/** Fields of /proc/PID/stat after the command's closing parenthesis: state, ppid, pgrp, …; field 24 is rss in pages. */
function measureGroup(group: number): { processes: number; bytes: number } {
  let processes = 0;
  let bytes = 0;
  for (const name of readdirSync('/proc')) {
    if (!/^\d+$/.test(name)) continue;
    try {
      const stat = readFileSync(`/proc/${name}/stat`, 'utf8');
      const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
      if (Number(fields[2]) !== group) continue;
      processes++;
      bytes += Number(fields[21]) * PAGE_BYTES;
    } catch {
      // It ended meanwhile.
    }
  }
  return { processes, bytes };
}
