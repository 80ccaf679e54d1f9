import childProcess from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import v8 from 'node:v8';
import type { Recorder } from '../recorder';
import { dress } from '../dress';
import { isUsersCaller } from '../stack-capture';

type Call = (this: unknown, ...args: unknown[]) => unknown;
type Holder = Record<string, unknown>;

/** Larger buffers are not compared. */
const KEPT_BYTES = 2 ** 20;

/** What the machine and the process say about themselves, as text that a replay can give again. */
export function trapEnvironment(recorder: Recorder): void {
  const traps: readonly (readonly [object, string, readonly string[]])[] = [
    [os, 'os', ['freemem', 'totalmem', 'loadavg', 'uptime', 'cpus', 'networkInterfaces', 'hostname', 'availableParallelism']],
    [process, 'process', ['memoryUsage', 'cpuUsage', 'resourceUsage', 'availableMemory']],
    [v8, 'v8', ['getHeapStatistics', 'getHeapSpaceStatistics']],
    [fs, 'fs', ['statfsSync']],
    [process.report, 'process.report', ['getReport']],
    [childProcess, 'child_process', ['execSync', 'execFileSync', 'spawnSync']],
  ];
  for (const [holder, prefix, names] of traps) {
    for (const name of names) trapCall(recorder, holder as Holder, name, `${prefix}.${name}`);
  }
  trapCall(recorder, process.memoryUsage as unknown as Holder, 'rss', 'process.memoryUsage.rss');
}

/** Memory that nobody cleared, where the user's own line asks for it. */
export function trapMemory(recorder: Recorder): void {
  for (const name of ['allocUnsafe', 'allocUnsafeSlow'] as const) {
    const original = Buffer[name].bind(Buffer);
    const trapped = dress(original, (size: number): Buffer => {
      const buffer = original(size);
      if (recorder.isQuiet || size > KEPT_BYTES || !isUsersCaller(recorder.stacks.captureCaller(trapped))) return buffer;
      buffer.set(Buffer.from(recorder.input('memory', `Buffer.${name}`, buffer.toString('base64'), trapped), 'base64').subarray(0, size));
      return buffer;
    });
    Buffer[name] = trapped as typeof Buffer.allocUnsafe;
  }
}

function trapCall(recorder: Recorder, holder: Holder, name: string, api: string): void {
  const original = holder[name];
  if (typeof original !== 'function') return;
  const call = original as Call;
  const trapped = dress(call, function (this: unknown, ...args: unknown[]): unknown {
    const value = call.apply(this, args);
    if (recorder.isQuiet) return value;
    if (recorder.plan.disturb !== null && MEASURED.has(name)) return revive(recorder.input('env', api, serialize(enlarge(value)), trapped), value);
    return revive(recorder.input('env', api, serialize(value), trapped), value);
  });
  holder[name] = trapped;
}

/** What changes with all else that a machine does; a disturbed repeat is told larger numbers. */
const MEASURED = new Set(['freemem', 'loadavg', 'memoryUsage', 'rss', 'cpuUsage', 'resourceUsage', 'availableMemory', 'getHeapStatistics']);
const ENLARGED = 1.3;

function enlarge(value: unknown): unknown {
  if (typeof value === 'number') return Math.floor(value * ENLARGED);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(([key, part]) => [key, enlarge(part)] as const);
  return Array.isArray(value) ? entries.map(([, part]) => part) : Object.fromEntries(entries);
}

/** Numbers, text, plain objects and bytes as JSON; anything else as an empty text, which is never given back. */
export function serialize(value: unknown): string {
  if (value instanceof Uint8Array) return JSON.stringify({ base64: Buffer.from(value.buffer, value.byteOffset, value.byteLength).toString('base64') });
  try {
    const text = JSON.stringify(value) as string | undefined;
    return text === undefined ? '' : text;
  } catch {
    return '';
  }
}

/** The value of a text that `serialize` made, or `value` itself when that is the same. */
export function revive(text: string, value: unknown): unknown {
  if (text === '' || text === serialize(value)) return value;
  const parsed = JSON.parse(text) as unknown;
  if (value instanceof Uint8Array) {
    const bytes = Buffer.from((parsed as { base64: string }).base64, 'base64');
    return Buffer.isBuffer(value) ? bytes : Uint8Array.from(bytes);
  }
  return withBuffers(parsed, value);
}

/** Bytes inside of what was read become bytes again: `model` shows where there are some. */
function withBuffers(parsed: unknown, model: unknown): unknown {
  if (typeof parsed !== 'object' || parsed === null || typeof model !== 'object' || model === null) return parsed;
  if (Buffer.isBuffer(model)) return 'data' in parsed ? Buffer.from(parsed.data as number[]) : parsed;
  const parts = Object.entries(parsed).map(([key, part]) => [key, withBuffers(part, (model as Holder)[key])] as const);
  return Array.isArray(parsed) ? parts.map(([, part]) => part) : Object.fromEntries(parts);
}
