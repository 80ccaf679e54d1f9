/** A check in a process of its own, started by the editor: see `protocol/check-worker.ts`. */
import type { CheckOptions } from './core/check-options';
import type { WorkerCall, WorkerEvent } from './protocol/check-worker';
import type { PageEvent } from './protocol/sandbox';
import type { PageHost } from './runner/page-run';
import { startCheck, type RunningCheck } from './runner/start-check';

// What made this process a Node must not reach the user's program.
delete process.env['ELECTRON_RUN_AS_NODE'];

let check: RunningCheck | null = null;

function tell(event: WorkerEvent): void {
  if (process.connected) process.send?.(event);
}

/** A channel that is closed drops what the other side has not taken yet: only what is written is told. */
function end(problem: string | null): void {
  const event: WorkerEvent = { kind: 'ended', problem };
  if (process.connected) process.send?.(event, undefined, undefined, () => { if (process.connected) process.disconnect(); });
}

const hearers = new Map<string, (event: PageEvent) => void>();
const pages: PageHost = {
  send: (call) => tell({ kind: 'page', call }),
  listen: (job, hear) => {
    hearers.set(job, hear);
    return () => hearers.delete(job);
  },
};

function start(options: CheckOptions): void {
  check = startCheck(options, (update) => tell({ kind: 'update', update }), pages);
  check.done.then(
    () => end(null),
    (error: unknown) => end(`Swerve itself failed: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`),
  );
}

process.on('message', (call: WorkerCall) => {
  if (call.kind === 'start') start(call.options);
  else if (call.kind === 'page') hearers.get(call.event.job)?.(call.event);
  else check?.cancel();
});

// The window was closed: nothing of the user's program may stay behind.
process.on('disconnect', () => check?.cancel());
