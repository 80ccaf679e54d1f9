import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { isPage } from '../base/markup';
import { ok, problem, type Result } from '../base/result';
import type { CheckOptions } from '../core/check-options';
import type { CheckUpdate } from '../core/check-update';
import type { CheckReport } from '../core/verdict';
import type { ModelPlan } from '../protocol/run-plan';
import { findModule, prepareBackend, prepareOwnWebGpu, type PreparedBackend } from './backends/prepare-backend';
import { chooseAutomatically, importsWebGpu } from './backends/choose-backend';
import { describeNative, plannedEnvironment } from './backends/native-run';
import { openBrowserPages, type BrowserPages } from './browser-pages';
import { CheckRun } from './check-run';
import { planLaunch } from './plan-launch';
import { failedReport } from './report-parts';
import { startChildRun } from './child-run';
import { startDeadHand, type DeadHand } from './dead-hand';
import { findNode } from './node/find-node';
import { preparePageRuns, type PageHost } from './page-run';
import { CancelledError, RunSession, type StartRun } from './run-session';
import { writeModelDriver } from './targets/model-driver';
import { parseTarget } from './targets/parse-target';

export interface RunningCheck {
  /** Never rejects for an expected reason: what could not be done is a report that says why. */
  readonly done: Promise<CheckReport>;
  /** Ends the program and all it started at once. */
  readonly cancel: () => void;
}

/** Runs the target as often as asked, compares the runs, and finds the source of the first difference. */
export function startCheck(options: CheckOptions, onUpdate: (update: CheckUpdate) => void, pages: PageHost | null = null): RunningCheck {
  const started = performance.now();
  const folder = mkdtempSync(join(tmpdir(), 'swerve-'));
  const hand = startDeadHand(basename(folder), folder);
  const browsers: BrowserPages[] = [];
  const stopped = new AbortController();
  const session = prepareSession(options, { folder, hand, browsers, pages, stop: stopped.signal }, onUpdate);
  const removeFolder = (): void => { rmSync(folder, { recursive: true, force: true, maxRetries: 5 }); };
  process.once('exit', removeFolder);
  const done = runCheck(session, options, onUpdate, stopped.signal)
    .finally(() => Promise.all(browsers.map((browser) => browser.close())))
    .then((report) => describeNative(report, options))
    .then((report) => ({ ...report, durationMs: Math.round(performance.now() - started) }))
    .finally(() => {
      process.removeListener('exit', removeFolder);
      removeFolder();
      hand.release();
    });
  void done.then((report) => { onUpdate({ kind: 'report', report }); }, () => undefined);
  const cancel = (): void => {
    stopped.abort();
    void session.then((prepared) => { if (prepared.ok) prepared.value.cancel(); });
  };
  return { done, cancel };
}

async function runCheck(prepared: Promise<Result<RunSession>>, options: CheckOptions, onUpdate: (update: CheckUpdate) => void, stop: AbortSignal): Promise<CheckReport> {
  const session = await prepared;
  if (!session.ok && stop.aborted) return cancelledReport(options);
  if (!session.ok) return failedReport(options, session.error.message);
  try {
    return await new CheckRun(session.value, options, onUpdate).run();
  } catch (error) {
    if (error instanceof CancelledError) return cancelledReport(options);
    throw error;
  }
}

function cancelledReport(options: CheckOptions): CheckReport {
  return { ...failedReport(options, 'The check was cancelled.'), verdict: 'inconclusive' };
}

/** What a check has for its runs. */
interface Ground {
  /** Its own, gone at the end. */
  readonly folder: string;
  readonly hand: DeadHand;
  /** Browsers that it started, to be closed at the end. */
  readonly browsers: BrowserPages[];
  /** The editor's pages; null where there is no editor. */
  readonly pages: PageHost | null;
  /** The check is cancelled. */
  readonly stop: AbortSignal;
}

async function prepareSession(options: CheckOptions, ground: Ground, onUpdate: (update: CheckUpdate) => void): Promise<Result<RunSession>> {
  const { folder, hand } = ground;
  onUpdate({ kind: 'phase', phase: 'prepare', text: 'preparing' });
  const bad = findBadOption(options);
  if (bad !== null) return problem(bad);
  const target = parseTarget(options.target, options.cwd);
  if (!target.ok) return target;
  if (options.page === true) return preparePageSession(options, ground, onUpdate);
  const backend = options.backend === 'auto' ? prepareAutomatically(options.target) : prepareBackend(options.backend[0] ?? null, options.target);
  if (!backend.ok) return backend;
  const other = options.backend === 'auto' || options.backend[1] === undefined ? null : prepareBackend(options.backend[1], options.target);
  if (other !== null && !other.ok) return other;
  const model = prepareModel(options, folder);
  if (!model.ok) return model;
  const launch = planLaunch(options, model.value.script, { ...backend.value, environment: { ...plannedEnvironment(options), ...backend.value.environment, ...other?.value.environment } }, folder);
  if (!launch.ok) return launch satisfies Result<never>;
  const startRun: StartRun = (plan, listener) => {
    const run = startChildRun(plan, launch.value, listener);
    hand.hold(run.pid ?? null);
    void run.done.then(() => { hand.hold(null); });
    return run;
  };
  return ok(new RunSession(startRun, { backend: backend.value.plan, maxSteps: options.steps, model: model.value.plan, tests: launch.value.tests }, onUpdate, other?.value.plan ?? null));
}

function prepareAutomatically(target: string): Result<PreparedBackend> {
  const chosen = chooseAutomatically(target);
  return chosen === null && importsWebGpu(target) ? ok(prepareOwnWebGpu(target)) : prepareBackend(chosen, target);
}

async function preparePageSession(options: CheckOptions, ground: Ground, onUpdate: (update: CheckUpdate) => void): Promise<Result<RunSession>> {
  const isNamed = checkModelName(options.model);
  if (!isNamed.ok) return isNamed;
  if (options.model !== null && isPage(options.target)) return problem('A page has no models by name: name the script that builds it.');
  const node = findNode(options.node, dirname(options.target));
  if (!node.ok) return node;
  const runs = await preparePageRuns(options, { ...ground, mark: basename(ground.folder), node: node.value });
  if (!runs.ok) return runs;
  const pages = await findPages(ground);
  return pages.ok ? ok(new RunSession(runs.value(pages.value), { maxSteps: options.steps }, onUpdate)) : pages;
}

/** The editor's pages, or those of a browser of our own. */
async function findPages({ folder, hand, browsers, pages }: Ground): Promise<Result<PageHost>> {
  if (pages !== null) return ok(pages);
  const opened = await openBrowserPages(folder, basename(folder), hand);
  if (opened.ok) browsers.push(opened.value);
  return opened;
}

/** The script to run: the target itself, or a driver for the model in it. */
function prepareModel({ target, model, ...build }: CheckOptions, folder: string): Result<{ script: string; plan: ModelPlan | null }> {
  if (model === null) return ok({ script: target, plan: null });
  const isNamed = checkModelName(model);
  if (!isNamed.ok) return isNamed;
  const tensorflow = findModule('@tensorflow/tfjs', target);
  if (tensorflow === null) return problem('The project has no @tensorflow/tfjs: type `npm install @tensorflow/tfjs`.');
  return ok({ script: writeModelDriver(folder, target, { model, ...build }, tensorflow), plan: { file: target, name: model } });
}

function checkModelName(model: string | null): Result<null> {
  if (model === null || /^[\p{ID_Start}$_][\p{ID_Continue}$]*$/u.test(model)) return ok(null);
  return problem(`${model} is no name: give the function or variable that builds the model.`);
}

/** What is wrong with the options of a check, in one sentence; null if nothing is. */
export function findBadOption({ runs, steps, timeoutSeconds, page, backend, args }: CheckOptions): string | null {
  if (!Number.isInteger(runs) || runs < 2 || runs > 100) return 'The number of runs must be a whole number from 2 to 100.';
  if (steps !== null && (!Number.isInteger(steps) || steps < 1)) return 'The number of steps must be a whole number of 1 or more.';
  if (page === true && backend !== 'auto' && backend.length > 1) return 'Two backends are compared in Node: name one of them for a run in a page.';
  if (page === true && args.length > 0) return 'A page takes no arguments: leave out what stands after --.';
  return timeoutSeconds > 0 ? null : 'The timeout must be a number of seconds above 0.';
}
