import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Command } from 'commander';
import type { LintReport } from '../core/finding';
import { renderLintJson } from '../report/lint-json';
import { renderLintSarif } from '../report/lint-sarif';
import { renderLintText } from '../report/lint-text';
import { RULES } from '../rules/index';
import { lint, renderNewBaseline } from './lint-command';

interface LintFlags {
  readonly format: string;
  readonly baseline?: string;
  readonly updateBaseline?: boolean;
}

const FORMATS = ['text', 'json', 'sarif'];

/** Adds `swerve lint`. */
export function registerLint(program: Command, version: string): void {
  program
    .command('lint')
    .description('List every source of randomness in training code.')
    .argument('[paths...]', 'files, folders or globs; without any, the whole working directory')
    .option('--format <format>', 'text, json or sarif', 'text')
    .option('--baseline <file>', 'report only findings that this file does not know')
    .option('--update-baseline', 'write the baseline anew')
    .action(async (paths: string[], flags: LintFlags) => {
      process.exitCode = await runLint(paths, flags, version);
    });
}

/** 0 clean, 1 findings at warning or error, 2 could not do it. */
async function runLint(paths: readonly string[], flags: LintFlags, version: string): Promise<number> {
  if (!FORMATS.includes(flags.format)) return fail(`Unknown format '${flags.format}': use text, json or sarif.`);
  if (flags.updateBaseline === true && flags.baseline === undefined) return fail('--update-baseline needs the file to write: add --baseline FILE.');
  const cwd = process.cwd();
  const isUpdate = flags.updateBaseline === true;
  const result = await lint({ cwd, paths, baseline: isUpdate ? null : (flags.baseline ?? null) });
  if (!result.ok) return fail(result.error.message);
  if (isUpdate && flags.baseline !== undefined) {
    writeFileSync(resolve(cwd, flags.baseline), renderNewBaseline(result.value.findings, cwd));
    process.stderr.write(`${flags.baseline} now covers ${result.value.findings.length} findings.\n`);
    return 0;
  }
  process.stdout.write(render(result.value, flags.format, version));
  return result.value.findings.some(({ level }) => level !== 'review') ? 1 : 0;
}

function render(report: LintReport, format: string, version: string): string {
  if (format === 'json') return renderLintJson(report);
  if (format === 'sarif') {
    return renderLintSarif(report, { version, rules: RULES.map(({ id, summary, why, level }) => ({ id, summary, why, level })) });
  }
  return renderLintText(report, { color: process.stdout.isTTY && process.env['NO_COLOR'] === undefined, width: process.stdout.columns || 100 });
}

function fail(message: string): number {
  process.stderr.write(`${message}\n`);
  return 2;
}
