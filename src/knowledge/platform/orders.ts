import { RUN } from '../draws';
import type { ApiFact, OrderFact } from '../fact';

function ordered(path: string, order: OrderFact['order'], why: string, more: Partial<ApiFact> = {}): ApiFact {
  return { path, order: { order, why }, ...RUN, ...more };
}

const READDIR =
  'its order is not promised: libuv sorts by bytes on Unix, Windows gives what the file system holds, and other runtimes give directory order';
const OPENDIR = 'it gives raw directory order, the hash order of the file system';
const GLOB = 'no order is promised, and parallel walkers emit as they finish';
const FASTEST = 'the fastest promise wins';

/** Reads whose order nobody promises, and the ones whose order is specified. */
export const orders: readonly ApiFact[] = [
  ...['fs.readdir', 'fs.readdirSync', 'fs.promises.readdir'].map((path) => ordered(path, 'platform', READDIR)),
  ...['fs.opendir', 'fs.opendirSync', 'fs.promises.opendir'].map((path) => ordered(path, 'unordered', OPENDIR)),
  ...['fs.glob', 'fs.globSync', 'fs.promises.glob'].map((path) => ordered(path, 'unordered', GLOB)),
  ...['Deno.readDir', 'Deno.readDirSync'].map((path) => ordered(path, 'unordered', OPENDIR, { evidence: 'documented' })),
  ordered('Promise.race', 'completion', FASTEST),
  ordered('Promise.any', 'completion', FASTEST),
  ordered('Promise.all', 'specified', 'results come in the order of the input'),
  ordered('Promise.allSettled', 'specified', 'results come in the order of the input'),
  ordered('worker_threads.Worker#on', 'completion', 'messages of different workers arrive in the order of completion'),
  ordered('Worker#addEventListener', 'completion', 'messages of different workers arrive in the order of completion', { evidence: 'source' }),
  ordered('child_process.fork', 'completion', 'messages of different processes arrive in the order of completion', { evidence: 'source' }),
  ordered('String#localeCompare', 'platform', 'without a locale it sorts by the locale of the machine'),
];

/** Classes of Node's modules whose events arrive in no promised order. */
export const workers: readonly ApiFact[] = [
  { path: 'worker_threads.Worker', call: 'new', returns: 'worker_threads.Worker', ...RUN },
  { path: 'Worker', call: 'new', returns: 'Worker', ...RUN },
];
