import { spawn, type ChildProcess } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Readable } from 'node:stream';
import type { RunEnding, RunTrace } from '../core/trace';
import { PLAN_VARIABLE, TRACE_FD, type RunPlan } from '../protocol/run-plan';
import { readChildTraces } from './child-traces';
import { killTree } from './kill-tree';
import { RUN_MARK, RunProcesses } from './run-processes';
import { ThreadBuilder, type TraceListener } from './trace-builder';
import { watchResources } from './watch-resources';

/** What it takes to start the user's program. */
export interface LaunchOptions {
  readonly node: string;
  readonly cwd: string;
  /** Node's own arguments, the script's path and the script's arguments. */
  readonly arguments: readonly string[];
  readonly environment: Readonly<Record<string, string>>;
  readonly timeoutMs: number;
  /** Folder for the plan file; the caller removes it. */
  readonly folder: string;
  /** Most resident memory of the program and its children, in bytes. */
  readonly memoryBytes: number;
}

export interface RunListener extends TraceListener {
  readonly onOutput: (stream: 'stdout' | 'stderr', text: string) => void;
}

export interface ChildRun {
  /** Undefined where there is no process: in a page, or if none could be started. */
  readonly pid?: number | undefined;
  readonly done: Promise<RunTrace>;
  readonly stop: (ending: RunEnding) => void;
}

const PACKET_HEADER = 8;
/** Output shown per stream; the rest is read and thrown away. */
const SHOWN_OUTPUT = 64 * 1024;
/** Bytes kept of the end of what a program prints. */
const LAST_OUTPUT = 4096;
/** Output after which a program is ended. */
const MAX_OUTPUT = 2 ** 30;

/** Starts the program once, with the probe in it, and collects its trace. */
export function startChildRun(plan: RunPlan, launch: LaunchOptions, listener: RunListener): ChildRun {
  const planFile = join(launch.folder, `plan-${process.hrtime.bigint()}.json`);
  // A program that cleans up the folder of temporary files must not end the check.
  mkdirSync(launch.folder, { recursive: true });
  writeFileSync(planFile, JSON.stringify({ ...plan, file: planFile } satisfies RunPlan));
  const started = performance.now();
  // The same for every run of a check: what the program sees of it is no difference.
  const mark = basename(launch.folder);
  const child = spawn(launch.node, launch.arguments, {
    cwd: launch.cwd,
    env: { ...process.env, ...launch.environment, [PLAN_VARIABLE]: planFile, [RUN_MARK]: mark },
    stdio: ['ignore', 'pipe', 'pipe', 'pipe'],
    detached: process.platform !== 'win32',
  });
  // Group 0 would be the kernel's own.
  const processes = new RunProcesses(child.pid ?? -1, mark);
  const run = new RunState(child, processes, listener, { started, planFile });
  const timer = setTimeout(() => { run.stop('timeout'); }, launch.timeoutMs);
  const unwatch = watchResources(processes, launch.memoryBytes, (reason) => { run.stop('limit', reason); });
  const done = run.done.finally(() => {
    clearTimeout(timer);
    unwatch();
  });
  return { pid: child.pid, done, stop: (ending) => { run.stop(ending); } };
}

class RunState {
  readonly done: Promise<RunTrace>;
  private readonly child: ChildProcess;
  private readonly processes: RunProcesses;
  private readonly listener: RunListener;
  private readonly planFile: string;
  private readonly threads = new Map<number, ThreadBuilder>();
  private readonly notes = new Map<string, string>();
  private readonly maps = new Map<string, string>();
  private readonly output = { stdout: 0, stderr: 0 };
  private stderr = '';
  private lastWords: Buffer = Buffer.alloc(0);
  private ending: RunEnding | null = null;
  private rest: Buffer = Buffer.alloc(0);

  constructor(child: ChildProcess, processes: RunProcesses, listener: RunListener, { started, planFile }: { readonly started: number; readonly planFile: string }) {
    this.child = child;
    this.processes = processes;
    this.listener = listener;
    this.planFile = planFile;
    (child.stdio[TRACE_FD] as Readable).on('data', (bytes: Buffer) => { this.takePackets(bytes); });
    for (const stream of ['stdout', 'stderr'] as const) child[stream]?.on('data', (bytes: Buffer) => { this.takeOutput(stream, bytes); });
    this.done = this.waitForEnd(started);
  }

  stop(ending: RunEnding, reason?: string): void {
    this.ending ??= ending;
    if (reason !== undefined) this.notes.set('limit', reason);
    if (this.child.pid !== undefined) killTree(this.child.pid, this.processes);
  }

  private waitForEnd(started: number): Promise<RunTrace> {
    return new Promise((resolve) => {
      let isDone = false;
      const finish = (exitCode: number | null, signal: string | null): void => {
        if (isDone) return;
        isDone = true;
        // Whatever the program started and left behind ends with it.
        if (this.child.pid !== undefined) killTree(this.child.pid, this.processes);
        resolve(this.toTrace(exitCode, signal, performance.now() - started));
      };
      this.child.on('error', (error) => {
        this.notes.set('spawn-problem', error.message);
        finish(null, null);
      });
      this.child.on('exit', (exitCode, signal) => {
        // Grandchildren may hold the pipes open: wait for them only a moment.
        if (this.child.pid !== undefined) killTree(this.child.pid, this.processes);
        setTimeout(() => { finish(exitCode, signal); }, 1000).unref();
      });
      this.child.on('close', finish);
    });
  }

  private toTrace(exitCode: number | null, signal: string | null, durationMs: number): RunTrace {
    const threads = [...this.threads].sort(([first], [second]) => first - second).map(([, builder]) => builder.finish());
    const children = readChildTraces(this.planFile, (note, value) => { this.takeNote(note, value); });
    return { threads, ...(children.length === 0 ? {} : { children }), notes: this.notes, maps: this.maps, exitCode, signal, ending: this.ending ?? this.endingOf(exitCode, signal), stderr: this.stderr, lastWords: this.lastWords.toString('utf8'), durationMs };
  }

  private endingOf(exitCode: number | null, signal: string | null): RunEnding {
    const told = this.notes.get('end');
    if (signal !== null) return 'killed';
    if (told === 'idle') return 'idle';
    if (told === 'max-steps' || told === 'stop-event') return 'stopped';
    return exitCode === 0 || (exitCode !== null && !this.notes.has('crash') && told !== undefined) ? 'exit' : 'crashed';
  }

  private takePackets(bytes: Buffer): void {
    this.rest = this.rest.length === 0 ? bytes : Buffer.concat([this.rest, bytes]);
    let offset = 0;
    while (this.rest.length - offset >= PACKET_HEADER) {
      const length = this.rest.readUInt32LE(offset);
      if (this.rest.length - offset - PACKET_HEADER < length) break;
      const start = offset + PACKET_HEADER;
      this.threadOf(this.rest.readUInt32LE(offset + 4)).push(Buffer.from(this.rest.subarray(start, start + length)));
      offset = start + length;
    }
    if (offset > 0) this.rest = this.rest.subarray(offset);
  }

  private threadOf(thread: number): ThreadBuilder {
    const known = this.threads.get(thread);
    if (known !== undefined) return known;
    const builder = new ThreadBuilder(thread, { ...this.listener, onNote: (note, value) => { this.takeNote(note, value); } });
    this.threads.set(thread, builder);
    return builder;
  }

  private takeNote(note: string, value: string): void {
    if (note === 'map') {
      const end = value.indexOf('\n');
      this.maps.set(value.slice(0, end), value.slice(end + 1));
      return;
    }
    // A worker's end is not the run's.
    if (value !== '' || !this.notes.has(note)) this.notes.set(note, value);
    this.listener.onNote(note, value);
  }

  private takeOutput(stream: 'stdout' | 'stderr', bytes: Buffer): void {
    const before = this.output[stream];
    this.output[stream] += bytes.length;
    if (this.output[stream] > MAX_OUTPUT) this.stop('limit', 'it printed more than 1 GB');
    this.lastWords = Buffer.concat([this.lastWords, bytes.subarray(-LAST_OUTPUT)]).subarray(-LAST_OUTPUT);
    if (before >= SHOWN_OUTPUT) return;
    const text = bytes.subarray(0, SHOWN_OUTPUT - before).toString('utf8');
    if (stream === 'stderr') this.stderr += text;
    this.listener.onOutput(stream, text);
  }
}
