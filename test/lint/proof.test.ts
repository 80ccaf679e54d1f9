import { describe, expect, it } from 'vitest';
import { lint } from '../../src/lint/lint-command';
import { collectComments, copyProgram, readSources, runTwice, typeErrors } from '../support/run-program';

/** A program, its entry, and what its numbers must show. */
interface Program {
  readonly folder: string;
  readonly script: string;
  /** Losses that it prints fall. */
  readonly learns?: boolean;
  /** Lines that begin with this word must all differ. */
  readonly varies?: string;
  /** It prints the time of day, which is no result. */
  readonly printsTime?: boolean;
}

/** `npm run proof:fixes` runs the long ones as well. */
const isLong = process.env['SWERVE_PROOF'] === 'all';

const OWN: readonly Program[] = [
  { folder: 'test/lint/programs/esm-everything', script: 'train.js', learns: true },
  { folder: 'test/lint/programs/cjs-named', script: 'train.js', learns: true },
  { folder: 'test/lint/programs/ts-factory', script: 'train.ts', learns: true },
  { folder: 'test/lint/programs/masks', script: 'train.js', varies: 'mask' },
  { folder: 'test/lint/programs/folds', script: 'train.js', learns: true, varies: 'start' },
  { folder: 'test/samples/reviews', script: 'train.js' },
];

const SAMPLES: readonly Program[] = [
  { folder: 'test/samples/digits', script: 'train.ts' },
  { folder: 'test/samples/pipeline', script: 'train.js', learns: true },
  { folder: 'test/samples/gan', script: 'train.ts' },
];

/** Fixtures of the checker whose fault the linter can mend. */
const FIXTURES: readonly Program[] = [
  'clock-as-seed',
  'clock-dataset-shuffle',
  'rng-dense-init',
  'rng-dropout-layer',
  'rng-fit-shuffle',
  'rng-ignored-seed',
  'rng-random-normal',
  'rng-recurrent-init',
  'rng-util-shuffle',
].map((name) => ({
  folder: `test/programs/${name}`,
  script: name === 'rng-random-normal' ? 'main.cjs' : 'main.mjs',
  printsTime: name.startsWith('clock-') || name === 'rng-random-normal',
}));

async function fix(folder: string, strategy: 'both' | 'stream' = 'both') {
  const result = await lint({ cwd: folder, paths: [], fix: strategy });
  if (!result.ok) throw new Error(result.error.message);
  return result.value;
}

function resultsOf({ printsTime }: Program, output: string): string {
  const lines = output.split('\n');
  return lines.filter((line) => (printsTime === true ? line.startsWith('weights') : !line.startsWith('took'))).join('\n');
}

function lossesOf(output: string): number[] {
  return output.split('\n').filter((line) => /\bloss\b|^epoch/.test(line)).flatMap((line) => line.match(/\d+\.\d+(?:e-\d+)?/g) ?? []).map(Number);
}

/** Our own programs have no type errors to begin with. */
function isOwn({ folder }: Program): boolean {
  return folder.startsWith('test/lint/');
}

/** What must hold of a program's output after the fix. */
function checkOutput({ learns, varies }: Program, output: string): void {
  const losses = lossesOf(output);
  if (learns === true) expect(losses.at(-1)).toBeLessThan((losses[0] ?? 0) * 0.9);
  if (varies === undefined) return;
  const lines = output.split('\n').filter((line) => line.startsWith(varies));
  expect(lines.length).toBeGreaterThan(2);
  expect(new Set(lines).size).toBe(lines.length);
}

function checkSources(before: ReadonlyMap<string, string>, after: ReadonlyMap<string, string>): void {
  for (const [name, text] of before) {
    const fixed = after.get(name) ?? '';
    const kept = collectComments(fixed);
    expect(collectComments(text).filter((comment) => !kept.includes(comment)), `comments of ${name}`).toEqual([]);
    const lines = new Set(fixed.split('\n'));
    const changed = text.split('\n').filter((line) => !lines.has(line));
    const untouched = changed.filter((line) => !/layers|random|Normal|shuffle|dropout|[iI]nitializer|require\(|import|units|seed/.test(line));
    expect(untouched, `lines of ${name} that had no need to change`).toEqual([]);
  }
}

describe('after swerve lint --fix', () => {
  const programs = isLong ? [...OWN, ...SAMPLES, ...FIXTURES] : OWN;

  it.each(programs)('$folder is identical when run twice', { timeout: 240_000 }, async (program) => {
    const folder = copyProgram(program.folder, program.folder.replaceAll('/', '-'));
    const before = readSources(folder);
    const errors = isOwn(program) ? [] : typeErrors(folder);
    const { report, written } = await fix(folder);
    const left = report.findings.filter(({ level }) => level !== 'review').map((finding) => `${finding.file}:${finding.line} ${finding.rule}`);
    expect(left).toEqual([]);
    expect(written.length).toBeGreaterThan(0);
    checkSources(before, readSources(folder));
    expect(typeErrors(folder)).toEqual(errors);
    expect((await fix(folder)).written, 'a second fix changes nothing').toEqual([]);
    const [first, second] = await runTwice(folder, program.script);
    expect(resultsOf(program, second)).toBe(resultsOf(program, first));
    checkOutput(program, first);
  });

  it.each(isLong ? [...OWN, ...SAMPLES] : [])('$folder is identical with the stream alone', { timeout: 240_000 }, async (program) => {
    const folder = copyProgram(program.folder, `stream-${program.folder.replaceAll('/', '-')}`);
    await fix(folder, 'stream');
    const [first, second] = await runTwice(folder, program.script);
    expect(second).toBe(first);
    checkOutput(program, first);
  });
});

describe('before it', () => {
  it.each(OWN.slice(0, isLong ? OWN.length : 1))('$folder differs from run to run', { timeout: 120_000 }, async ({ folder, script }) => {
    const [first, second] = await runTwice(copyProgram(folder, `plain-${folder.replaceAll('/', '-')}`), script);
    expect(second).not.toBe(first);
  });
});
