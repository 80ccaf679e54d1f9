import { fileURLToPath } from 'node:url';
import { relativePath } from './source-lines';

/** What a crashed run left behind. */
export interface CrashTraces {
  /** The error's name, message and stack, if the probe saw it. */
  readonly note: string;
  readonly stderr: string;
  readonly exitCode: number | null;
}

/** A crash in one sentence: the message, the user's own line if it is known, and what to type if a package is missing. */
export function describeCrash(traces: CrashTraces, cwd: string): string {
  const message = findMessage(traces).replace(/[.\s]+$/, '');
  const place = findPlace(`${traces.note}\n${traces.stderr}`, cwd);
  const missing = /Cannot find (?:package|module) '((?:@[\w.-]+\/)?[A-Za-z][\w.-]*)/.exec(message)?.[1];
  const remedy = missing === undefined ? '' : ` Type \`npm install ${missing}\` in your project.`;
  return `${message}${place === null ? '' : ` (${place})`}.${remedy}`;
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
