import dgram from 'node:dgram';
import net from 'node:net';
import { dress } from '../dress';
import type { Recorder } from '../recorder';
import { isUsersCaller } from '../stack-capture';
import { revive, serialize } from './environment-traps';

interface Named {
  readonly port?: number;
}

/** Properties of a connection, which cannot be replaced, and the method of Node that each asks. */
const PORTS = [['localPort', '_getsockname'], ['remotePort', '_getpeername']] as const;

/** The ports that the system gives to connections, where the user's own line asks for them: Node and libraries get them as they are. */
export function trapSockets(recorder: Recorder): void {
  for (const [name, method] of PORTS) trapPort(recorder, name, method);
  trapAddress(recorder, net.Socket.prototype, 'net.Socket.address');
  trapAddress(recorder, dgram.Socket.prototype, 'dgram.Socket.address');
}

function trapPort(recorder: Recorder, name: string, method: string): void {
  const holder = net.Socket.prototype as unknown as Record<string, ((this: net.Socket) => Named) | undefined>;
  const descriptor = Object.getOwnPropertyDescriptor(net.Socket.prototype, name) as { readonly get?: (this: net.Socket) => unknown } | undefined;
  const property = descriptor?.get;
  const original = holder[method];
  if (property === undefined || original === undefined) return;
  holder[method] = dress(original, function (this: net.Socket): Named {
    const named = original.call(this);
    if (named.port === undefined || recorder.isQuiet || !isUsersCaller(recorder.stacks.captureCaller(property))) return named;
    return { ...named, port: recorder.input('env', `net.Socket.${name}`, named.port, property) };
  });
}

function trapAddress(recorder: Recorder, prototype: object, api: string): void {
  const holder = prototype as { address: (this: unknown) => unknown };
  const original = holder.address;
  const trapped = dress(original, function (this: unknown): unknown {
    const value = original.call(this);
    if (recorder.isQuiet || !isUsersCaller(recorder.stacks.captureCaller(trapped))) return value;
    return revive(recorder.input('env', api, serialize(value), trapped), value);
  });
  holder.address = trapped;
}
