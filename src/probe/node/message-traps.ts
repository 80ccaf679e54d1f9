import { ChildProcess } from 'node:child_process';
import { ClientRequest } from 'node:http';
import { Socket } from 'node:net';
import { BroadcastChannel, MessagePort, parentPort, Worker } from 'node:worker_threads';
import type { Recorder } from '../recorder';
import { isUsersCaller } from '../stack-capture';
import type { ArrivalGate } from '../arrivals/arrival-gate';
import { trapCluster } from './cluster-traps';
import { revive, serialize } from './environment-traps';
import { trapHangUps } from './hang-ups';
import { trapMessages, trapProperty, type Sender } from '../arrivals/messages-in-order';
import { trapForgetting } from '../arrivals/parent-messages';
import { isChildStream } from './stream-traps';

type Call = (this: unknown, ...args: unknown[]) => unknown;
type Holder = Record<string, unknown>;

const EMITTER = ['on', 'addListener'];

/** Messages of workers, processes, channels and connections: recorded when they arrive, with the line that listens. */
export function trapAllMessages(recorder: Recorder, gate: ArrivalGate): void {
  trapMessages(recorder, gate, { prototype: Worker.prototype, className: 'Worker', names: EMITTER });
  const tellSent = (message: unknown, api: string, stack: string): unknown => revive(recorder.inputAt('env', api, serialize(message), stack), message);
  const { isForking } = trapCluster(recorder, gate, tellSent);
  trapMessages(recorder, gate, { prototype: ChildProcess.prototype, className: 'ChildProcess', names: EMITTER, events: ['message', 'exit', 'close'], isWanted: () => !isForking(), nameOf: (skip) => nameOfExecution(recorder, skip), tell: tellSent });
  trapHangUps(recorder);
  // Its callback is listened to by Node itself, for the line that asked.
  trapMessages(recorder, gate, { prototype: ClientRequest.prototype, className: 'ClientRequest', names: EMITTER, events: ['response'] });
  trapPorts(recorder, gate);
  trapSockets(recorder, gate);
}

/** Channels between threads; Node and loaders use them too, and a worker's own port has a trap of its own. */
function trapPorts(recorder: Recorder, gate: ArrivalGate): void {
  const told = new WeakMap<Call, Call>();
  const isWanted = (self: unknown, caller: string): boolean => self !== parentPort && isUsersCaller(caller);
  const port: Sender = { prototype: MessagePort.prototype, className: 'MessagePort', names: [...EMITTER, 'once', 'addEventListener'], isWanted, told };
  // Many may send to one channel, and none is known by its messages.
  const tell = (event: unknown, api: string, stack: string): unknown => {
    const { data } = event as MessageEvent<unknown>;
    const given = revive(recorder.inputAt('env', api, serialize(data), stack), data);
    return given === data ? event : new MessageEvent('message', { data: given });
  };
  const channel: Sender = { prototype: BroadcastChannel.prototype, className: 'BroadcastChannel', names: ['addEventListener'], isWanted, told, tell };
  for (const sender of [port, channel]) {
    trapMessages(recorder, gate, sender);
    trapProperty(recorder, gate, sender);
  }
  trapForgetting(MessagePort.prototype as unknown as Holder, told);
  trapForgetting(BroadcastChannel.prototype as unknown as Holder, told, ['removeEventListener']);
}

/** What comes over connections that the program itself listens to; those of Node's own protocols are told where their answers are. */
function trapSockets(recorder: Recorder, gate: ArrivalGate): void {
  const heard = new WeakSet();
  // An end is heard after what came before it, whoever listens; one of Node's own listeners was there first.
  const isWanted = (self: unknown, caller: string, event: string): boolean => {
    if (event !== 'data') return heard.has(self as object);
    if (!isUsersCaller(caller) || isChildStream(self as object)) return false;
    heard.add(self as object);
    return true;
  };
  const tell = (bytes: unknown, api: string, stack: string): unknown => revive(recorder.inputAt('file', api, serialize(bytes), stack), bytes);
  trapMessages(recorder, gate, { prototype: Socket.prototype, className: 'Socket', names: EMITTER, events: ['data'], followers: ['end', 'close'], isWanted, tell });
}

/** `exec` and `execFile` listen themselves, for the callback that they were given. */
function nameOfExecution(recorder: Recorder, skip: Call): string | undefined {
  const called = recorder.stacks.calledWithin('node:child_process', skip).findLast((name) => name === 'exec' || name === 'execFile');
  return called === undefined ? undefined : `child_process.${called}`;
}
