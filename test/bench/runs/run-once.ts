import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import type { RunTrace } from '../../../src/core/trace';
import type { RunPlan } from '../../../src/protocol/run-plan';
import { startChildRun, type LaunchOptions } from '../../../src/runner/child-run';

/** User CPU in milliseconds up to the end of each part of the program, as it measured itself; `end` is all of it. */
export type Marks = Readonly<Record<'start' | 'first' | 'rest' | 'end', number>>;

/** What one run cost, and what it says about itself. */
export interface RunCost extends OwnWords {
  readonly peakMegabytes: number;
  readonly events: number;
  /** Bytes that the finished trace keeps in the host; 0 for an untraced run. */
  readonly hostBytes: number;
}

interface OwnWords {
  readonly backend: string;
  readonly adapter: string;
  readonly steps: number;
  readonly marks: Marks;
  /** Of the epochs after the first. */
  readonly wallMs: number;
}

/** Highest resident memory of a process so far, in megabytes; 0 once it is gone. */
function peakOf(pid: number | undefined): number {
  try {
    return Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid ?? 0}/status`, 'utf8'))?.[1] ?? 0) / 1024;
  } catch {
    return 0;
  }
}

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;

function keptBytes(): number {
  collectGarbage();
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}

/** Runs the program once, traced as the plan says or untraced for null. Fails with what it printed if it does not train. */
export async function runOnce(plan: RunPlan | null, launch: LaunchOptions): Promise<RunCost> {
  const bytes = keptBytes();
  let output = '';
  let pid: number | undefined;
  let peak = 0;
  const poll = setInterval(() => { peak = Math.max(peak, peakOf(pid)); }, 50);
  const print = (text: string): void => { output += text; };
  const onStart = (started: number | undefined): void => { pid = started; };
  const trace = await (plan === null ? runUntraced(launch, print, onStart) : runTraced(plan, launch, print, onStart));
  clearInterval(poll);
  const events = trace === null ? 0 : trace.threads.reduce((sum, thread) => sum + thread.events.length, 0);
  return { ...parseOwnWords(output), peakMegabytes: peak, events, hostBytes: trace === null ? 0 : keptBytes() - bytes };
}

function runUntraced(launch: LaunchOptions, print: (text: string) => void, onStart: (pid: number | undefined) => void): Promise<null> {
  // The first two arguments load the probe.
  const child = spawn(launch.node, launch.arguments.slice(2), { cwd: launch.cwd, env: { ...process.env, ...launch.environment }, stdio: ['ignore', 'pipe', 'pipe'] });
  onStart(child.pid);
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (bytes: Buffer) => { print(bytes.toString('utf8')); });
  return new Promise((resolve) => child.on('close', () => { resolve(null); }));
}

function runTraced(plan: RunPlan, launch: LaunchOptions, print: (text: string) => void, onStart: (pid: number | undefined) => void): Promise<RunTrace> {
  const nothing = (): void => undefined;
  const run = startChildRun(plan, launch, { onStep: nothing, onPlan: nothing, onWeights: nothing, onProgress: nothing, onNote: nothing, onOutput: (_stream, text) => { print(text); } });
  onStart(run.pid);
  return run.done;
}

function parseOwnWords(output: string): OwnWords {
  const line = output.split('\n').find((each) => each.startsWith('{'));
  if (line === undefined) throw new Error(output.trim().split('\n').at(-1) ?? 'it printed nothing');
  return JSON.parse(line) as OwnWords;
}
