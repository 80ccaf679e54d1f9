import { trapParent, type ParentPort } from '../arrivals/parent-messages';
import type { PageProbe } from './page-probe';
import type { WorkerEvent } from './worker-link';

/** Where a worker's messages from its page are told. */
const PAGE_MESSAGE = 'self.onmessage';

/** What a worker knows of itself and how it speaks to its page; what the page says comes by `hear`. */
export interface WorkerScope {
  /** Hands the program a message of the page's. */
  readonly hear: (message: MessageEvent) => void;
}

/** Gives the worker's program the scope that it would have without us. `close` ends the worker. */
export function provideScope(probe: PageProbe, { address, name }: { readonly address: string; readonly name: string }, post: (event: WorkerEvent, transfer?: Transferable[]) => void, close: () => void): WorkerScope {
  const { recorder } = probe;
  const define = (key: string, value: unknown): void => { Object.defineProperty(globalThis, key, { value, configurable: true, writable: true }); };
  define('name', name);
  if (!address.startsWith('blob:')) define('location', new URL(address));
  // It may be ended as soon as its message is there: what it did until then is told before.
  define('postMessage', (data: unknown, given: Transferable[] | StructuredSerializeOptions = []): void => {
    recorder.tellReads();
    recorder.note('message', '');
    recorder.handAll();
    post({ kind: 'message', data }, Array.isArray(given) ? given : [...(given.transfer ?? [])]);
  });
  define('close', close);
  for (const kind of ['Worker', 'SharedWorker']) define(kind, refuse(kind));
  trapParent(recorder, probe.timerGate, { port: globalThis, api: PAGE_MESSAGE, listen: ['addEventListener'], forget: ['removeEventListener'], property: findProperty('onmessage') });
  const dispatch = globalThis.dispatchEvent.bind(globalThis);
  return { hear: ({ data, ports }: MessageEvent) => { dispatch(new MessageEvent('message', { data: data as unknown, ports: [...ports] })); } };
}

/** Of the scope, wherever the browser keeps it. */
function findProperty(name: string): ParentPort['property'] {
  for (let holder: object | null = globalThis; holder !== null; holder = Object.getPrototypeOf(holder) as object | null) {
    const property = Object.getOwnPropertyDescriptor(holder, name);
    if (property !== undefined) return property as ParentPort['property'];
  }
  throw new TypeError(`A worker has no ${name}`);
}

function refuse(kind: string): () => never {
  return function () {
    throw new DOMException(`Swerve does not run a ${kind} that a worker starts: start it from the page.`, 'NotSupportedError');
  };
}
