import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer, get, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { AwaitedWork } from '../../src/probe/node/awaited-work';
import { TimerGate } from '../../src/probe/timer-gate';
import { Recorder } from '../../src/probe/recorder';
import { StackCapture } from '../../src/probe/stack-capture';
import { completePlan } from '../../src/runner/run-session';
import { nodeTimers } from '../../src/probe/node/node-timers';

let server: Server;
let answer: (() => void) | null = null;
let address = '';
const work = new AwaitedWork();

/** Resolves once the server has been asked. */
async function asked(): Promise<void> {
  while (answer === null) await new Promise((resolve) => setTimeout(resolve, 5));
}

/** Looks until nothing is awaited any more: ends are told a turn later. */
async function settled(): Promise<boolean> {
  for (let turn = 0; turn < 200 && work.look(); turn++) await new Promise((resolve) => setTimeout(resolve, 5));
  return !work.look();
}

beforeAll(async () => {
  server = createServer((_request: IncomingMessage, response: ServerResponse) => {
    answer = () => {
      answer = null;
      response.end('1');
    };
  }).listen(0);
  await once(server, 'listening');
  address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
});
afterAll(() => { server.close(); });

describe('a program that computes nothing', () => {
  it('awaits the answer to a request', async () => {
    expect(work.look()).toBe(false);
    const before = work.changes;
    const answered = new Promise((resolve) => get(address, (response) => response.resume().on('end', resolve)));
    await asked();
    expect(work.look()).toBe(true);
    answer?.();
    await answered;
    expect(await settled()).toBe(true);
    expect(work.changes - before).toBe(2);
  });

  it('awaits the answer to a fetch, to the end of its body', async () => {
    const answered = fetch(address);
    await asked();
    expect(work.look()).toBe(true);
    answer?.();
    expect(await (await answered).text()).toBe('1');
    expect(await settled()).toBe(true);
  });

  it('awaits another process', async () => {
    const child = spawn(process.execPath, ['-e', 'process.stdin.resume()'], { stdio: ['pipe', 'ignore', 'ignore'] });
    const ended = once(child, 'exit');
    expect(work.look()).toBe(true);
    child.stdin.end();
    await ended;
    expect(await settled()).toBe(true);
  });

  it('awaits a timer that goes off once, and no interval', () => {
    const recorder = new Recorder(completePlan({}), new StackCapture(__filename, { get: () => undefined, set: () => undefined }), { send: () => undefined });
    const gate = new TimerGate(recorder, nodeTimers(), { forOthers: () => false, forMoments: () => false });
    let isOver = false;
    const timer = { api: 'setTimeout', stack: '', ms: 13_000, goOff: () => undefined, isOver: () => isOver, isRef: () => true };
    gate.set({ ...timer, isInterval: true });
    gate.set({ ...timer, ms: 20 });
    expect(gate.isAwaited).toBe(false);
    gate.set(timer);
    expect(gate.isAwaited).toBe(true);
    isOver = true;
    expect(gate.isAwaited).toBe(false);
  });
});
