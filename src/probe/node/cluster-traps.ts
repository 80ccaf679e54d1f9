import cluster, { type Worker } from 'node:cluster';
import { dress } from '../dress';
import type { Recorder } from '../recorder';
import type { ArrivalGate } from '../arrivals/arrival-gate';
import { trapMessages, type Members, type Sender } from '../arrivals/messages-in-order';

type Call = (this: unknown, ...args: unknown[]) => unknown;
type Holder = Record<string, unknown>;

const NAMES = ['on', 'addListener'];
const EVENTS = ['message', 'exit', 'disconnect', 'online', 'listening'];

/**
 * Processes that `node:cluster` forks: they are heard through their worker, or through the cluster for all of them. What
 * Node itself listens to on their account is heard as it comes, which holds while `isForking`.
 */
export function trapCluster(recorder: Recorder, gate: ArrivalGate, tell: NonNullable<Sender['tell']>): { readonly isForking: () => boolean } {
  let forking = 0;
  const isForking = (): boolean => forking > 0;
  const workers = new Workers();
  const holder = cluster as unknown as Holder;
  const fork = holder['fork'] as Call;
  holder['fork'] = dress(fork, function (this: unknown, ...args: unknown[]): unknown {
    forking++;
    try {
      const worker = fork.apply(this, args) as Worker;
      workers.add(worker);
      return worker;
    } finally {
      forking--;
    }
  });
  // A worker that is heard in both ways is heard in one order.
  const lines = new WeakMap<object, Promise<void>>();
  const common = { names: NAMES, events: EVENTS, isWanted: () => !isForking(), tell, lines };
  trapMessages(recorder, gate, { ...common, prototype: (cluster as unknown as { readonly Worker: { readonly prototype: object } }).Worker.prototype, className: 'cluster.Worker' });
  trapMessages(recorder, gate, { ...common, prototype: cluster, className: 'cluster', members: workers });
  return { isForking };
}

/** All workers, and whoever wants to know of them. */
class Workers implements Members {
  private readonly known: object[] = [];
  private readonly told: ((worker: object) => void)[] = [];

  add(worker: object): void {
    this.known.push(worker);
    for (const tell of this.told) tell(worker);
  }

  readonly forEach = (tell: (worker: object) => void): void => {
    this.told.push(tell);
    for (const worker of this.known) tell(worker);
  };
}
