import dns from 'node:dns';
import { dress } from '../dress';
import type { Recorder } from '../recorder';
import { isUsersCaller } from '../stack-capture';
import type { ArrivalGate } from '../arrivals/arrival-gate';
import { settleInTurn } from '../arrivals/settle-in-turn';
import { tellContent } from './tell-read';

type Call = (this: unknown, ...args: unknown[]) => unknown;
type Holder = Record<string, unknown>;

const NAMES = ['lookup', 'lookupService', 'reverse', 'resolve', 'resolve4', 'resolve6', 'resolveAny', 'resolveCname', 'resolveMx', 'resolveNs', 'resolveSrv', 'resolveTxt'];

/** What the user's own lines ask of the names of hosts: the answers, and the order in which they come. Node asks for its own connections as well. */
export function trapNames(recorder: Recorder, gate: ArrivalGate): void {
  for (const name of NAMES) {
    trapCallback(recorder, gate, dns, name);
    trapPromise(recorder, gate, dns.promises, name);
  }
}

function trapCallback(recorder: Recorder, gate: ArrivalGate, holder: Holder, name: string): void {
  const [original, api] = [holder[name] as Call, `dns.${name}`];
  const trapped = dress(original, function (this: unknown, ...args: unknown[]): unknown {
    const callback = args.at(-1);
    if (recorder.isQuiet || typeof callback !== 'function' || !isUsersCaller(recorder.stacks.captureCaller(trapped))) return original.apply(this, args);
    const stack = recorder.stacks.capture(trapped);
    const done = gate.start(api, stack);
    return original.call(this, ...args.slice(0, -1), (error: unknown, ...values: unknown[]) => {
      done(() => { (callback as Call)(error, ...values.map((value) => (error === null ? tellContent(recorder, api, value, stack) : value))); });
    });
  });
  holder[name] = trapped;
}

function trapPromise(recorder: Recorder, gate: ArrivalGate, holder: Holder, name: string): void {
  const [original, api] = [holder[name] as (this: unknown, ...args: unknown[]) => Promise<unknown>, `dns.${name}`];
  const trapped = dress(original, function (this: unknown, ...args: unknown[]): Promise<unknown> {
    const work = original.apply(this, args);
    if (recorder.isQuiet || !isUsersCaller(recorder.stacks.captureCaller(trapped))) return work;
    const stack = recorder.stacks.capture(trapped);
    return settleInTurn(work, gate.start(api, stack), { tell: (value) => tellContent(recorder, api, value, stack) });
  });
  holder[name] = trapped;
}
