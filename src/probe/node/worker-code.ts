import workers, { type Worker, type WorkerOptions } from 'node:worker_threads';
import { WORKER_CODE } from '../../protocol/trace-notes';
import type { Recorder } from '../recorder';

type MakeWorker = new (code: unknown, options?: WorkerOptions) => Worker;

/** Longer code is hardly written by hand. */
const LONGEST_CODE = 2 ** 16;

/** `new Worker(code, { eval: true })`: stacks in such a worker name no file, so the code and the line that holds it are told. */
export function tellWorkerCode(recorder: Recorder): void {
  const holder = workers as unknown as { Worker: MakeWorker };
  const known = new Set<string>();
  const construct = (target: MakeWorker, args: ConstructorParameters<MakeWorker>, newTarget: MakeWorker): Worker => {
    const [code, options] = args;
    if (options?.eval === true && typeof code === 'string' && code.length <= LONGEST_CODE && !known.has(code)) {
      recorder.note('map', `${WORKER_CODE} ${known.size}\n${JSON.stringify({ code, stack: recorder.stacks.capture(construct) })}`);
      known.add(code);
    }
    return Reflect.construct<typeof args, Worker>(target, args, newTarget);
  };
  holder.Worker = new Proxy(holder.Worker, { construct });
}
