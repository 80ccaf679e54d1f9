import type { RunProcesses } from './run-processes';

/** More processes than this in one program is taken for a fork bomb. */
const MAX_PROCESSES = 256;
const INTERVAL_MS = 500;

/**
 * Watches the processes of a run and calls `exceed` once when they use too much memory or grow too many. Only Linux
 * tells this cheaply; elsewhere nothing is watched. Returns what ends the watch.
 */
export function watchResources(processes: RunProcesses, memoryBytes: number, exceed: (reason: string) => void): () => void {
  if (process.platform !== 'linux') return () => undefined;
  const timer = setInterval(() => {
    const running = processes.list();
    const bytes = running.reduce((sum, each) => sum + each.bytes, 0);
    if (running.length > MAX_PROCESSES) exceed(`it started more than ${MAX_PROCESSES} processes`);
    else if (bytes > memoryBytes) exceed(`it used more than ${Math.round(memoryBytes / 2 ** 20)} MB of memory`);
  }, INTERVAL_MS);
  timer.unref();
  return () => { clearInterval(timer); };
}
