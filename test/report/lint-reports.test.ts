import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import Ajv from 'ajv';
import type { Log } from 'sarif';
import { describe, expect, it } from 'vitest';
import type { Finding, LintReport } from '../../src/core/finding';
import { renderLintJson } from '../../src/report/lint-json';
import { renderLintSarif } from '../../src/report/lint-sarif';
import { renderLintText } from '../../src/report/lint-text';

const HIDDEN: Finding = {
  rule: 'unseeded-init',
  level: 'warning',
  file: 'src/train.ts',
  line: 12,
  column: 13,
  endLine: 12,
  endColumn: 40,
  message: 'tf.layers.dense draws its kernel from glorotNormal without a seed, so training starts from other weights in every run.',
  path: [
    { file: 'src/model.ts', line: 4, column: 10, message: 'the layer is built in makeLayer' },
    { file: 'src/train.ts', line: 12, column: 3, message: 'and added to the model here' },
  ],
  fixes: [
    {
      title: 'Write the default initializer with a seed',
      strategy: 'explicit',
      kind: 'safe',
      edits: [{ file: 'src/a b.ts', start: 5, end: 9, text: 'tf' }],
    },
  ],
};
const CLOCK: Finding = { ...HIDDEN, rule: 'ineffective-seed', level: 'error', line: 3, file: 'src/a b.ts', path: [], fixes: [], message: 'The seed is a clock.' };
const MAYBE: Finding = { ...CLOCK, rule: 'unpinned-backend', level: 'review', line: 2, message: 'Nothing chooses a backend.', fixes: HIDDEN.fixes };
const UNUSED: Finding = { ...CLOCK, rule: 'unused-suppression', level: 'warning', line: 9, message: 'This suppression suppresses nothing.' };
const REPORT: LintReport = {
  schema: 'swerve.lint/1',
  findings: [HIDDEN, CLOCK, MAYBE],
  files: 7,
  fixed: 0,
  skipped: [{ file: 'big.js', reason: 'larger than 5 MB' }],
};

describe('the text report', () => {
  it('groups by file, shows the path, wraps, and ends in one line of totals', () => {
    expect(renderLintText(REPORT, { color: false, width: 80 })).toMatchInlineSnapshot(`
      "src/a b.ts
        2:13  review   Nothing chooses a backend.  unpinned-backend
        3:13  error    The seed is a clock.  ineffective-seed

      src/train.ts
        12:13  warning  tf.layers.dense draws its kernel from glorotNormal without a
                        seed, so training starts from other weights in every run.
                        unseeded-init
                        └ src/model.ts:4:10 the layer is built in makeLayer
                        └ 12:3 and added to the model here

      Skipped
        big.js: larger than 5 MB

      ✖ 1 error, 1 warning, 1 to review in 7 files. 1 can be fixed with --fix.
      "
    `);
  });

  it('says when there is nothing to say', () => {
    const clean = { ...REPORT, findings: [], skipped: [], fixed: 4 };
    expect(renderLintText(clean, { color: false, width: 80 })).toBe('✔ Fixed 4 findings. No findings in 7 files.\n');
  });

  it('counts what it fixed as it promised it, what was only to review apart', () => {
    const textOf = (fixed: number, fixedReviews: number): string => renderLintText({ ...REPORT, findings: [], skipped: [], fixed, fixedReviews }, { color: false, width: 80 });
    expect(textOf(4, 1)).toBe('✔ Fixed 3 findings, and 1 to review. No findings in 7 files.\n');
    expect(textOf(1, 1)).toBe('✔ Fixed 1 to review. No findings in 7 files.\n');
  });

  it('folds alike findings when they would not fit a screen', () => {
    const many = { ...REPORT, findings: Array.from({ length: 60 }, (_, index) => ({ ...CLOCK, line: index + 1 })) };
    const text = renderLintText(many, { color: false, width: 80 });
    expect(text.split('\n').length).toBeLessThan(24);
    expect(text).toContain('and 58 more ineffective-seed at 3:13, 4:13');
  });

  it('has colours on a terminal only', () => {
    const escape = String.fromCharCode(27);
    expect(renderLintText(REPORT, { color: true, width: 80 })).toContain(`${escape}[`);
    expect(renderLintText(REPORT, { color: false, width: 80 })).not.toContain(escape);
  });
});

describe('the JSON report', () => {
  it('holds the fields of the contract, in order', () => {
    const parsed = JSON.parse(renderLintJson(REPORT)) as LintReport;
    expect(Object.keys(parsed)).toEqual(['schema', 'findings', 'files', 'fixed', 'skipped']);
    expect(parsed.findings.map(({ file, line, rule }) => `${file}:${line} ${rule}`)).toEqual([
      'src/a b.ts:2 unpinned-backend',
      'src/a b.ts:3 ineffective-seed',
      'src/train.ts:12 unseeded-init',
    ]);
    expect(parsed.findings[2]?.fixes).toEqual([
      { title: 'Write the default initializer with a seed', edits: [{ file: 'src/a b.ts', start: 5, end: 9, text: 'tf' }] },
    ]);
  });

  it('does not depend on the order in which findings came', () => {
    expect(renderLintJson({ ...REPORT, findings: [MAYBE, HIDDEN, CLOCK] })).toBe(renderLintJson(REPORT));
  });
});

describe('the SARIF report', () => {
  const rules = [{ id: 'unseeded-init', summary: 'Weights without a seed', why: 'They differ.', level: 'warning' as const }];
  const text = renderLintSarif({ ...REPORT, findings: [...REPORT.findings, UNUSED] }, { version: '0.1.0', rules });

  it('is valid SARIF 2.1.0 by the official schema', () => {
    const path = createRequire(import.meta.url).resolve('@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json');
    // Ajv reads draft 7; the schema is draft 4 and uses nothing that differs but these two keys.
    const schema = JSON.parse(readFileSync(path, 'utf8'), (key, value: unknown) =>
      (key === '$schema' || key === 'id') && typeof value === 'string' ? undefined : value,
    ) as object;
    const validate = new Ajv({ strict: false, validateFormats: false, unicodeRegExp: false, allErrors: true }).compile(schema);
    const isValid = validate(JSON.parse(text));
    expect(validate.errors ?? []).toEqual([]);
    expect(isValid).toBe(true);
    expect(validate({ version: '2.1.0', runs: [{ results: 3 }] })).toBe(false);
  });

  it('carries path, fixes, encoded file names, and a rule for every result', () => {
    const log = JSON.parse(text) as Log;
    const run = log.runs[0];
    const init = run?.results?.find((result) => result.ruleId === 'unseeded-init');
    expect(init?.codeFlows?.[0]?.threadFlows[0]?.locations).toHaveLength(2);
    expect(init?.fixes?.[0]?.artifactChanges[0]).toEqual({
      artifactLocation: { uri: 'src/a%20b.ts', uriBaseId: 'WORKING_DIRECTORY' },
      replacements: [{ deletedRegion: { charOffset: 5, charLength: 4 }, insertedContent: { text: 'tf' } }],
    });
    const ids = run?.tool.driver.rules?.map(({ id }) => id);
    expect(run?.results?.every((result) => ids?.[result.ruleIndex ?? -1] === result.ruleId)).toBe(true);
  });
});
