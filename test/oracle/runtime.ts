/* Runs inside the child process, beside the library that is examined: no imports but Node's. */
import { createHash } from 'node:crypto';
import { createRequire } from 'node:module';

interface Stream {
  state: number;
}

const GLOBAL: Stream = { state: 1 };

/** mulberry32: one 32-bit word of state, the same numbers everywhere. */
function step(stream: Stream): number {
  stream.state = (stream.state + 0x6d2b79f5) | 0;
  let word = Math.imul(stream.state ^ (stream.state >>> 15), 1 | stream.state);
  word = (word + Math.imul(word ^ (word >>> 7), 61 | word)) ^ word;
  return ((word ^ (word >>> 14)) >>> 0) / 4294967296;
}

/** Replaces `Math.random` for the process. */
export function seedGlobally(): void {
  Math.random = () => step(GLOBAL);
}

/** Starts the global stream anew, so that one case does not depend on the cases before it. */
export function restart(): void {
  GLOBAL.state = 1;
}

/** A generator for options that ask for a function. */
export function makeGenerator(seed: number): () => number {
  const stream = { state: seed };
  return () => step(stream);
}

/** Loads a module as a program would: by `import`, or by `require` where the package has no other way. */
export async function load(specifier: string): Promise<Record<string, unknown>> {
  try {
    return (await import(specifier)) as Record<string, unknown>;
  } catch {
    const required: unknown = createRequire(import.meta.url)(specifier);
    return { ...(required as Record<string, unknown>), default: required };
  }
}

/** The export, called as a member of what holds it, so that `this` is right. */
export function bound(namespace: Record<string, unknown>, path: string, defaultPath: string | null): (...args: readonly unknown[]) => unknown {
  const owner = exportOf(namespace, path.slice(0, Math.max(0, path.lastIndexOf('.'))), defaultPath);
  const callable = exportOf(namespace, path, defaultPath) as (...args: readonly unknown[]) => unknown;
  return (...args) => callable.apply(owner === namespace ? (namespace['default'] ?? namespace) : owner, [...args]);
}

/** Walks an export path; classes and functions may be the default export, or hang below it. */
export function exportOf(namespace: Record<string, unknown>, path: string, defaultPath: string | null): unknown {
  const roots = [namespace, namespace['default'], (namespace['default'] as Record<string, unknown> | undefined)?.['default']];
  if (path === '') return namespace;
  const [first = '', ...rest] = path.split('.');
  for (const root of roots) {
    if (root === undefined || root === null) continue;
    const start = (root as Record<string, unknown>)[first];
    const found = start === undefined ? undefined : follow(start, rest);
    if (found !== undefined) return found;
  }
  if (defaultPath === null || (path !== defaultPath && !path.startsWith(`${defaultPath}.`))) return undefined;
  const below = path.slice(defaultPath.length + 1).split('.').filter((part) => part !== '');
  return follow(namespace['default'] ?? namespace, below);
}

function follow(start: unknown, path: readonly string[]): unknown {
  return path.reduce<unknown>((value, part) => (value === undefined || value === null ? undefined : (value as Record<string, unknown>)[part]), start);
}

const NUMBERS_READ = 8;
const MOST_DEPTH = 12;

interface TensorLike {
  dataSync(): ArrayLike<number>;
  readonly shape: readonly number[];
}

function isTensor(value: object): value is TensorLike {
  return typeof (value as Partial<TensorLike>).dataSync === 'function';
}

/** Every number of a value as text that tells all bits apart; functions are taken for generators. */
function spell(value: unknown, seen: Set<unknown>, depth: number): string {
  if (typeof value === 'number') return Object.is(value, -0) ? '-0' : String(value);
  if (typeof value === 'function') return spell(Array.from({ length: NUMBERS_READ }, () => (value as () => unknown)()), seen, depth + 1);
  if (typeof value !== 'object' || value === null) return `${typeof value}:${String(value)}`;
  if (seen.has(value) || depth > MOST_DEPTH) return '…';
  seen.add(value);
  if (isTensor(value)) return `tensor${value.shape.join('x')}(${Array.from(value.dataSync()).map(String).join()})`;
  if (ArrayBuffer.isView(value) || Array.isArray(value)) {
    const list = Array.from(value as unknown as ArrayLike<unknown>);
    return `[${list.map((each) => spell(each, seen, depth + 1)).join()}]`;
  }
  if (value instanceof Date) return `date:${value.getTime()}`;
  if (value instanceof Map || value instanceof Set) return spell([...value], seen, depth + 1);
  const entries = Object.entries(value).filter(([, each]) => typeof each !== 'function');
  return `{${entries.map(([key, each]) => `${key}=${spell(each, seen, depth + 1)}`).join()}}`;
}

export function digest(value: unknown): string {
  return createHash('sha256').update(spell(value, new Set(), 0)).digest('hex').slice(0, 16);
}

/** Runs one case whose outcome is already text. */
export async function examineText(id: string, run: () => Promise<string>): Promise<void> {
  const outcome = await run().catch((error: unknown) => `throws ${String(error)}`);
  process.stdout.write(`\u0001${JSON.stringify([id, outcome])}\n`);
}

/** Runs one case and prints its outcome as one line. */
export async function examine(id: string, run: () => unknown): Promise<void> {
  restart();
  let outcome: string;
  try {
    outcome = digest(await run());
  } catch (error) {
    outcome = `throws ${error instanceof Error ? error.message.slice(0, 160) : String(error)}`;
  }
  process.stdout.write(`\u0001${JSON.stringify([id, outcome])}\n`);
}
