import { Module } from 'node:module';
import type { Recorder } from '../recorder';

type Load = (this: unknown, request: string, ...rest: unknown[]) => unknown;
type Call = (this: unknown, ...args: unknown[]) => unknown;

/** Functions that build a model after an await: their caller would be forgotten by then. */
const LOADERS: Readonly<Record<string, readonly string[]>> = {
  '@tensorflow/tfjs-layers': ['loadLayersModel'],
  '@tensorflow/tfjs-converter': ['loadGraphModel'],
};

const DATA = '@tensorflow/tfjs-data';

/** Remembers the user's line that loads a model, or names a file of rows. Bundles hold no modules, so there the nearest earlier line stands. */
export function trapLoaders(recorder: Recorder): void {
  const loader = Module as unknown as { _load: Load };
  const original = loader._load;
  loader._load = function (this: unknown, request: string, ...rest: unknown[]): unknown {
    const exports = original.call(this, request, ...rest);
    const names = LOADERS[request];
    if (names !== undefined && typeof exports === 'object' && exports !== null) wrap(recorder, exports as Record<string, unknown>, names);
    if (request === DATA && Object.isExtensible(exports)) wrapCsv(recorder, exports as Csv);
    return exports;
  };
}

const wrapped = new WeakSet();

function wrap(recorder: Recorder, exports: Record<string, unknown>, names: readonly string[]): void {
  if (wrapped.has(exports)) return;
  wrapped.add(exports);
  wrapAll(recorder, exports, names);
  const models = exports['models'];
  if (typeof models === 'object' && models !== null) wrapAll(recorder, models as Record<string, unknown>, ['modelFromJSON']);
}

function wrapAll(recorder: Recorder, holder: Record<string, unknown>, names: readonly string[]): void {
  for (const name of names) {
    const original = holder[name];
    if (typeof original !== 'function') continue;
    const trapped = function (this: unknown, ...args: unknown[]): unknown {
      recorder.stacks.enter(trapped, `${name}\t/node_modules/@tensorflow/tfjs-layers\t0\t0`);
      return (original as Call).apply(this, args);
    };
    try {
      holder[name] = trapped;
    } catch {
      return;
    }
  }
}

interface Rows {
  iterator: (this: Rows) => unknown;
}

interface Csv {
  csv: (...args: unknown[]) => Rows;
}

/** The file is read each time its rows are asked for, in turns in which no line of the user's is at work. */
function wrapCsv(recorder: Recorder, exports: Csv): void {
  if (wrapped.has(exports)) return;
  wrapped.add(exports);
  const original = exports.csv;
  const trapped = function (this: unknown, ...args: unknown[]): Rows {
    const stack = recorder.stacks.enter(trapped, `tf.data.csv\t/node_modules/${DATA}\t0\t0`);
    const rows = original.apply(this, args);
    const { iterator } = rows;
    rows.iterator = function (): unknown {
      recorder.stacks.resume(stack);
      return iterator.call(this);
    };
    return rows;
  };
  exports.csv = trapped;
}
