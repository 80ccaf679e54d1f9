// `npm run gpu:survey [-- --software] [--output FILE] [--processes N] [--calls N] [--cases A,B] [--flags NAME=3,…]`:
// which kernels of the WebGPU backend give other bits on this machine's GPU, and how far each result lies from the cpu
// backend's, as JSON ready for the knowledge tables. Without a GPU it says so and ends with 2; `--software` takes
// SwiftShader instead, to show that the survey itself works.
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
  readonly flags: string;
}

/** `NAME=3,OTHER=true` as flags of TensorFlow.js. */
function parseFlags(text: string): Result<Readonly<Record<string, number | boolean>>> {
  const flags: Record<string, number | boolean> = {};
  for (const part of text.split(',').filter((each) => each !== '')) {
    const [, name = '', value = ''] = /^(\w+)=(true|false|-?[\d.]+)$/u.exec(part) ?? [];
    if (name === '') return problem(`--flags takes NAME=NUMBER or NAME=true, separated by commas, not "${part}".`);
    flags[name] = value === 'true' || (value !== 'false' && Number(value));
  }
  return ok(flags);
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
function renderReport(machine: Machine, { adapter, versions, processes, callsPerProcess, cases }: SurveySummary, flags: Readonly<Record<string, number | boolean>>): string {
  const report = {
    schema: 'swerve.gpu-survey/1',
    adapter,
    nvidiaDriver: machine.nvidiaDriver,
    node: machine.node,
    versions: { ...versions, dawn: machine.packages.webgpu?.version ?? null },
    flags,
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
  const flags = parseFlags(options.flags);
  if (!flags.ok) return flags;
  const cases = options.cases?.split(',') ?? null;
  const plan = { backend: 'webgpu', folder: ROOT, cases, calls: Number(options.calls), flags: flags.value, isComparedWithCpu: true } as const;
  const summary = await runSurvey(plan, Number(options.processes), environment.value, (name) => process.stderr.write(`${name}\n`));
  return summary.ok ? ok(renderReport(machine, summary.value, flags.value)) : summary;
}

const program = new Command('gpu:survey')
  .option('--software', 'survey SwiftShader, a GPU in software', false)
  .option('--output <file>', 'write the JSON there instead of to stdout')
  .option('--processes <n>', 'fresh processes', '3')
  .option('--calls <n>', 'calls of each case in a process', '20')
  .option('--cases <names>', 'only these cases, by name, separated by commas')
  .option('--flags <flags>', "flags of TensorFlow.js set before the first operation: 'WEBGPU_MATMUL_PROGRAM_TYPE=3'", '')
  .action(async (options: Options) => {
    const report = await survey(options);
    if (!report.ok) {
      process.stderr.write(`gpu:survey: ${report.error.message}\n`);
      process.exitCode = 2;
    } else if (options.output === undefined) process.stdout.write(report.value);
    else writeFileSync(options.output, report.value);
  });
void program.parseAsync();
