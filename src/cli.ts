#!/usr/bin/env node
import { Command, CommanderError } from 'commander';
import { version } from '../package.json';
import { registerLint } from './lint/register-lint';
import { doctorAction } from './runner/doctor/doctor-command';

const program = new Command('swerve').description('Finds every source of randomness in training code, and proves which of them matter.').version(version).showSuggestionAfterError().exitOverride();

registerLint(program, version);

program
  .command('doctor')
  .description('Say what this machine and project have for training, and what stops a better backend.')
  .argument('[folder]', 'folder of the project', '.')
  .option('--format <format>', 'text or json', 'text')
  .action(doctorAction);

/** 1 means findings or a divergence, so what could not be done at all, our own bugs included, ends with 2. */
function fail(error: unknown): void {
  const isUsage = error instanceof CommanderError;
  process.exitCode = isUsage && error.exitCode === 0 ? 0 : 2;
  if (!isUsage) process.stderr.write(`Swerve itself failed (${error instanceof Error ? error.message : String(error)}); please report it with the command you typed.\n`);
}

process.on('uncaughtException', (error) => {
  fail(error);
  process.exit();
});
// A reader that closes the pipe early, as `| head` does, has seen enough.
process.stdout.on('error', () => process.exit());
program.parseAsync().catch(fail);
