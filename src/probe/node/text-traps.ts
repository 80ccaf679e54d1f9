import fs from 'node:fs';
import { basename, isAbsolute, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { TEXT_NOTE } from '../../protocol/trace-notes';
import { dress } from '../dress';
import type { Recorder } from '../recorder';
import { TextLog } from '../text-log';

type Call = (this: unknown, ...args: unknown[]) => unknown;

const WRITES = ['writeFile', 'appendFile'] as const;

/** What the program prints on its standard output, and whole texts that it writes to files. */
export function trapTexts(recorder: Recorder, stop: (reason: string) => void): void {
  recorder.note(TEXT_NOTE, 'told');
  const log = new TextLog(recorder, stop);
  trapOutput(recorder, log, ignoreTimers());
  const holder = fs as unknown as Record<string, unknown>;
  for (const name of WRITES) {
    trapWrite(holder, name, log, recorder);
    trapWrite(holder, `${name}Sync`, log, recorder);
    trapWrite(fs.promises, name, log, recorder);
  }
}

function trapOutput(recorder: Recorder, log: TextLog, isTimer: () => boolean): void {
  const { stdout } = process;
  const write: (...args: never[]) => boolean = stdout.write.bind(stdout);
  const trapped = dress(write, (...args: never[]): boolean => {
    if (!recorder.isQuiet && !isTimer()) recorder.guard(() => { log.tell('print', textOf(args[0]), trapped); });
    return write(...args);
  });
  stdout.write = trapped;
}

/** How long something took is no result: true while `console` prints it. */
function ignoreTimers(): () => boolean {
  let isTimer = false;
  for (const name of ['timeEnd', 'timeLog'] as const) {
    const original = console[name].bind(console);
    console[name] = dress(original, (...args: Parameters<typeof original>): void => {
      isTimer = true;
      try {
        original(...args);
      } finally {
        isTimer = false;
      }
    });
  }
  return () => isTimer;
}

function trapWrite(holder: Record<string, unknown>, name: string, log: TextLog, recorder: Recorder): void {
  const original = holder[name] as Call;
  const trapped = dress(original, function (this: unknown, ...args: unknown[]): unknown {
    if (!recorder.isQuiet) recorder.guard(() => { log.tell(`write ${nameOf(args[0])}`, textOf(args[1]), trapped); });
    return original.apply(this, args);
  });
  holder[name] = trapped;
}

/** Streams and iterables come in parts, at any time: that they are written is told, not what. */
function textOf(data: unknown): string {
  if (typeof data === 'string') return data;
  return ArrayBuffer.isView(data) ? Buffer.from(data.buffer, data.byteOffset, data.byteLength).toString('latin1') : '';
}

/** As the program's own folder sees it: elsewhere, names may be made up anew in each run. */
function nameOf(file: unknown): string {
  if (typeof file === 'number') return 'an open file';
  const path = file instanceof URL ? fileURLToPath(file) : String(file);
  const within = relative(process.cwd(), path);
  return (within.startsWith('..') || isAbsolute(within) ? basename(path) : within).replaceAll('\\', '/');
}
