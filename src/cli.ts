#!/usr/bin/env node
import { Command, CommanderError } from 'commander';
import { version } from '../package.json';
import { messageOf } from './base/message-of';
import { BACKENDS } from './core/verdict';
import { findBuild } from './lint/find-build';
import { nameModels } from './lint/name-models';
import { registerLint } from './lint/register-lint';
import { renderCheckHtml } from './report/check-html';
import { renderCheckJson } from './report/check-json';
import { renderCheckText } from './report/check-text';
import { hasColor } from './report/has-color';
import { runCheckCommand, type CheckFlags } from './runner/check-command';
import { doctorAction } from './runner/doctor/doctor-command';

const program = new Command('swerve').description('Finds every source of randomness in training code, and proves which of them matter.').version(version).showSuggestionAfterError().exitOverride();
program.showHelpAfterError('`swerve --help` lists the commands.');

program.addHelpText(
  'after',
  `
Examples:
  swerve lint src                          what is random in src
  swerve lint src --fix                    seed it
  swerve check src/train.ts                does it matter? run it twice
  swerve check src/train.ts -- --epochs 3  what follows -- is the script's own
  swerve check index.html                  the same of a page, in Chrome or Chromium

Exit codes: 0 clean or identical, 1 findings or diverged, 2 could not be done.`,
);
registerLint(program, version);

program
  .command('check')
  .description('Run a training script twice and show the first difference, its cause and its line.')
  .argument('<target>', 'script or page to run, or the file that holds the model')
  .argument('[args...]', 'arguments of the script, after --')
  .option('--backend <name>', `auto, one of ${BACKENDS.join(', ')}, or two to compare (cpu,webgpu)`, 'auto')
  .option('--runs <count>', 'how often to run', '2')
  .option('--steps <count>', 'stop after this many optimizer steps')
  .option('--timeout <seconds>', 'longest time of one run', '300')
  .option('--model <name>', 'function or variable that builds a model: run it on seeded inputs')
  .option('--attribute', 'measure how much of the difference each source carries')
  .option('--fixed', 'pin every source, to show what is left')
  .option('--page', 'run in a page of Chrome or Chromium, on its WebGPU or WebGL, as a target ending in .html does')
  .option('--format <format>', 'text, json or html', 'text')
  .option('--output <file>', 'write the report to a file')
  .showHelpAfterError('Arguments of the script go after --, as in `swerve check train.js -- --epochs 3`; `swerve check --help` lists the options.')
  .action(async (target: string, args: string[], flags: CheckFlags) => {
    process.exitCode = await runCheckCommand(target, args, flags, (report, format) => {
      if (format === 'json') return renderCheckJson(report);
      if (format === 'html') return renderCheckHtml(report);
      return renderCheckText(report, { color: hasColor(process.stdout), width: process.stdout.columns || 100 });
    }, { nameModels, findBuild });
  });

program
  .command('doctor')
  .description('Say what this machine and project have for training, and what stops a better backend.')
  .argument('[folder]', 'folder of the project', '.')
  .option('--format <format>', 'text or json', 'text')
  .showHelpAfterError('`swerve doctor --help` lists the options.')
  .action(doctorAction);

/** 1 means findings or a divergence, so what could not be done at all, our own bugs included, ends with 2. */
function fail(error: unknown): void {
  const isUsage = error instanceof CommanderError;
  process.exitCode = isUsage && error.exitCode === 0 ? 0 : 2;
  if (!isUsage) process.stderr.write(`Swerve itself failed (${messageOf(error)}); please report it with the command you typed.\n`);
}

process.on('uncaughtException', (error) => {
  fail(error);
  process.exit();
});
// A reader that closes the pipe early, as `| head` does, has seen enough.
process.stdout.on('error', () => process.exit());
program.parseAsync().catch(fail);
