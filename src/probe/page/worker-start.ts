import type { RunPlan } from '../../protocol/run-plan';
import { provideFunction } from './compile-text';
import { describeError } from './describe-error';
import { Outside } from './outside';
import { PageProbe } from './page-probe';
import type { GlobalTensorFlow } from './page-scripts';
import { RunningScripts } from './running-scripts';
import { isWorkerStart, type WorkerCall, type WorkerEvent, type WorkerStart } from './worker-link';
import { provideScope } from './worker-scope';
import { WorkerScripts } from './worker-scripts';

/** TensorFlow.js of a worker's own uses the backend of the check: it is told at once, for the worker goes on. */
function useBackend(tensorflow: GlobalTensorFlow, backend: string | null, { recorder }: PageProbe): void {
  if (backend === null) return;
  recorder.isQuiet = true;
  void tensorflow.setBackend(backend);
  recorder.isQuiet = false;
}

function start({ thread, plan, program, isModule, address, name, missing }: WorkerStart, port: MessagePort, ownFile: string): void {
  const post = (event: WorkerEvent, transfer: Transferable[] = []): void => { port.postMessage(event, transfer); };
  const outside = new Outside(post);
  const running = new RunningScripts();
  const scripts = new WorkerScripts(program.scripts, running, (tensorflow) => { useBackend(tensorflow, program.backend, probe); });
  provideFunction(scripts.runText);
  const isBundle = program.scripts[0]?.regions !== null;
  const isText = address.startsWith('blob:') || address.startsWith('data:');
  let isLoaded = false;
  let isTold = false;
  const end = async (reason: string): Promise<void> => {
    if (isTold) return;
    isTold = true;
    await probe.tellEnd(reason);
    post({ kind: 'ended' });
  };
  const exit = (reason: string): void => {
    post({ kind: 'exit', reason });
    void end(reason);
  };
  const probe = new PageProbe({ plan: JSON.parse(plan) as RunPlan, thread, ownFile, sourceOf: running.sourceOf, post, outside, base: isText ? null : address, backend: isBundle ? program.backend : null, isHelped: () => false, exit });
  const scope = provideScope(probe, { address, name }, post, () => void end('exit 0'));
  scripts.provideImport(address, isModule, (each) => {
    if (missing.includes(each)) return `The script at '${each}' failed to load.`;
    if (isLoaded) return `The script at '${each}' is imported late, by an address that only the running worker knows: import it while the worker loads, or by a plain text.`;
    post({ kind: 'missing', address: each });
    return 'The worker is started again.';
  });
  const tellError = (error: unknown, isRejection: boolean): void => {
    const text = running.nameFiles(describeError(error));
    const [, file = '', line = '0'] = /(?:\(|at )((?:\/|[A-Za-z]:\\)[^\n():]*):(\d+):\d+/.exec(text) ?? [];
    post({ kind: 'error', error: { message: text.split('\n', 1)[0] ?? '', text, file, line: Number(line) }, isRejection });
  };
  addEventListener('error', (event) => {
    // The page tells it to the program.
    event.preventDefault();
    tellError(event.error ?? event.message, false);
  });
  addEventListener('unhandledrejection', (event) => { tellError(event.reason, true); });
  const answerer: { readonly [Kind in WorkerCall['kind']]: (call: WorkerCall & { readonly kind: Kind }, ports: readonly MessagePort[]) => void } = {
    listen: (_, [inbox]) => { if (inbox !== undefined) inbox.onmessage = scope.hear; },
    'ask-state': () => {
      const { recorder: { activity }, openCount: open, isAwaiting, isTicking, changes, steps } = probe;
      post({ kind: 'state', state: { activity, open, isAwaiting, isTicking, changes, steps } });
    },
    finish: () => void end('exit 0'),
    answer: ({ answer }) => { outside.take(answer); },
  };
  port.onmessage = ({ data, ports }: MessageEvent<WorkerCall>) => { (answerer[data.kind] as (call: WorkerCall, ports: readonly MessagePort[]) => void)(data, ports); };
  const load = (): void => {
    isLoaded = true;
    post({ kind: 'loaded' });
  };
  scripts.run(isModule || isBundle).then(load, (error: unknown) => {
    tellError(error, false);
    load();
  });
}

/** Waits for the program of a worker. */
export function startWorker(ownFile: string): void {
  addEventListener('message', function begin({ data, ports: [port] }: MessageEvent<unknown>) {
    if (port === undefined || !isWorkerStart(data)) return;
    removeEventListener('message', begin);
    start(data, port, ownFile);
  });
}
