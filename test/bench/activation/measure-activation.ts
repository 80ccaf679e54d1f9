import { writeFileSync } from 'node:fs';
import { extensions } from 'vscode';

/** Milliseconds of one activation: on the clock, and of the extension host's processor. */
export interface ActivationTime {
  readonly wallMs: number;
  readonly cpuMs: number;
}

/** By the extension's id, or one sentence about what went wrong. */
export type MeasuredTimes = Readonly<Record<string, ActivationTime>> | string;

/** Called inside a fresh extension host: activates the extensions that are named, in that order, and writes down what each took. */
export async function run(): Promise<void> {
  const ids = (process.env['SWERVE_BENCH_IDS'] ?? '').split(',');
  const times = await measureAll(ids).catch((error: unknown) => (error instanceof Error ? error.message : String(error)));
  writeFileSync(process.env['SWERVE_BENCH_RESULT'] ?? '', JSON.stringify(times satisfies MeasuredTimes));
}

async function measureAll(ids: readonly string[]): Promise<MeasuredTimes> {
  const times: Record<string, ActivationTime> = {};
  for (const id of ids) times[id] = await measureActivation(id);
  return times;
}

async function measureActivation(id: string): Promise<ActivationTime> {
  const extension = extensions.getExtension(id);
  if (extension === undefined) throw new Error(`${id} is not installed.`);
  if (extension.isActive) throw new Error(`${id} is active before it was asked for: its time is gone.`);
  const cpu = process.cpuUsage();
  const started = performance.now();
  await extension.activate();
  const wallMs = performance.now() - started;
  const { user, system } = process.cpuUsage(cpu);
  return { wallMs, cpuMs: (user + system) / 1000 };
}
