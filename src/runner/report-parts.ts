import type { CheckOptions } from '../core/check-options';
import type { RunTrace } from '../core/trace';
import { MODEL_PROBLEMS, type CheckReport, type EntropySource } from '../core/verdict';
import { COPIED_NOTE, MODEL_PROBLEM_NOTE, PAGE_NOTE, PRESSED_NOTE, STAND_INS_NOTE, WAITED_NOTE } from '../protocol/trace-notes';
import { isPageCrash } from './crash-remedies';
import { describeCrash, readCrash, type CrashTraces } from './crash-words';
import { toSource } from './free-sources';
import { collectOwners } from './input-owners';
import { trainsNothing } from './nothing-words';
import { relativePath, type SourceLines } from './source-lines';
import { isToldByText, TEXT_COMPARED } from './text-words';

/** A report of something that could not be done. */
export function failedReport(options: CheckOptions, reason: string): CheckReport {
  return { ...emptyReport(options), verdict: 'failed', reason };
}

export function emptyReport(options: CheckOptions): CheckReport {
  return {
    schema: 'swerve.check/1',
    target: relativePath(options.cwd, options.target) || '.',
    backend: null,
    adapter: null,
    runs: options.runs,
    verdict: 'inconclusive',
    reason: '',
    firstDivergence: null,
    sources: [],
    outputs: [],
    steps: [],
    findings: [],
  };
}

/** Sources of entropy that a run met on a user's line, most draws first. */
export function collectSources(run: RunTrace, cwd: string, lines: SourceLines, isPinned: boolean): EntropySource[] {
  const owners = [...collectOwners(run, cwd, lines).values()].filter(({ input }) => input !== 'file');
  return owners.map((owner) => ({ ...toSource(owner), pinned: isPinned })).sort((a, b) => b.draws - a.draws || (a.line ?? 0) - (b.line ?? 0));
}

/** A replay is stopped long before the time limit, for it has nothing to do that the runs did not. */
function stoppedWords({ durationMs, notes }: RunTrace, { timeoutSeconds }: CheckOptions): string {
  const seconds = Math.round(durationMs / 1000);
  if (seconds < timeoutSeconds) return `${seconds} s, far longer than the runs that are compared`;
  return `${timeoutSeconds} s: raise --timeout${notes.has('engine') ? ' or bound it with --steps' : ''}`;
}

/** Why a run says nothing, in one sentence; null if it ended well. */
export function findRunProblem(run: RunTrace, options: CheckOptions): string | null {
  const target = relativePath(options.cwd, options.target);
  const startProblem = run.notes.get('spawn-problem');
  if (startProblem !== undefined) return `Node could not be started: ${startProblem}.`;
  switch (run.ending) {
    case 'timeout':
      return `${target} was still running after ${stoppedWords(run, options)}.`;
    case 'limit':
      return `${target} was ended because ${run.notes.get('limit') ?? 'it passed a limit'}.`;
    case 'killed':
      return `${target} was ended by ${run.signal ?? 'a signal'} before its end.`;
    case 'crashed':
      if (run.notes.has(MODEL_PROBLEM_NOTE)) return `${target}: ${readCrash(crashTraces(run), options.cwd).message.replace(/^(?:Uncaught )?Error: /, '')}.`;
      return `${target} crashed: ${describeCrash(crashTraces(run), options.target, options.cwd)}`;
    case 'cancelled':
      return 'The check was cancelled.';
    case 'exit':
    case 'idle':
    case 'stopped':
      return run.notes.get('backend-problem') === undefined ? null : `${capitalize(run.notes.get('backend-problem') ?? '')}.`;
  }
}

/** What a crashed run left behind. */
function crashTraces({ notes, stderr, exitCode }: RunTrace): CrashTraces {
  return { note: notes.get('crash') ?? '', stderr, exitCode };
}

/** How the model was had: what it was built with, and what took the place of a page while its file was loaded; what was pressed in a page; what made the run slow, and what it waited for in vain. */
export function tellNotes(run: RunTrace, { build, page }: CheckOptions): Pick<CheckReport, 'notes'> {
  const { notes } = run;
  const names = notes.get(STAND_INS_NOTE);
  const copied = notes.get(COPIED_NOTE);
  const pressed = notes.get(PRESSED_NOTE);
  const loaded = notes.get(PAGE_NOTE);
  const waited = notes.get(WAITED_NOTE);
  const told = [
    ...(build == null ? [] : [build.words]),
    ...(isToldByText(run) ? [TEXT_COMPARED] : []),
    ...(loaded === undefined ? [] : [loaded]),
    ...(names === undefined ? [] : [`Stand-ins took the place of what ${page === true ? 'only draws' : 'only a page has'}: ${names}.`]),
    ...(pressed === undefined ? [] : [`The page waited for its user, so this was pressed in each run: ${pressed}.`]),
    ...(copied === undefined ? [] : [`Values were copied from the GPU to be compared, which is slow, because it could not print them itself: ${copied}.`]),
    ...(waited === undefined ? [] : [`The runs were ended after ${waited} s in which the program computed nothing, though it still waited for an answer, a process or a timer: what it would have done then is not compared.`]),
  ];
  return told.length === 0 ? {} : { notes: told };
}

/** Why there was no model; nothing if there was, or if a script was asked for and ran. */
export function tellModelProblem(run: RunTrace, options: CheckOptions): Pick<CheckReport, 'modelProblem'> {
  const told = run.notes.get(MODEL_PROBLEM_NOTE);
  const modelProblem = MODEL_PROBLEMS.find((each) => each === told);
  if (modelProblem !== undefined) return { modelProblem };
  return options.model === null && wantsModel(run, options) ? { modelProblem: 'unnamed' } : {};
}

/** A file that trains nothing by itself, or cannot run outside a page, may hold a model that can be checked by name. */
function wantsModel(run: RunTrace, { cwd }: CheckOptions): boolean {
  if (run.ending === 'idle' || run.exitCode === 0) return run.notes.has('engine') && trainsNothing(run);
  return needsPage(run, cwd);
}

/** Whether a page would have what Node had not; nothing if the run went well, or was in one. */
export function tellNeedsPage(run: RunTrace, { page, cwd }: CheckOptions): Pick<CheckReport, 'needsPage'> {
  return page !== true && needsPage(run, cwd) ? { needsPage: true } : {};
}

function needsPage(run: RunTrace, cwd: string): boolean {
  if (run.ending !== 'crashed') return false;
  const { message, place } = readCrash(crashTraces(run), cwd);
  return isPageCrash(message, place);
}

function capitalize(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
