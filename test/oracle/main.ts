/* npm run oracle [library …]: derives the truth about every exercised row by running it. */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { EXERCISES } from './exercises/index';
import { judgeKernels } from './kernels';
import { collectGroups, collectMistakes, judgeGroup } from './oracle';
import { judgeWire } from './wire';

const CACHE = process.env['SWERVE_ORACLE_CACHE'] ?? join(homedir(), '.cache', 'swerve', 'oracle');
/** Kernels run on the project's own packages. */
const PROJECT_CACHE = join(import.meta.dirname, '..', '..', 'node_modules', '.cache', 'oracle');
const TIMEOUT_MS = 180_000;

/** Installs the pinned libraries into the cache, once for each list of versions. */
function installLibraries(): void {
  const wanted = readFileSync(join(import.meta.dirname, 'packages.json'), 'utf8');
  const manifest = join(CACHE, 'package.json');
  if (existsSync(manifest) && existsSync(join(CACHE, 'node_modules')) && readFileSync(manifest, 'utf8') === wanted) return;
  mkdirSync(CACHE, { recursive: true });
  writeFileSync(manifest, wanted);
  process.stderr.write(`installing the libraries of the oracle into ${CACHE} …\n`);
  execFileSync('npm', ['install', '--ignore-scripts', '--no-audit', '--no-fund', '--legacy-peer-deps'], { cwd: CACHE, stdio: ['ignore', 'ignore', 'inherit'] });
}

async function main(only: readonly string[]): Promise<number> {
  installLibraries();
  const mistakes: string[] = [];
  let count = 0;
  for (const group of collectGroups(EXERCISES, only.length === 0 ? undefined : only)) {
    const judgements = await judgeGroup(group, CACHE, TIMEOUT_MS);
    const wrong = collectMistakes(judgements);
    count += judgements.length;
    mistakes.push(...wrong);
    process.stdout.write(`${wrong.length === 0 ? 'ok  ' : 'BAD '} ${group.specifier}: ${judgements.length - wrong.length} of ${judgements.length} cases as the tables say\n`);
    for (const each of wrong) process.stdout.write(`     ${each}\n`);
  }
  for (const { specifier, cases, mistakes: wrong } of only.length > 0 && !only.includes('wire') ? [] : await judgeWire(CACHE, TIMEOUT_MS)) {
    count += cases;
    mistakes.push(...wrong);
    process.stdout.write(`${wrong.length === 0 ? 'ok  ' : 'BAD '} ${specifier}: ${cases - wrong.length} of ${cases} requests as the tables say\n`);
    for (const each of wrong) process.stdout.write(`     ${each}\n`);
  }
  for (const { backend, cases, mistakes: wrong, measured, skipped } of only.length > 0 && !only.includes('kernels') ? [] : await judgeKernels(PROJECT_CACHE, TIMEOUT_MS)) {
    count += cases;
    mistakes.push(...wrong);
    process.stdout.write(skipped === null ? `${wrong.length === 0 ? 'ok  ' : 'BAD '} ${backend}: ${cases - wrong.length} of ${cases} kernels as the tables say\n` : `skip ${backend}: ${skipped}\n`);
    for (const each of [...measured, ...wrong]) process.stdout.write(`     ${each}\n`);
  }
  process.stdout.write(`${count} cases, ${mistakes.length} not as the tables say\n`);
  return mistakes.length === 0 ? 0 : 1;
}

void main(process.argv.slice(2)).then((code) => (process.exitCode = code));
