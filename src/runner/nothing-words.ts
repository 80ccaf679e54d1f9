import type { CheckOptions } from '../core/check-options';
import type { RunTrace } from '../core/trace';
import { UNTRACED_NOTE } from '../protocol/trace-notes';
import { relativePath } from './source-lines';
import { isToldByText } from './text-words';

/** Longest line of the program that a sentence repeats. */
const LONGEST_LINE = 160;
/** Lines of a stack, the heading of one and Node's own last words: none of them says what went wrong. */
const STACK_LINES = /^\s*(?:at\s|node:|Node\.js v|\^+$|[{}]$)/;
/** `TypeError: fetch failed`, wherever it stands in its line; a loss printed as `error: 0.2` is none. */
const ERROR_LINE = /\b(?:[A-Z]\w*)?Error(?: \[\w+\])?: \S/;

/** Why a program that ran to its end cannot be judged; null if it can. */
export function findNothing(run: RunTrace, options: CheckOptions): string | null {
  if (!run.notes.has('end')) return 'The script closed file descriptor 3, through which Swerve watches it: what it did after that is not known.';
  if (run.notes.has('engine') ? !trainsNothing(run) : saysSomething(run)) return null;
  const lines = (run.lastWords ?? '').split(/\r?\n/).filter((line) => line.trim() !== '' && !STACK_LINES.test(line));
  const error = lines.findLast((line) => ERROR_LINE.test(line));
  if (run.exitCode !== null && run.exitCode !== 0) return endedEarly(run.exitCode, error ?? lines.at(-1), options);
  const old = run.notes.get(UNTRACED_NOTE);
  if (old !== undefined) return `The page uses TensorFlow.js ${old}, which shows nothing of what it does: Swerve needs 1.0 or later.`;
  const what = run.notes.has('engine') ? 'loads TensorFlow.js but trains nothing and predicts nothing' : `does not use TensorFlow.js${isToldByText(run) ? ', and prints nothing and writes no file' : ''}`;
  return `The script ${what}: ${error === undefined ? 'there is nothing to compare.' : `it printed ${quote(error)}`}`;
}

/**
 * True if a run should be asked again for what it prints: it went well, as far as it came, and TensorFlow.js did nothing,
 * though it may be there: a module that seeds a whole project loads it, also for a network written by hand.
 */
export function wantsText(run: RunTrace, { model, page }: CheckOptions): boolean {
  if (isToldByText(run) || page === true || model !== null || usesEngine(run) || run.notes.has(UNTRACED_NOTE)) return false;
  return run.ending === 'timeout' || (run.notes.has('end') && (run.exitCode === 0 || run.ending === 'idle'));
}

function usesEngine(run: RunTrace): boolean {
  return run.notes.has('engine') && (!trainsNothing(run) || run.threads.some(({ events, layers }) => layers.length > 0 || events.some(({ kind }) => kind === 'effect')));
}

/** True if a program without TensorFlow.js came to its end and left a text. */
function saysSomething(run: RunTrace): boolean {
  return isToldByText(run) && (run.exitCode === 0 || run.ending !== 'exit') && run.threads.some(({ reads }) => reads.count > 0);
}

export function trainsNothing(run: RunTrace): boolean {
  return run.threads.every(({ events, steps, reads }) => steps.length === 0 && reads.count === 0 && !events.some(({ kind }) => kind === 'output'));
}

/** Scripts that miss an argument end this way; whoever gave none may not know how. */
function endedEarly(exitCode: number, line: string | undefined, { args, cwd, model, target }: CheckOptions): string {
  const name = relativePath(cwd, target);
  const said = line === undefined ? '.' : `: it printed ${quote(line)}`;
  const hint = args.length > 0 || model !== null ? '' : ` Its arguments go after --, as in \`swerve check ${name} -- --epochs 3\`.`;
  return `${name} ended itself with exit code ${exitCode} before it trained anything${said}${hint}`;
}

function quote(line: string): string {
  const text = line.trim().replace(/^\[cause\]: /, '');
  return `“${text.length > LONGEST_LINE ? `${text.slice(0, LONGEST_LINE)}…` : text}”.`;
}
