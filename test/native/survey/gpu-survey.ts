// `npm run gpu:survey [-- --software] [--output FILE] [--processes N] [--calls N] [--cases A,B]`: which kernels of the
// WebGPU backend give other bits on this machine's GPU, as JSON ready for the knowledge tables. Without a GPU it says
// so and ends with 2; `--software` takes SwiftShader instead, to show that the survey itself works.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Command } from 'commander';
import { ok, problem, type Result } from '../../../src/base/result';
import { isSoftwareAdapter } from '../../../src/runner/doctor/diagnose-webgpu';
import type { Machine } from '../../../src/runner/doctor/machine';
import { readMachine } from '../../../src/runner/doctor/read-machine';
import { findUnexplained, judgeKernels } from './judge-kernels';
import { runSurvey, type SurveySummary } from './run-survey';
import { softwareGpuEnvironment } from './software-gpu';

const ROOT = join(import.meta.dirname, '..', '..', '..');

interface Options {
  readonly software: boolean;
  readonly output?: string;
  readonly processes: string;
  readonly calls: string;
  readonly cases?: string;
}

/** The environment to survey in, or why this machine cannot be surveyed. */
function chooseEnvironment({ adapter, graphics }: Machine, isSoftware: boolean): Result<Readonly<Record<string, string>>> {
  if (isSoftware) {
    const found = softwareGpuEnvironment();
    return found === null ? problem('No software GPU: install Chromium, which brings SwiftShader.') : ok(found);
  }
  if (adapter?.kind === 'adapter' && !isSoftwareAdapter(adapter)) return ok({});
  const seen = graphics.length === 0 ? 'has no GPU' : 'has a GPU that Dawn cannot use (see `swerve doctor`)';
  return problem(`This machine ${seen}, so there is nothing to survey: run this where a graphics driver with Vulkan is, or pass --software to try the survey on SwiftShader.`);
}

/** Everything the knowledge tables need: where it was measured, and what became of each row. */
function renderReport(machine: Machine, { adapter, versions, processes, callsPerProcess, cases }: SurveySummary): string {
  const report = {
    schema: 'swerve.gpu-survey/1',
    adapter,
    nvidiaDriver: machine.nvidiaDriver,
    node: machine.node,
    versions: { ...versions, dawn: machine.packages.webgpu?.version ?? null },
    processes,
    callsPerProcess,
    kernels: judgeKernels('webgpu', cases),
    unexplained: findUnexplained('webgpu', cases),
    cases,
  };
  return `${JSON.stringify(report, null, 1)}\n`;
}

async function survey(options: Options): Promise<Result<string>> {
  const machine = await readMachine({ project: ROOT });
  const environment = chooseEnvironment(machine, options.software);
  if (!environment.ok) return environment;
  const cases = options.cases?.split(',') ?? null;
  const summary = runSurvey({ backend: 'webgpu', folder: ROOT, cases, calls: Number(options.calls) }, Number(options.processes), environment.value);
  return summary.ok ? ok(renderReport(machine, summary.value)) : summary;
}

const program = new Command('gpu:survey')
  .option('--software', 'survey SwiftShader, a GPU in software', false)
  .option('--output <file>', 'write the JSON there instead of to stdout')
  .option('--processes <n>', 'fresh processes', '3')
  .option('--calls <n>', 'calls of each case in a process', '20')
  .option('--cases <names>', 'only these cases, by name, separated by commas')
  .action(async (options: Options) => {
    const report = await survey(options);
    if (!report.ok) {
      process.stderr.write(`gpu:survey: ${report.error.message}\n`);
      process.exitCode = 2;
    } else if (options.output === undefined) process.stdout.write(report.value);
    else writeFileSync(options.output, report.value);
  });
void program.parseAsync();
