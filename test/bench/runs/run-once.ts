import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import type { RunTrace } from '../../../src/core/trace';
import type { RunPlan } from '../../../src/protocol/run-plan';
import { startChildRun, type LaunchOptions } from '../../../src/runner/child-run';

/** What one run cost, and what it says about itself. */
export interface RunCost {
  /** The whole process and its threads, start and probe included. */
  readonly userMs: number;
  /** The epochs after the first, as the program itself measured them. */
  readonly trainUserMs: number;
  readonly trainWallMs: number;
  readonly backend: string;
  readonly adapter: string;
  readonly steps: number;
  readonly peakMegabytes: number;
  readonly events: number;
  /** Bytes that the finished trace keeps in the host; 0 for an untraced run. */
  readonly hostBytes: number;
}

interface OwnWords {
  readonly backend: string;
  readonly adapter: string;
  readonly steps: number;
  readonly userMs: number;
  readonly wallMs: number;
}

/** `getconf CLK_TCK`, 100 on every Linux that Node runs on. */
const TICKS_PER_SECOND = 100;

/** User time of all children that have ended, in milliseconds (field 16 of /proc/self/stat, in ticks). */
function childrenUserMs(): number {
  const stat = readFileSync('/proc/self/stat', 'utf8');
  return (Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[13]) * 1000) / TICKS_PER_SECOND;
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
  const before = { user: childrenUserMs(), bytes: keptBytes() };
  let output = '';
  let pid: number | undefined;
  let peak = 0;
  const poll = setInterval(() => { peak = Math.max(peak, peakOf(pid)); }, 50);
  const print = (text: string): void => { output += text; };
  const trace = plan === null ? await runUntraced(launch, print, (started) => (pid = started)) : await runTraced(plan, launch, print, (started) => (pid = started));
  clearInterval(poll);
  const hostBytes = trace === null ? 0 : keptBytes() - before.bytes;
  const own = parseOwnWords(output);
  const events = trace === null ? 0 : trace.threads.reduce((sum, thread) => sum + thread.events.length, 0);
  return { userMs: childrenUserMs() - before.user, trainUserMs: own.userMs, trainWallMs: own.wallMs, backend: own.backend, adapter: own.adapter, steps: own.steps, peakMegabytes: peak, events, hostBytes };
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
