import { Module } from 'node:module';
import { deserialize, serialize } from 'node:v8';
import { dress } from '../dress';
import type { Recorder } from '../recorder';
import { isInternal, tellContent } from './tell-read';

type Call = (this: unknown, ...args: unknown[]) => unknown;
type Load = (this: unknown, request: string, ...rest: unknown[]) => unknown;
type Holder = Record<string, unknown>;

/** Rows that a query gives: a database orders, draws and reads clocks in native code, so that only its answers can be told. */
export function trapDatabases(recorder: Recorder): void {
  const statements = (loadSqlite() as { StatementSync?: { prototype: Holder } } | undefined)?.StatementSync;
  if (statements !== undefined) trapStatements(recorder, statements.prototype, 'node:sqlite');
  const loader = Module as unknown as { _load: Load };
  const original = loader._load;
  const known = new WeakSet();
  loader._load = function (this: unknown, request: string, ...rest: unknown[]): unknown {
    const exports = original.call(this, request, ...rest);
    if (!/(?:^|[\\/])better-sqlite3(?:$|[\\/]lib[\\/]index\.js$)/.test(request) || typeof exports !== 'function' || known.has(exports)) return exports;
    known.add(exports);
    trapPrepare(recorder, exports.prototype as Holder);
    return exports;
  };
}

/** Node warns that it is experimental where the program, not the probe, asks for it; older versions have none. */
function loadSqlite(): unknown {
  const emitWarning = process.emitWarning.bind(process);
  process.emitWarning = () => undefined;
  try {
    return (process as { getBuiltinModule?: (name: string) => unknown }).getBuiltinModule?.('node:sqlite');
  } finally {
    process.emitWarning = emitWarning;
  }
}

/** The statements of better-sqlite3 have a class that is known only once there is one. */
function trapPrepare(recorder: Recorder, databases: Holder): void {
  const original = databases['prepare'] as Call;
  let isTrapped = false;
  databases['prepare'] = dress(original, function (this: unknown, ...args: unknown[]): unknown {
    const statement = original.apply(this, args) as object;
    if (!isTrapped) trapStatements(recorder, Object.getPrototypeOf(statement) as Holder, 'better-sqlite3');
    isTrapped = true;
    return statement;
  });
}

function trapStatements(recorder: Recorder, prototype: Holder, library: string): void {
  for (const name of ['all', 'get', 'iterate'] as const) {
    const original = prototype[name] as Call;
    const trapped = dress(original, function (this: unknown, ...args: unknown[]): unknown {
      const rows = original.apply(this, args);
      const stack = recorder.isQuiet ? '' : recorder.stacks.capture(trapped);
      if (isInternal(stack)) return rows;
      const tell = (value: unknown): unknown => tellRows(recorder, `${library} ${name}`, value, stack);
      return name === 'iterate' ? tellEach(rows as Iterable<unknown>, tell) : tell(rows);
    });
    prototype[name] = trapped;
  }
}

function* tellEach(rows: Iterable<unknown>, tell: (row: unknown) => unknown): Generator {
  for (const row of rows) yield tell(row);
}

/** JSON would lose bytes and 64-bit numbers. */
function tellRows(recorder: Recorder, api: string, rows: unknown, stack: string): unknown {
  const own = serialize(rows).toString('base64');
  const given = tellContent(recorder, api, own, stack);
  return given === own || typeof given !== 'string' ? rows : (deserialize(Buffer.from(given, 'base64')) as unknown);
}
