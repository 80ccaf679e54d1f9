import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { transformSync } from 'esbuild';
import { findApi, findModule } from '../../src/knowledge/catalogue';
import type { LibraryFacts } from '../../src/knowledge/library-facts';
import { bodyOf } from './call-source';
import type { GlobalSeeding, OracleCase, Outcome } from './cases';

const MARK = '\u0001';
const SET = `const set = (base, path, value) => path.length === 0 ? value : { ...base, [path[0]]: set(base?.[path[0]], path.slice(1), value) };`;

/** What a case did, beside what the tables say. */
export interface Judgement {
  readonly case: OracleCase;
  readonly actual: Outcome | 'silent';
  readonly detail: string;
}

function programOf(library: LibraryFacts, specifier: string, defaultPath: string | null, seeding: GlobalSeeding, cases: readonly OracleCase[]): string {
  const blocks = cases.map((each) => {
    const how = findApi(each.api)?.call === 'new' ? 'new' : 'plain';
    return `  await examine(${JSON.stringify(each.id)}, async () => {\n    ${bodyOf(each, how)}\n  });`;
  });
  return [
    `import { bound, examine, exportOf, load, makeGenerator, seedGlobally } from './runtime.mjs';`,
    SET,
    seeding === 'before-import' ? 'seedGlobally();' : '',
    library.kind === 'platform' ? 'const lib = { ...globalThis, Math, Date, crypto: { ...await import("node:crypto"), getRandomValues: (x) => crypto.getRandomValues(x) } };' : `const lib = await load(${JSON.stringify(specifier)});`,
    `const use = (path) => exportOf(lib, path, ${JSON.stringify(defaultPath)});`,
    `const call = (path) => bound(lib, path, ${JSON.stringify(defaultPath)});`,
    seeding === 'after-import' ? 'seedGlobally();' : '',
    'async function main() {',
    ...blocks,
    '}',
    'main().then(() => process.exit(0), (error) => { console.error(error); process.exit(1); });',
  ].join('\n');
}

export interface ProcessResult {
  readonly outcomes: ReadonlyMap<string, string>;
  readonly stderr: string;
}

/** One fresh process; ends by force when the time is over. */
function runProcess(file: string, timeoutMs: number): Promise<ProcessResult> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, ['--no-warnings', file], { stdio: ['ignore', 'pipe', 'pipe'], timeout: timeoutMs, killSignal: 'SIGKILL' });
    let stdout = '';
    let stderr = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text));
    child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
    child.on('error', (error) => resolve({ outcomes: new Map(), stderr: error.message }));
    child.on('close', () => {
      const lines = stdout.split('\n').filter((line) => line.startsWith(MARK));
      resolve({ outcomes: new Map(lines.map((line) => JSON.parse(line.slice(1)) as [string, string])), stderr });
    });
  });
}

function judge(each: OracleCase, [first, second]: readonly [ProcessResult, ProcessResult]): Judgement {
  const a = first.outcomes.get(each.id);
  const b = second.outcomes.get(each.id);
  if (a === undefined || b === undefined) return { case: each, actual: 'silent', detail: (first.stderr || second.stderr).trim().slice(0, 400) };
  if (a.startsWith('throws')) return { case: each, actual: 'throws', detail: a };
  return { case: each, actual: a === b ? 'same' : 'differs', detail: `${a} ${b}` };
}

export interface OracleRun {
  readonly library: LibraryFacts;
  readonly specifier: string;
  readonly cases: readonly OracleCase[];
  /** Folder below which the library is installed. */
  readonly base: string;
  readonly timeoutMs: number;
}

/** A folder below `base`, with the runtime in it, for as long as `use` takes. */
async function withPrograms<T>(base: string, use: (folder: string) => Promise<T>): Promise<T> {
  mkdirSync(base, { recursive: true });
  const folder = mkdtempSync(join(base, '.oracle-'));
  try {
    const runtime = readFileSync(join(import.meta.dirname, 'runtime.ts'), 'utf8');
    writeFileSync(join(folder, 'runtime.mjs'), transformSync(runtime, { loader: 'ts', format: 'esm' }).code);
    return await use(folder);
  } finally {
    if (process.env['ORACLE_KEEP'] === undefined) rmSync(folder, { recursive: true, force: true });
  }
}

/** Runs one program of its own in a fresh process. */
export function runProgram(base: string, name: string, source: string, timeoutMs: number): Promise<ProcessResult> {
  return withPrograms(base, (folder) => {
    const file = join(folder, `${name}.mjs`);
    writeFileSync(file, source);
    return runProcess(file, timeoutMs);
  });
}

/** Runs the cases of one library, each kind of global seeding in two fresh processes one after the other (clocks differ). */
export function runCases({ library, specifier, cases, base, timeoutMs }: OracleRun): Promise<readonly Judgement[]> {
  const defaultPath = findModule(specifier)?.default?.path ?? '';
  return withPrograms(base, async (folder) => {
    const judgements: Judgement[] = [];
    for (const seeding of ['none', 'before-import', 'after-import'] as const) {
      // Seeding a library outlasts the case that does it, so those come last.
      const mine = cases.filter((each) => each.seeding === seeding).sort((a, b) => Number(a.seeder !== undefined) - Number(b.seeder !== undefined));
      if (mine.length === 0) continue;
      const file = join(folder, `${seeding}.mjs`);
      writeFileSync(file, programOf(library, specifier, defaultPath === '' ? null : defaultPath, seeding, mine));
      const pair = [await runProcess(file, timeoutMs), await runProcess(file, timeoutMs)] as const;
      judgements.push(...mine.map((each) => judge(each, pair)));
    }
    return judgements;
  });
}
