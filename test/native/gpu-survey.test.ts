import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { softwareGpuEnvironment } from './survey/software-gpu';

interface SurveyReport {
  readonly adapter: { readonly architecture: string };
  readonly kernels: readonly { readonly kernel: string; readonly verdict: string }[];
  readonly unexplained: readonly unknown[];
}

function survey(args: readonly string[]): { readonly status: number | null; readonly stdout: string; readonly stderr: string } {
  const script = join(import.meta.dirname, 'survey', 'gpu-survey.ts');
  return spawnSync(process.execPath, ['--import', 'tsx', script, ...args], { encoding: 'utf8', timeout: 170_000 });
}

describe('npm run gpu:survey', () => {
  it('says so where there is no GPU, and surveys where there is one', () => {
    const { status, stdout, stderr } = survey(['--processes', '1', '--calls', '2', '--cases', 'exp']);
    if (status === 2) expect(stderr).toMatch(/^gpu:survey: This machine has .*, so there is nothing to survey: .*\.\n$/u);
    else expect(JSON.parse(stdout)).toMatchObject({ schema: 'swerve.gpu-survey/1' });
  });

  it.skipIf(softwareGpuEnvironment() === null)('confirms a row of the tables on a GPU in software', () => {
    const { stdout } = survey(['--software', '--processes', '1', '--calls', '6', '--cases', 'gather gradient,exp']);
    const report = JSON.parse(stdout) as SurveyReport;
    expect(report.adapter.architecture).toBe('swiftshader');
    expect(report.kernels.find(({ kernel }) => kernel === 'UnsortedSegmentSum')?.verdict).toBe('confirmed');
    expect(report.unexplained).toEqual([]);
  });
});
