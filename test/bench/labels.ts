// npm run bench:labels -- <folder with owner/name checkouts> [labels.json]
// Scores the linter against labelled rows: what it must report and must not report in real training code.
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { lint } from '../../src/lint/lint-command';
import type { Finding } from '../../src/core/finding';

interface Acceptable {
  readonly line?: number;
  readonly rule?: string;
  readonly path?: string;
  readonly anyLine?: boolean;
}

interface Label {
  readonly repo: string;
  readonly path: string;
  readonly line: number;
  readonly rule: string;
  readonly certainty: 'sure' | 'arguable';
  readonly mustNotFlag?: boolean;
  readonly alsoAccept?: readonly Acceptable[];
  readonly note?: string;
  readonly why?: string;
}

interface Tally {
  found: number;
  missed: number;
  wrong: number;
}

const JUDGED = /^(unseeded-.*|ineffective-seed|dropout-at-inference)$/;

function fits(finding: Finding, label: Label): boolean {
  const targets: Acceptable[] = [{}, ...(label.alsoAccept ?? [])];
  return targets.some(({ line = label.line, rule = label.rule, path = label.path, anyLine = false }) => finding.rule === rule && finding.file === path && (anyLine || finding.line === line));
}

function tallyOf(tallies: Map<string, Tally>, rule: string): Tally {
  const tally = tallies.get(rule) ?? { found: 0, missed: 0, wrong: 0 };
  tallies.set(rule, tally);
  return tally;
}

/** Scores one repository and prints what is missed and what is wrong. */
function scoreRepository(labels: readonly Label[], findings: readonly Finding[], tallies: Map<string, Tally>): void {
  const loud = findings.filter(({ level }) => level !== 'review');
  const wanted = labels.filter(({ mustNotFlag }) => mustNotFlag !== true);
  const barred = labels.filter(({ mustNotFlag }) => mustNotFlag === true);
  for (const label of wanted.filter(({ certainty }) => certainty === 'sure')) {
    const isFound = loud.some((finding) => fits(finding, label));
    tallyOf(tallies, label.rule)[isFound ? 'found' : 'missed']++;
    if (!isFound) console.log(`MISSED ${label.rule} ${label.repo} ${label.path}:${label.line} ${label.note ?? ''}`);
  }
  const files = new Set(labels.map(({ path }) => path));
  for (const finding of loud) {
    const isWanted = wanted.some((label) => fits(finding, label));
    const bar = barred.find((label) => finding.file === label.path && finding.line === label.line && finding.rule === label.rule);
    const isWrong = !isWanted && (bar === undefined ? files.has(finding.file) && JUDGED.test(finding.rule) : bar.certainty === 'sure');
    if (!isWrong) continue;
    tallyOf(tallies, finding.rule).wrong++;
    console.log(`WRONG  ${finding.rule} ${labels[0]?.repo ?? ''} ${finding.file}:${finding.line} ${bar?.why ?? finding.message}`);
  }
}

function printTotals(tallies: ReadonlyMap<string, Tally>): void {
  const ratio = (part: number, whole: number): string => (whole === 0 ? '  –  ' : (part / whole).toFixed(3));
  const all: Tally = { found: 0, missed: 0, wrong: 0 };
  console.log(`\n${'rule'.padEnd(26)} found missed wrong precision recall`);
  for (const [rule, { found, missed, wrong }] of [...tallies].sort(([a], [b]) => (a < b ? -1 : 1))) {
    all.found += found;
    all.missed += missed;
    all.wrong += wrong;
    console.log(`${rule.padEnd(26)} ${String(found).padStart(5)} ${String(missed).padStart(6)} ${String(wrong).padStart(5)} ${ratio(found, found + wrong).padStart(9)} ${ratio(found, found + missed).padStart(6)}`);
  }
  console.log(`${'all'.padEnd(26)} ${String(all.found).padStart(5)} ${String(all.missed).padStart(6)} ${String(all.wrong).padStart(5)} ${ratio(all.found, all.found + all.wrong).padStart(9)} ${ratio(all.found, all.found + all.missed).padStart(6)}`);
}

async function main(): Promise<void> {
  const [folder, labelsPath = process.env['SWERVE_LABELS'] ?? '../shared/labels/labels.json'] = process.argv.slice(2);
  if (folder === undefined || !existsSync(labelsPath)) {
    console.error('usage: npm run bench:labels -- <folder with owner/name checkouts> [labels.json]');
    process.exitCode = 2;
    return;
  }
  const labels = JSON.parse(readFileSync(labelsPath, 'utf8')) as Label[];
  const tallies = new Map<string, Tally>();
  for (const repo of [...new Set(labels.map((label) => label.repo))].sort()) {
    const cwd = resolve(join(folder, repo));
    if (!existsSync(cwd)) {
      console.log(`SKIPPED ${repo}: no checkout at ${cwd}`);
      continue;
    }
    const start = performance.now();
    const result = await lint({ cwd, paths: [] });
    if (!result.ok) throw new Error(result.error.message);
    scoreRepository(labels.filter((label) => label.repo === repo), result.value.report.findings, tallies);
    console.log(`${repo}: ${result.value.report.files} files in ${Math.round(performance.now() - start)} ms`);
  }
  printTotals(tallies);
}

void main();
