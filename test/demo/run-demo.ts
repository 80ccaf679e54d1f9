/** `npm run demo`: the whole loop on real digits, through the command line as a user would type it. */
import { cpSync, existsSync, mkdirSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { join, relative } from 'node:path';
import { diffLines } from './diff-lines';
import { runSwerve } from './run-swerve';

const CHECKOUT = join(import.meta.dirname, '..', '..');
const SAMPLE = join(CHECKOUT, 'test', 'samples', 'digits');
const OUT = join(CHECKOUT, '.cache', 'demo');
const FIXED = join(OUT, 'digits-fixed');

/** A step of the loop that did not end as the loop needs it. */
class BrokenLoop extends Error {}

function say(text: string): void {
  process.stdout.write(`\n━━ ${text}\n`);
}

interface Expected {
  readonly exitCode: number;
  /** What must stand in its output, so that a crash with the same exit code does not pass. */
  readonly shows: RegExp;
  readonly meaning: string;
}

/** Types one command for the user to see and insists on how it ends. */
async function step(cwd: string, args: readonly string[], expected: Expected): Promise<void> {
  process.stdout.write(`\n$ swerve ${args.join(' ')}        (in ${relative(CHECKOUT, cwd)})\n\n`);
  const { exitCode, output } = await runSwerve(cwd, args);
  if (exitCode === expected.exitCode && expected.shows.test(output)) return;
  throw new BrokenLoop(`\`swerve ${args.join(' ')}\` should have said "${expected.meaning}" and ended with ${expected.exitCode}; it ended with ${exitCode}.`);
}

function showChanges(): void {
  for (const file of readdirSync(FIXED).sort()) {
    const before = join(SAMPLE, file);
    const changes = diffLines(existsSync(before) ? readFileSync(before, 'utf8') : '', readFileSync(join(FIXED, file), 'utf8'));
    if (changes.length > 0) process.stdout.write(`\n${file}\n${changes.map((line) => `  ${line}`).join('\n')}\n`);
  }
}

async function main(): Promise<void> {
  rmSync(OUT, { recursive: true, force: true });
  mkdirSync(OUT, { recursive: true });
  const [before, after] = [join(OUT, 'before.html'), join(OUT, 'after.html')];

  say('A training script as people write it: handwritten digits, a dense network, nothing seeded.');
  await step(SAMPLE, ['lint', '.'], { exitCode: 1, shows: /unseeded-init/, meaning: 'unseeded-init' });

  say('Does it matter? The unmodified script runs twice, and both runs are compared: their first steps kernel by kernel, then each step.');
  await step(SAMPLE, ['check', 'train.ts', '--format', 'html', '--output', relative(SAMPLE, before)], { exitCode: 1, shows: /diverged/, meaning: 'diverged' });

  say('A copy of it is fixed.');
  cpSync(SAMPLE, FIXED, { recursive: true });
  await step(FIXED, ['lint', '.', '--fix', '--fix-strategy', 'both'], { exitCode: 0, shows: /[Ff]ixed \d+/, meaning: 'fixed' });
  showChanges();

  say('And the fixed copy runs twice.');
  await step(FIXED, ['check', 'train.ts', '--format', 'html', '--output', relative(FIXED, after)], { exitCode: 0, shows: /identical/i, meaning: 'identical' });

  say('The loop is closed: the script diverged, was fixed, and its runs are identical.');
  process.stdout.write(`Reports with both loss curves:\n  ${relative(CHECKOUT, before)}  (diverged)\n  ${relative(CHECKOUT, after)}  (identical)\n`);
}

main().catch((error: unknown) => {
  if (!(error instanceof BrokenLoop)) throw error;
  process.stderr.write(`\nThe demo broke off: ${error.message}\n`);
  process.exitCode = 1;
});
