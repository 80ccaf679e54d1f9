import { describe, expect, it } from 'vitest';
import type { Root } from '../../src/comparison/root';
import { emptyThread, type InputEvent, type RunTrace } from '../../src/core/trace';
import { rankCandidates } from '../../src/runner/candidates';
import type { Candidate } from '../../src/runner/candidate';
import { crossPlan, isContested } from '../../src/runner/cross-orders';
import { SourceLines } from '../../src/runner/source-lines';

/** Sockets that bring data on one line, and workers whose exits another line hears. */
const [DATA, EXIT] = [{ api: 'Socket.on(data)', stack: 'main\t/app/main.mjs\t10\t3' }, { api: 'Worker.on(exit)', stack: 'main\t/app/main.mjs\t19\t3' }];

function input(kind: 'arrival' | 'file', { api, stack }: typeof DATA, value: number | string): InputEvent {
  return { kind: 'input', input: kind, api, stack, count: 1, print: { low: 0, high: 0 }, layer: null, values: [value] };
}

function run(data: readonly string[], exits: readonly number[]): RunTrace {
  const events = [...data.flatMap((text, number) => [input('arrival', DATA, number), input('file', DATA, text)]), ...exits.map((number) => input('arrival', EXIT, number))];
  return { threads: [{ ...emptyThread(0), events }], notes: new Map(), maps: new Map(), exitCode: 0, signal: null, ending: 'exit', stderr: '', durationMs: 1 };
}

const first = run(['a', 'b', 'c'], [0, 1, 2]);
const second = run(['b', 'a', 'c'], [2, 0, 1]);
const lines = new SourceLines(new Map(), '/app/main.mjs');
const root: Root = { kind: 'data', thread: 0, index: 0, first: null, second: null, firstPlace: 100, secondPlace: 100 };
const [one, two] = [first, second].map(({ threads }) => threads[0] ?? emptyThread(0)) as [RunTrace['threads'][number], RunTrace['threads'][number]];
const suspects = rankCandidates(root, { first: one, second: two }, { others: [], children: [] }, lines);
const find = (api: string, isWanted: (candidate: Candidate) => boolean = () => true): Candidate => suspects.find((each) => each.api === api && isWanted(each)) as Candidate;

/** What a plan keeps: values by API, and orders as the numbers of what is done. */
function kept(candidate: Candidate, isTurned: boolean): { readonly values: Readonly<Record<string, unknown>>; readonly orders: readonly string[][] } {
  const { pins = [], arrivals = [] } = crossPlan([candidate], root, { first, second, suspects, lines }, isTurned);
  const orders = (arrivals ?? []).map((list) => list.map((key) => `${key.includes('exit') ? 'exit' : 'data'} ${key.split('\n', 1)[0] ?? ''}`));
  return { values: Object.fromEntries(pins.map(({ api, values }) => [api, values])), orders };
}

describe('two runs crossed', () => {
  it('gives the suspect as one run had it and every other order as the other had it', () => {
    const exits = find('Worker.on(exit)', ({ ordered }) => ordered !== null);
    expect(kept(exits, false)).toEqual({ values: { 'Socket.on(data)': ['b', 'a', 'c'] }, orders: [['exit 0', 'exit 1', 'exit 2'], ['data 0', 'data 1', 'data 2']] });
    expect(kept(exits, true)).toEqual({ values: { 'Socket.on(data)': ['a', 'b', 'c'] }, orders: [['exit 2', 'exit 0', 'exit 1'], ['data 0', 'data 1', 'data 2']] });
  });

  it('never gives messages in one order and lets them be heard in the other', () => {
    const data = find('Socket.on(data)');
    expect(data.isPermuted).toBe(true);
    expect(kept(data, false)).toEqual({ values: { 'Socket.on(data)': ['a', 'b', 'c'] }, orders: [[], ['exit 2', 'exit 0', 'exit 1']] });
  });

  it('leaves a timer that runs in a race to the order of all that runs there', () => {
    const exits = find('Worker.on(exit)', ({ ordered }) => ordered === null);
    const site = { ...(exits.sites[0] as Candidate['sites'][number]), input: 'timer', api: 'setTimeout', stack: 'main\t/app/main.mjs\t6\t3' } as const;
    const timer: Candidate = { ...exits, input: 'timer', api: 'setTimeout', sites: [site] };
    const race: Candidate = { ...exits, api: 'Promise.race', sites: [{ ...site, input: 'arrival', api: 'Promise.race', stack: 'main\t/app/main.mjs\t7\t9' }] };
    const pinned = (candidate: Candidate): string[] => (crossPlan([candidate], root, { first, second, suspects: [...suspects, timer], lines }).pins ?? []).map(({ api }) => api);
    expect(pinned(race)).not.toContain('setTimeout');
    expect(pinned(exits)).toContain('setTimeout');
  });

  it('is for orders, and for what differs beside one', () => {
    const draw: Candidate = { ...find('Socket.on(data)'), input: 'draw', isPermuted: false };
    expect(isContested([draw], { first, suspects: [draw] })).toBe(false);
    expect(isContested([draw], { first, suspects: [draw, find('Worker.on(exit)')] })).toBe(true);
    expect(isContested([draw], { first, suspects: [draw, { ...draw, input: 'timer' }] })).toBe(true);
  });
});
