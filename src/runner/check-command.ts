import { accessSync, constants, existsSync, statSync, writeFileSync } from 'node:fs';
import { dirname, relative, resolve } from 'node:path';
import { isComponent, isPage } from '../base/markup';
import { messageOf } from '../base/message-of';
import type { Result } from '../base/result';
import type { CheckOptions } from '../core/check-options';
import type { CheckUpdate } from '../core/check-update';
import { toBuildAnswer, type ModelBuild } from '../core/model-build';
import { formatDuration, formatLoss } from '../core/number-words';
import { BACKENDS, type BackendName, type CheckReport, type Divergence } from '../core/verdict';
import { findBadOption, startCheck } from './start-check';

/** The flags of `swerve check` as the command line gives them. */
export interface CheckFlags {
  readonly backend: string;
  readonly runs: string;
  readonly steps?: string;
  readonly timeout: string;
  readonly model?: string;
  readonly attribute?: boolean;
  readonly fixed?: boolean;
  readonly page?: boolean;
  readonly format: string;
  readonly output?: string;
}

type ReportFormat = 'text' | 'json' | 'html';

export type RenderCheck = (report: CheckReport, format: ReportFormat) => string;

/** What the text of a program says about its models; paths are absolute. */
export interface ModelAnswers {
  /** One sentence about the models in a file, which the user typed as `shown`; null if there are none. */
  readonly nameModels: (path: string, shown: string, cwd: string) => string | null;
  /** With which arguments the program builds a model; see `ModelBuild`. */
  readonly findBuild: (path: string, model: string, cwd: string) => Promise<Result<ModelBuild | null>>;
}

const EXIT_CODES: Record<CheckReport['verdict'], number> = { identical: 0, diverged: 1, inconclusive: 2, failed: 2 };

/** Runs a check for the terminal: progress on stderr, the report on stdout or in a file. Returns the exit code. */
export async function runCheckCommand(target: string, args: readonly string[], flags: CheckFlags, render: RenderCheck, models: ModelAnswers): Promise<number> {
  const { format } = flags;
  if (format !== 'text' && format !== 'json' && format !== 'html') return refuse(`Unknown format ${format}: use text, json or html.`);
  const backend = parseBackends(flags.backend);
  if (backend === null) return refuse(`Unknown backend ${flags.backend}: use auto, or one or two of ${BACKENDS.join(', ')}.`);
  const cwd = process.cwd();
  const output = flags.output === undefined ? null : resolve(cwd, flags.output);
  const obstacle = output === null ? null : findObstacle(output);
  if (obstacle !== null) return refuse(`The report cannot be written to ${flags.output ?? ''}: ${obstacle}.`);
  const path = resolve(cwd, target);
  const build = flags.model === undefined || !existsSync(path) ? null : await models.findBuild(path, flags.model, cwd);
  const options: CheckOptions = {
    target: path,
    cwd,
    backend,
    runs: Number(flags.runs),
    steps: flags.steps === undefined ? null : Number(flags.steps),
    timeoutSeconds: Number(flags.timeout),
    model: flags.model ?? null,
    ...(build === null ? {} : toBuildAnswer(build)),
    attribute: flags.attribute === true,
    fixed: flags.fixed === true,
    page: flags.page === true || isPage(path) || isComponent(path),
    args,
  };
  const bad = findBadOption(options);
  if (bad !== null) return refuse(bad);
  const check = startCheck(options, tellProgress);
  const cancel = (): void => { check.cancel(); };
  process.once('SIGINT', cancel);
  process.once('SIGTERM', cancel);
  const told = await check.done;
  clearProgress();
  const hint = hintAtModels(told, target, () => models.nameModels(path, target, cwd));
  const report = hint === null ? told : { ...told, reason: `${told.reason} ${hint}` };
  if (output === null) process.stdout.write(render(report, format));
  else return writeReport(report, output, format, render);
  return EXIT_CODES[report.verdict];
}

/** Where a model could not be had, or was not asked for, another of the file may be meant. */
function hintAtModels({ modelProblem }: CheckReport, shown: string, nameModels: () => string | null): string | null {
  if (modelProblem === 'unnamed') return nameModels();
  if (modelProblem !== 'missing' && modelProblem !== 'no-model') return null;
  return nameModels() ?? `No function or variable at the top of ${shown} gives a model without arguments: write one that calls yours with them, and name it with --model.`;
}

/** The report goes to the file; whoever waits at the terminal still reads the verdict. */
function writeReport(report: CheckReport, output: string, format: ReportFormat, render: RenderCheck): number {
  process.stderr.write(render(report, 'text'));
  try {
    writeFileSync(output, render(report, format));
  } catch (error) {
    return refuse(`The report could not be written to ${output}: ${messageOf(error)}.`);
  }
  process.stderr.write(`\nReport written to ${relative(process.cwd(), output)}\n`);
  return EXIT_CODES[report.verdict];
}

/** What stands in the way of writing the file, found before minutes of runs are spent. */
function findObstacle(output: string): string | null {
  const folder = statSync(dirname(output), { throwIfNoEntry: false });
  if (folder?.isDirectory() !== true) return 'its folder does not exist';
  if (statSync(output, { throwIfNoEntry: false })?.isDirectory() === true) return 'it is a folder';
  try {
    accessSync(existsSync(output) ? output : dirname(output), constants.W_OK);
    return null;
  } catch {
    return 'there is no permission to write there';
  }
}

function parseBackends(text: string): 'auto' | BackendName[] | null {
  if (text === 'auto') return 'auto';
  const names = text.split(',');
  const known = names.filter((name): name is BackendName => (BACKENDS as readonly string[]).includes(name));
  return known.length === names.length && names.length <= 2 ? known : null;
}

function refuse(message: string): number {
  process.stderr.write(`${message}\n`);
  return 2;
}

function tellProgress(update: CheckUpdate): void {
  if (update.kind === 'phase') say(update.text);
  else if (update.kind === 'step') sayStep(update);
  else if (update.kind === 'divergence' && update.provisional === true) say(describeEarly(update.divergence));
}

/** A line that is written over again; whoever keeps what is told, in a file or a log, is spared the steps. */
function sayStep({ run, step, loss, elapsedMs, totalSteps }: CheckUpdate & { kind: 'step' }): void {
  if (!process.stderr.isTTY) return;
  const of = totalSteps === null ? '' : ` of ${totalSteps}, ${formatDuration((elapsedMs / step) * (totalSteps - step))} left`;
  say(`run ${run + 1}: step ${step}${of}${loss === null ? '' : `, loss ${formatLoss(loss)}`}`);
}

/** The first difference, told before the runs are over. */
function describeEarly({ source, op, file, line }: Divergence): string {
  const place = file === null || line === null ? '' : ` (${file}:${line})`;
  return `the runs differ, first suspect: ${source ?? op ?? 'unknown'}${place}`;
}

function say(text: string): void {
  process.stderr.write(process.stderr.isTTY ? `\r\x1b[2K${text}` : `${text}\n`);
}

function clearProgress(): void {
  if (process.stderr.isTTY) process.stderr.write('\r\x1b[2K');
}
