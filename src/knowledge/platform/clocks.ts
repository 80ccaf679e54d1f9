import { RUN } from '../draws';
import type { ApiFact } from '../fact';
import { argument, isAbsent } from '../places';

function clock(path: string, what: string): ApiFact {
  return { path, clock: { what }, varies: 'run', ...RUN };
}

function varying(path: string, varies: 'run' | 'machine', note: string): ApiFact {
  return { path, varies, note, evidence: 'source' };
}

/** Clocks, and other values that belong to one run or one machine: none of them can be a seed. */
export const clocks: readonly ApiFact[] = [
  clock('Date.now', 'milliseconds since 1970'),
  {
    path: 'Date',
    call: 'either',
    clock: { what: 'the time of the call', onlyIf: [isAbsent(argument(0))] },
    note: 'Reads the clock only when called without arguments.',
    ...RUN,
  },
  clock('performance.now', 'milliseconds since the process or page began'),
  clock('performance.timeOrigin', 'when the process or page began'),
  clock('process.hrtime', 'nanoseconds'),
  clock('process.hrtime.bigint', 'nanoseconds'),
  clock('process.uptime', 'seconds since the process began'),
  clock('perf_hooks.performance.now', 'milliseconds since the process began'),
  varying('process.pid', 'run', 'The process id.'),
  varying('process.ppid', 'run', 'The id of the parent process.'),
  varying('process.memoryUsage', 'run', 'Depends on when garbage was collected.'),
  varying('os.hostname', 'machine', 'The name of the machine.'),
  varying('os.cpus', 'machine', 'The number of processors: a split by it changes sums and per-worker streams.'),
  varying('os.availableParallelism', 'machine', 'The number of processors that the process may use.'),
  varying('os.freemem', 'run', 'Free memory.'),
  varying('os.uptime', 'run', 'Time since the machine started.'),
  varying('os.loadavg', 'run', 'Load of the machine.'),
  varying('navigator.hardwareConcurrency', 'machine', 'The number of processors.'),
  varying('navigator.userAgent', 'machine', 'The browser.'),
];
