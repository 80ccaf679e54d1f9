import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Command } from 'commander';
import { messageOf } from '../base/message-of';
import type { LintReport } from '../core/finding';
import { plural } from '../core/number-words';
import { hasColor } from '../report/has-color';
import { explainChangedPackages, explainUnlistedPackage } from '../report/install-words';
import { renderLintJson } from '../report/lint-json';
import { renderLintSarif } from '../report/lint-sarif';
import { renderLintText } from '../report/lint-text';
import { RULES } from '../rules/index';
import { lint, renderNewBaseline } from './lint-command';

interface LintFlags {
  readonly format: string;
  readonly baseline?: string;
  readonly updateBaseline?: boolean;
  readonly fix?: boolean;
  readonly fixStrategy: string;
}

const FORMATS = ['text', 'json', 'sarif'];
const STRATEGIES = ['explicit', 'stream', 'both'] as const;

/** Adds `swerve lint`. */
export function registerLint(program: Command, version: string): void {
  program
    .command('lint')
    .description('List every source of randomness in training code.')
    .argument('[paths...]', 'files, folders or globs; without any, the whole working directory')
    .option('--format <format>', 'text, json or sarif', 'text')
    .option('--baseline <file>', 'report only findings that this file does not know')
    .option('--update-baseline', 'write the baseline anew')
    .option('--fix', 'make the safe fixes, then report what remains')
    .option('--fix-strategy <strategy>', 'explicit writes seeds; stream seeds the program at its start; both writes seeds and streams the rest', 'both')
    .showHelpAfterError('`swerve lint --help` lists the options.')
    .action(async (paths: string[], flags: LintFlags) => {
      process.exitCode = await runLint(paths, flags, version);
    });
}

/** 0 clean, 1 findings at warning or error, 2 could not do it. */
async function runLint(asked: readonly string[], flags: LintFlags, version: string): Promise<number> {
  if (!FORMATS.includes(flags.format)) return fail(`Unknown format '${flags.format}': use text, json or sarif.`);
  if (flags.updateBaseline === true && flags.baseline === undefined) return fail('--update-baseline needs the file to write: add --baseline FILE.');
  const strategy = STRATEGIES.find((each) => each === flags.fixStrategy);
  if (strategy === undefined) return fail(`Unknown fix strategy '${flags.fixStrategy}': use explicit, stream or both.`);
  const cwd = process.cwd();
  const isUpdate = flags.updateBaseline === true;
  const result = await lint({ cwd, paths: asked, baseline: isUpdate ? null : (flags.baseline ?? null), fix: flags.fix === true ? strategy : null });
  if (!result.ok) return fail(result.error.message);
  const { report, written } = result.value;
  const paths = written.map((name) => resolve(cwd, name));
  for (const sentence of [...explainChangedPackages(paths, cwd), explainUnlistedPackage(paths)]) if (sentence !== null) process.stderr.write(`${sentence}\n`);
  if (isUpdate && flags.baseline !== undefined) return writeBaseline(report, cwd, flags.baseline);
  process.stdout.write(render(report, flags.format, version));
  return report.findings.some(({ level }) => level !== 'review') ? 1 : 0;
}

function writeBaseline({ findings }: LintReport, cwd: string, name: string): number {
  try {
    writeFileSync(resolve(cwd, name), renderNewBaseline(findings, cwd));
  } catch (error) {
    return fail(`The baseline could not be written to ${name}: ${messageOf(error)}.`);
  }
  process.stderr.write(`${name} now covers ${plural(findings.length, 'finding')}.\n`);
  return 0;
}

function render(report: LintReport, format: string, version: string): string {
  if (format === 'json') return renderLintJson(report);
  if (format === 'sarif') {
    return renderLintSarif(report, { version, rules: RULES.map(({ id, summary, why, level }) => ({ id, summary, why, level })) });
  }
  return renderLintText(report, { color: hasColor(process.stdout), width: process.stdout.columns || 100 });
}

function fail(message: string): number {
  process.stderr.write(`${message}\n`);
  return 2;
}
