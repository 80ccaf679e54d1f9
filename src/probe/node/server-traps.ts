import net, { type AddressInfo } from 'node:net';
import { dress } from '../dress';
import type { Recorder } from '../recorder';
import { revive, serialize } from './environment-traps';

const API = 'net.Server.address';

type Listen = (this: net.Server, ...args: unknown[]) => net.Server;

/** The port that the system gives to a server that asks for any: a replay asks for the one of the earlier run. */
export function trapServers(recorder: Recorder): void {
  const prototype = net.Server.prototype as unknown as { address: (this: net.Server) => unknown; listen: Listen };
  const { address, listen } = prototype;
  const trapped = dress(address, function (this: net.Server): unknown {
    const value = address.call(this);
    return value === null || recorder.isQuiet ? value : revive(recorder.input('env', API, serialize(value), trapped), value);
  });
  prototype.address = trapped;
  const port = pinnedPort(recorder);
  if (port !== null) prototype.listen = dress(listen, function (this: net.Server, ...args: unknown[]): net.Server { return listen.apply(this, withPort(args, port)); });
}

/** Null where none is pinned, or servers had several: which is whose cannot be told. */
function pinnedPort({ plan }: Recorder): number | null {
  const texts = plan.pins.filter(({ api }) => api === API).flatMap(({ values }) => values.flatMap((value) => (typeof value === 'string' ? [value] : [])));
  const ports = new Set(texts.map((text) => (JSON.parse(text) as Partial<AddressInfo>).port));
  const [port] = ports;
  return ports.size === 1 && port !== undefined ? port : null;
}

/** Asks for a port where any would do. */
function withPort(args: readonly unknown[], port: number): unknown[] {
  const [first, ...rest] = args;
  if (first === 0 || first === '0') return [port, ...rest];
  if (first === undefined || typeof first === 'function') return [port, ...args];
  const isAny = typeof first === 'object' && first !== null && 'port' in first && Number(first.port) === 0;
  return isAny ? [{ ...first, port }, ...rest] : [...args];
}
