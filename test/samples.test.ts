import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { LintReport } from '../src/core/finding';
import { runCli } from './cli/run-cli';

/** What `swerve lint .` says in each sample project: place, rule, level. */
const EXPECTED: Readonly<Record<string, readonly string[]>> = {
  digits: [
    'data.ts:9:30 unseeded-shuffle warning',
    'train.ts:1:1 unpinned-backend review',
    'train.ts:10:13 unseeded-init warning',
    'train.ts:11:13 unseeded-dropout warning',
    'train.ts:12:13 unseeded-init warning',
    'train.ts:26:9 unseeded-shuffle warning',
  ],
  reviews: [
    'model.js:6:7 unseeded-init warning',
    'model.js:7:7 unseeded-dropout warning',
    'model.js:7:7 unseeded-init warning',
    'model.js:8:7 unseeded-init warning',
    'train.js:2:12 unpinned-backend review',
    'train.js:11:20 unseeded-shuffle warning',
    'train.js:24:9 unseeded-shuffle warning',
  ],
  // `mnist[digit].get(index)` names the example it wants and is quiet.
  pipeline: [
    'dataset.js:16:19 unseeded-tensor warning',
    'dataset.js:26:6 unseeded-shuffle warning',
    'train.js:2:1 unpinned-backend review',
    'train.js:5:17 unseeded-init warning',
    'train.js:6:17 unseeded-init warning',
  ],
  gan: [
    'networks.ts:7:18 unseeded-init warning',
    'networks.ts:8:17 unseeded-init warning',
    'networks.ts:14:37 unseeded-tensor warning',
    'networks.ts:16:37 unseeded-tensor warning',
    'train.ts:2:1 unpinned-backend review',
    'train.ts:10:19 unseeded-random warning',
    'train.ts:26:40 unseeded-tensor warning',
    'train.ts:38:38 unseeded-tensor warning',
    'train.ts:53:35 unseeded-tensor warning',
  ],
  browser: [
    'model.js:2:1 unpinned-backend review',
    'model.js:9:13 unseeded-init warning',
    'model.js:12:13 unseeded-dropout warning',
    'model.js:13:13 unseeded-init warning',
    'model.js:22:9 unseeded-shuffle warning',
  ],
};

describe('swerve lint in the sample projects', () => {
  it.each(Object.keys(EXPECTED))('%s', async (sample) => {
    const { stdout, exitCode } = await runCli(join(import.meta.dirname, 'samples', sample), ['lint', '.', '--format', 'json']);
    const { findings } = JSON.parse(stdout) as LintReport;
    expect(findings.map(({ file, line, column, rule, level }) => `${file}:${line}:${column} ${rule} ${level}`)).toEqual(EXPECTED[sample]);
    expect(exitCode).toBe(1);
  });
});
