import type { Recorder } from '../recorder';
import { dress } from '../dress';
import type { ArrivalGate } from '../arrivals/arrival-gate';
import { BodyTraps } from './body-traps';
import { revive, serialize } from './environment-traps';
import { settleInTurn } from '../arrivals/settle-in-turn';

type Read = (this: Response) => Promise<unknown>;

/** Ways to read a whole answer whose result can be told and given again. */
const READS = ['text', 'json', 'arrayBuffer', 'bytes'] as const;

/** Answers of servers: in which order they came, and what they brought. */
export function trapFetch(recorder: Recorder, gate: ArrivalGate): void {
  const original = globalThis.fetch;
  const origins = new WeakMap<Response, string>();
  let bodies: BodyTraps | null = null;
  const trapped = dress(original, (...args: Parameters<typeof fetch>): Promise<Response> => {
    if (recorder.isQuiet) return original(...args);
    const stack = recorder.stacks.capture(trapped);
    const arrived = (response: Response): void => {
      // Not earlier: naming `Response` makes Node load its whole client.
      if (bodies === null) {
        bodies = new BodyTraps(recorder, gate);
        trapReads(recorder, gate, origins, bodies);
      }
      origins.set(response, stack);
      const api = 'Response.body';
      if (response.body !== null) bodies.watch(response.body, { api, input: 'file', stack, ordinal: gate.number(api, stack), order: null, waiting: [], given: 0 });
    };
    const done = gate.start('fetch', stack);
    return settleInTurn(original(...args), done, { tell: (response) => response, arrived });
  });
  globalThis.fetch = trapped;
}

function trapReads(recorder: Recorder, gate: ArrivalGate, origins: WeakMap<Response, string>, bodies: BodyTraps): void {
  const prototype = Response.prototype as unknown as Record<(typeof READS)[number], Read | undefined>;
  for (const name of READS) {
    const original = prototype[name];
    if (original === undefined) continue;
    const tell = (value: unknown, stack: string): unknown => {
      if (!(value instanceof ArrayBuffer)) return revive(recorder.inputAt('file', `Response.${name}`, serialize(value), stack), value);
      const bytes = revive(recorder.inputAt('file', `Response.${name}`, serialize(Buffer.from(value)), stack), Buffer.from(value)) as Buffer;
      return bytes.equals(Buffer.from(value)) ? value : Uint8Array.from(bytes).buffer;
    };
    const trapped = dress(original, function (this: Response): Promise<unknown> {
      const asked = recorder.isQuiet ? '' : recorder.stacks.capture(trapped);
      const work = bodies.readWhole(() => original.call(this));
      const stack = origins.get(this);
      if (stack === undefined || asked === '') return work;
      return settleInTurn(work, gate.start(`Response.${name}`, asked), { tell: (value) => tell(value, stack) });
    });
    prototype[name] = trapped;
  }
}
