import http from 'node:http';
import https from 'node:https';
import { dress } from '../dress';
import type { Recorder } from '../recorder';
import { isUsersStack } from '../stack-capture';

type Call = (this: object, ...args: unknown[]) => unknown;
type Holder = Record<string, unknown>;

/** What servers of the program are sent: each request is heard with the line that answers requests. */
export function trapRequests(recorder: Recorder, heard: (request: object, stack: string) => void): void {
  const answeredAt = new WeakMap<object, string>();
  for (const { Server } of [http, https]) {
    const holder = Server.prototype as unknown as Holder;
    const on = holder['on'] as Call;
    const trapped = dress(on, function (this: object, ...args: unknown[]): unknown {
      const stack = args[0] !== 'request' || recorder.isQuiet ? '' : recorder.stacks.capture(trapped);
      if (isUsersStack(stack)) answeredAt.set(this, stack);
      return on.apply(this, args);
    });
    for (const name of ['on', 'addListener']) holder[name] = trapped;
    const emit = holder['emit'] as Call;
    holder['emit'] = dress(emit, function (this: object, ...args: unknown[]): unknown {
      const [event, request] = args;
      const stack = event === 'request' ? answeredAt.get(this) : undefined;
      if (stack !== undefined && typeof request === 'object' && request !== null) heard(request, stack);
      return emit.apply(this, args);
    });
  }
}
