import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { InputEvent, RunTrace } from '../../src/core/trace';
import type { RunPlan } from '../../src/protocol/run-plan';
import { startChildRun } from '../../src/runner/child-run';
import { pinEverything } from '../../src/runner/pin-sources';
import { completePlan } from '../../src/runner/run-session';

/** Says what a process can see of how it was started, and a number that it draws. */
const CHILD = `
const { env, execArgv, argv } = process;
const seen = { env: Object.entries(env).sort(), execArgv: execArgv.filter((arg, index) => !arg.includes('probe') && !execArgv[index + 1]?.includes('probe')), argv: argv.slice(2) };
const told = JSON.stringify({ seen, drawn: Math.random() });
if (process.send !== undefined) process.send(told, () => process.disconnect());
else console.log(told);
`;

/** Starts it in every way that there is, one after the other, and writes down what each said. */
const PARENT = `
import { spawn, fork, exec, execFile, execFileSync, execSync, spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { promisify } from 'node:util';
const said = {};
const read = async (child) => { let text = ''; for await (const part of child.stdout) text += part; return text; };
const node = process.execPath;
const env = { PATH: process.env.PATH, MINE: 'a "quoted" value' };
said.spawn = await read(spawn(node, ['child.cjs', 'one']));
said.named = await read(spawn('node', ['child.cjs'], { env }));
said.fork = await new Promise((resolve) => fork('child.cjs', ['two'], { env: { ...env, NODE_OPTIONS: '--no-deprecation' } }).once('message', resolve));
said.exec = (await promisify(exec)('node child.cjs | cat', { env })).stdout;
said.pair = (await promisify(exec)('node child.cjs && node child.cjs', { env })).stdout;
said.execFile = (await promisify(execFile)(node, ['child.cjs'])).stdout;
said.execFileSync = execFileSync(node, ['child.cjs', 'three'], { encoding: 'utf8', env });
said.execFileSyncAlone = String(execFileSync('node', { input: 'console.log(JSON.stringify({ seen: Object.keys(process.env).sort() }))' }));
said.execSync = execSync('node child.cjs', { encoding: 'utf8' });
said.spawnSync = String(spawnSync('node child.cjs', { shell: true }).stdout);
said.stranger = execFileSync('env', { encoding: 'utf8', env });
said.shell = execSync('env | sort', { encoding: 'utf8', env });
said.wrong = [() => execFileSync(), () => spawnSync(node, 'text'), () => execSync(7)].map((call) => { try { call(); return 'nothing'; } catch (error) { return error.message; } });
writeFileSync(process.argv[2], JSON.stringify(said));
`;

type Said = Readonly<Record<string, string>>;

describe('Node processes that the program starts', () => {
  const folder = mkdtempSync(join(tmpdir(), 'children-'));
  const probe = join(__dirname, '..', '..', 'dist', 'probe', 'node.js');
  // What a checked program sees of being checked.
  const environment = { SWERVE_CHECK: 'plans' };
  let plain: Said = {};
  let traced: Said = {};
  let trace: RunTrace;

  const run = async (plan: Partial<RunPlan>, output: string): Promise<RunTrace> => {
    const launch = { node: process.execPath, cwd: folder, arguments: ['--require', probe, 'parent.mjs', output], environment, timeoutMs: 60_000, folder: join(folder, 'plans'), memoryBytes: 2 ** 32 };
    const nothing = (): void => undefined;
    return startChildRun(completePlan(plan), launch, { onStep: nothing, onPlan: nothing, onWeights: nothing, onProgress: nothing, onNote: nothing, onOutput: nothing }).done;
  };
  const read = (output: string): Said => JSON.parse(readFileSync(join(folder, output), 'utf8')) as Said;

  beforeAll(async () => {
    writeFileSync(join(folder, 'child.cjs'), CHILD);
    writeFileSync(join(folder, 'parent.mjs'), PARENT);
    execFileSync(process.execPath, ['parent.mjs', 'plain.json'], { cwd: folder, env: { ...process.env, ...environment } });
    plain = read('plain.json');
    trace = await run({}, 'traced.json');
    traced = read('traced.json');
  }, 120_000);

  afterAll(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  it('see nothing of the probe, and neither do other programs', () => {
    const blank = (said: Said): string => JSON.stringify(said).replaceAll(/0\.\d+(?:e-\d+)?/g, 'drawn').replaceAll(/"_=[^"]*"|"_","[^"]*"/g, '_');
    expect(blank(traced).split(',')).toEqual(blank(plain).split(','));
  });

  it('tell what they draw, at their own line', () => {
    const draws = (trace.children ?? []).flatMap(({ events }) => events.filter((event): event is InputEvent => event.kind === 'input' && event.input === 'draw'));
    const told = draws.map(({ values, stack }) => `${String(values[0])} line ${stack.split('\t').at(-2) ?? stack}`);
    const drawn = ['spawn', 'named', 'fork', 'exec', 'pair', 'execFile', 'execFileSync', 'execSync', 'spawnSync'].map((way) => `${/"drawn":([^}]*)/.exec(traced[way] ?? '')?.[1] ?? way} line 4`);
    expect(told).toEqual(drawn);
  });

  it('are given what an earlier run was given', async () => {
    const again = await run(pinEverything(trace), 'again.json');
    expect(again.ending).toBe('exit');
    const numbers = (said: Said, way: string): string | undefined => /"drawn":([^}]*)/.exec(said[way] ?? '')?.[1];
    for (const way of ['spawn', 'named', 'fork', 'exec', 'execFile', 'execFileSync', 'execSync', 'spawnSync']) expect(numbers(read('again.json'), way)).toBe(numbers(traced, way));
  });
});
