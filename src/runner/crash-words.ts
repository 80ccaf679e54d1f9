import { fileURLToPath } from 'node:url';
import { findRemedy } from './crash-remedies';
import { relativePath } from './source-lines';

/** How the WebGPU backend's `readSync` stands in a stack; the copy in a bundle of all is named as the class is. */
const READS_AT_ONCE = /WebGPUBackend\.readSync/;

/** What a crashed run left behind. */
export interface CrashTraces {
  /** The error's name, message and stack, if the probe saw it. */
  readonly note: string;
  readonly stderr: string;
  readonly exitCode: number | null;
}

/** A crash in one sentence, with the user's own line if it is known, and in another what can be done about it. Paths are absolute. */
export function describeCrash(traces: CrashTraces, target: string, cwd: string): string {
  const { message, place } = readCrash(traces, cwd);
  const remedy = findRemedy(message, place, target, cwd, READS_AT_ONCE.test(`${traces.note}\n${traces.stderr}`));
  return `${message}${place === null ? '' : ` (${place})`}.${remedy === null ? '' : ` ${remedy}`}`;
}

/** The error's message, and the user's own line if it is known, as `train.ts:12`. */
export function readCrash(traces: CrashTraces, cwd: string): { message: string; place: string | null } {
  return { message: findMessage(traces).replace(/[.\s]+$/, ''), place: findPlace(`${traces.note}\n${traces.stderr}`, cwd) };
}

function findMessage({ note, stderr, exitCode }: CrashTraces): string {
  const [first = '', second = ''] = note.split('\n', 2);
  // A compiler's complaint stands on the line after its heading.
  if (first !== '') return first.endsWith(':') ? `${first} ${second.replace(/^.*?: /, '')}` : first;
  const line = stderr.split('\n').find((text) => /^\w*Error\b/.test(text.trim()));
  return line?.trim() ?? `exit code ${exitCode ?? 'unknown'}`;
}

/** `train.ts:12`, from the first line of a stack, or of Node's own report, that is neither a library's nor Node's. */
function findPlace(text: string, cwd: string): string | null {
  const places = text.matchAll(/^\s*(?:at (?:async )?(?:[^\n]*? \()?)?((?:file:\/\/)?(?:\/|[A-Za-z]:\\)[^\n():]*?):(\d+)(?::\d+)?(?:\)|: |$)/gm);
  for (const [, file = '', line = ''] of places) {
    if (!/node_modules|[\\/]dist[\\/]probe[\\/]/.test(file)) return `${relativePath(cwd, file.startsWith('file:') ? fileURLToPath(file) : file)}:${line}`;
  }
  return null;
}
