import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { gte } from 'semver';
import { ok, problem, type Result } from '../../base/result';
import type { TestPlace } from '../../protocol/run-plan';
import { readDependencies } from '../backends/choose-backend';

/** How the project's own runner runs one file of tests. */
export interface TestLaunch {
  /** Absolute path of the runner's program. */
  readonly script: string;
  readonly arguments: readonly string[];
  /** It makes of TypeScript what Node runs. */
  readonly compiles: boolean;
  /** Where it runs the tests. */
  readonly place: TestPlace;
}

type RunnerName = 'vitest' | 'mocha' | 'jest';

/** What only tests of a runner import. */
const IMPORTS: Readonly<Record<string, RunnerName>> = { vitest: 'vitest', mocha: 'mocha', '@jest/globals': 'jest' };
const IMPORT = /(?:\bfrom\s*|\bimport\s*|\brequire\s*\(\s*)['"](vitest|mocha|@jest\/globals|node:test|bun:test)['"]/;
/** Tests that take what a runner provides from nowhere. */
const CALL = /^\s*(?:describe|it|test|suite)(?:\.\w+)*\s*\(/m;
const TEST_FILE = /(?:[._-]|^)(?:test|spec)s?\.[cm]?[jt]sx?$|[\\/](?:__tests__|tests?|specs?)[\\/]/;
const WORDS: Readonly<Record<RunnerName, string>> = { vitest: 'Vitest', mocha: 'Mocha', jest: 'Jest' };
/** Since then Vitest has its pools' settings at the top: https://vitest.dev/guide/migration.html#pool-rework */
const FLAT_POOLS = '4.0.0';

/**
 * The project's own runner for the tests at this absolute path; null if they are none, or need no runner. `nodeArguments`
 * are what a Node needs that is looked into.
 */
export function findTestRunner(target: string, nodeArguments: readonly string[]): Result<TestLaunch | null> {
  const name = findRunnerName(target);
  if (name === null) return ok(null);
  if (name === 'jest') return problem(`${basename(target)} holds tests for Jest, which runs them in a realm of its own that a probe cannot enter: check the function that trains from a script, or its model with --model.`);
  const found = findPackage(name, target);
  if (found === null) return problem(`${basename(target)} holds tests for ${WORDS[name]}, which is not installed: type \`npm install${readDependencies(dirname(target)).has(name) ? '' : ` --save-dev ${name}`}\` in the project.`);
  return ok(name === 'mocha' ? launchMocha(found, target) : launchVitest(found, target, nodeArguments));
}

function findRunnerName(target: string): RunnerName | null {
  const text = existsSync(target) ? readFileSync(target, 'utf8') : '';
  const imported = IMPORT.exec(text)?.[1];
  if (imported !== undefined) return IMPORTS[imported] ?? null;
  if (!TEST_FILE.test(target) || !CALL.test(text)) return null;
  const asked = readDependencies(dirname(target));
  return (['vitest', 'jest', 'mocha'] as const).find((name) => asked.has(name)) ?? null;
}

/** Its tests are told in the process that is started: nothing that it starts for the next file is waited for. */
function launchMocha({ folder }: FoundPackage, target: string): TestLaunch {
  const script = ['mocha.js', 'mocha'].map((name) => join(folder, 'bin', name)).find((path) => existsSync(path)) ?? join(folder, 'bin', 'mocha.js');
  return { script, arguments: ['--timeout', '0', '--no-parallel', target], compiles: false, place: 'process' };
}

/** One worker, for a process of Vitest's own has no way to tell; what it takes longer for being looked at is no failure. */
function launchVitest({ folder, version }: FoundPackage, target: string, nodeArguments: readonly string[]): TestLaunch {
  const isFlat = gte(version, FLAT_POOLS);
  const node = nodeArguments.map((each) => `--${isFlat ? '' : 'poolOptions.threads.'}execArgv=${each}`);
  const pool = ['--pool=threads', isFlat ? '--maxWorkers=1' : '--poolOptions.threads.singleThread', ...node];
  return { script: join(folder, 'vitest.mjs'), arguments: ['run', target, '--root', findProject(target), ...pool, '--testTimeout=0', '--hookTimeout=0', '--coverage.enabled=false'], compiles: true, place: 'worker' };
}

interface FoundPackage {
  readonly folder: string;
  readonly version: string;
}

/** The project's own, and no other that lies around. */
function findPackage(name: string, target: string): FoundPackage | null {
  try {
    const path = createRequire(target).resolve(`${name}/package.json`);
    return { folder: dirname(path), version: (JSON.parse(readFileSync(path, 'utf8')) as { readonly version: string }).version };
  } catch {
    return null;
  }
}

function findProject(target: string): string {
  for (let folder = dirname(target); folder !== dirname(folder); folder = dirname(folder)) if (existsSync(join(folder, 'package.json'))) return folder;
  return dirname(target);
}
