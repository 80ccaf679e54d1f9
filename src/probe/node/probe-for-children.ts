import childProcess, { ChildProcess } from 'node:child_process';
import path from 'node:path';
import { CHILD_VARIABLE, PLAN_VARIABLE } from '../../protocol/run-plan';
import { dress } from '../dress';

type Call = (this: unknown, ...args: unknown[]) => unknown;
type Variables = Readonly<Record<string, string | undefined>>;

/** What Node's own `spawn` is given once all forms of a call are one. */
interface SpawnOptions {
  readonly file: string;
  readonly args: readonly string[];
  readonly envPairs: readonly string[];
}

/** Children of one thread that are told; each may have as many. */
const CHILDREN = 1000;
const MOST = 2 ** 32;

/**
 * Gives the probe to Node processes that the program starts, so that what they draw is told at their own lines. Other
 * programs are started as they are. `thread` is the number of this thread or process.
 */
export function passProbeOn(planFile: string, probe: string, thread: number): void {
  let started = 0;
  const variablesFor = (program: string, command: readonly string[], env: Variables): Record<string, string> | null => {
    const number = CHILDREN * (thread + 1) + started + 1;
    if (!startsNode(program, command) || started + 1 >= CHILDREN || number >= MOST) return null;
    started++;
    return { NODE_OPTIONS: addProbe(env['NODE_OPTIONS'], probe), [PLAN_VARIABLE]: planFile, [CHILD_VARIABLE]: String(number) };
  };
  trapSpawn(variablesFor);
  for (const name of ['spawnSync', 'execFileSync', 'execSync'] as const) trapSync(name, variablesFor);
}

type VariablesFor = (program: string, command: readonly string[], env: Variables) => Record<string, string> | null;

/** `spawn`, `fork`, `exec` and `execFile` all end here. */
function trapSpawn(variablesFor: VariablesFor): void {
  const prototype = ChildProcess.prototype as unknown as { spawn: Call };
  const { spawn } = prototype;
  prototype.spawn = dress(spawn, function (this: unknown, ...args: unknown[]): unknown {
    const options = args[0] as SpawnOptions;
    const variables = variablesFor(options.file, options.args, fromPairs(options.envPairs));
    if (variables === null) return spawn.apply(this, args);
    const envPairs = [...options.envPairs.filter((pair) => !(pair.slice(0, pair.indexOf('=')) in variables)), ...Object.entries(variables).map(([name, value]) => `${name}=${value}`)];
    return spawn.apply(this, [{ ...options, envPairs }, ...args.slice(1)]);
  });
}

function fromPairs(pairs: readonly string[]): Variables {
  return Object.fromEntries(pairs.map((pair) => [pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1)]));
}

/** `(file, args?, options?)`, or `(command, options?)` for a shell; a call of another form is left to fail as it would. */
function trapSync(name: 'spawnSync' | 'execFileSync' | 'execSync', variablesFor: VariablesFor): void {
  const holder = childProcess as unknown as Record<string, Call>;
  const original = holder[name] as Call;
  holder[name] = dress(original, function (this: unknown, ...args: unknown[]): unknown {
    const [program] = args;
    const list = Array.isArray(args[1]) ? (args[1] as unknown[]) : [];
    const hasList = name !== 'execSync' && (Array.isArray(args[1]) || args[1] === undefined || args[1] === null);
    const options = args[hasList ? 2 : 1] ?? {};
    if (typeof program !== 'string' || typeof options !== 'object') return original.apply(this, args);
    const { env = process.env, shell = name === 'execSync' } = options as { readonly env?: Variables; readonly shell?: unknown };
    const variables = variablesFor(shell === false ? program : 'sh', shell === false ? list.map(String) : ['-c', [program, ...list].join(' ')], env);
    if (variables === null) return original.apply(this, args);
    const given = { ...options, env: { ...env, ...variables } };
    return name === 'execSync' ? original.call(this, program, given) : original.call(this, program, list, given);
  });
}

const NODES: ReadonlySet<string> = new Set(['node', 'nodejs', 'tsx', 'ts-node', 'npx']);
const SHELLS: ReadonlySet<string> = new Set(['sh', 'bash', 'zsh', 'dash', 'cmd']);

/** True for Node itself, for what only starts it, and for a shell whose command begins with one of them. */
function startsNode(program: string, command: readonly string[]): boolean {
  const name = programName(program);
  if (program === process.execPath || NODES.has(name)) return true;
  if (!SHELLS.has(name)) return false;
  const text = command.at(-1) ?? '';
  // Windows' shell is given its command in quotes.
  const [, double, single, plain] = /^\s*(?:"([^"]+)"|'([^']+)'|(\S+))/.exec(name === 'cmd' ? text.replace(/^"(.*)"$/, '$1') : text) ?? [];
  const first = double ?? single ?? plain ?? '';
  return first === process.execPath || NODES.has(programName(first));
}

function programName(program: string): string {
  return path.basename(program).toLowerCase().replace(/\.(?:exe|cmd)$/, '');
}

/** `NODE_OPTIONS` with the probe in it; Node reads quoted parts with escapes. */
function addProbe(options: string | undefined, probe: string): string {
  return [...(options === undefined || options === '' ? [] : [options]), requireText(probe)].join(' ');
}

function requireText(probe: string): string {
  return `--require ${JSON.stringify(probe)}`;
}

/** Takes out of this process's environment what `passProbeOn` of its parent put in. */
export function cleanEnvironment(probe: string): void {
  Reflect.deleteProperty(process.env, CHILD_VARIABLE);
  const options = process.env['NODE_OPTIONS'] ?? '';
  const added = requireText(probe);
  if (!options.endsWith(added)) return;
  const rest = options.slice(0, -added.length).trimEnd();
  if (rest === '') Reflect.deleteProperty(process.env, 'NODE_OPTIONS');
  else process.env['NODE_OPTIONS'] = rest;
}
