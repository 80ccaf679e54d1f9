import vm, { type Context, type CreateContextOptions } from 'node:vm';
import { dress } from '../dress';
import { trapMathRandom } from '../math-random-trap';
import type { Recorder } from '../recorder';

type Call = (this: unknown, ...args: unknown[]) => unknown;

/** Options of a script that runs in a new context, as far as they are about the context. */
interface NewContextOptions {
  readonly contextName?: string;
  readonly contextOrigin?: string;
  readonly contextCodeGeneration?: CreateContextOptions['codeGeneration'];
  readonly microtaskMode?: CreateContextOptions['microtaskMode'];
}

/** Each context of `node:vm` has a `Math` of its own, from which code in it draws. Its clocks are left as they are. */
export function trapContexts(recorder: Recorder): void {
  const original = vm.createContext as (...args: unknown[]) => Context;
  const known = new WeakSet();
  const create = dress(original, (...args: unknown[]): Context => {
    // What the program puts into its place is its own.
    const hasMath = isObject(args[0]) && 'Math' in args[0];
    const context = original(...args);
    if (!hasMath && !known.has(context)) trapMathRandom(recorder, vm.runInContext('Math', context) as Math);
    known.add(context);
    return context;
  });
  vm.createContext = create;
  trapNewContexts(vm, 1, create);
  trapNewContexts(vm.Script.prototype, 0, create);
}

/** Node makes the context itself there; one that is made already is taken as it is. */
function trapNewContexts(holder: object, place: number, create: (...args: unknown[]) => Context): void {
  const named = holder as Record<'runInNewContext', Call>;
  const original = named.runInNewContext;
  named.runInNewContext = dress(original, function (this: unknown, ...args: unknown[]): unknown {
    const given = args[place] ?? {};
    if (!isObject(given)) return original.apply(this, args);
    return original.apply(this, [...args.slice(0, place), create(given, contextOptions(args[place + 1])), ...args.slice(place + 1)]);
  });
}

function contextOptions(options: unknown): CreateContextOptions {
  if (!isObject(options)) return {};
  const { contextName: name, contextOrigin: origin, contextCodeGeneration: codeGeneration, microtaskMode } = options as NewContextOptions;
  return { ...(name !== undefined && { name }), ...(origin !== undefined && { origin }), ...(codeGeneration !== undefined && { codeGeneration }), ...(microtaskMode !== undefined && { microtaskMode }) };
}

function isObject(value: unknown): value is object {
  return (typeof value === 'object' && value !== null) || typeof value === 'function';
}
