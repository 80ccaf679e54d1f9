/** A check in a process of its own, started by the editor: see `protocol/check-worker.ts`. */
import type { CheckOptions } from './core/check-options';
import type { WorkerCall, WorkerEvent } from './protocol/check-worker';
import { startCheck, type RunningCheck } from './runner/start-check';

// What made this process a Node must not reach the user's program.
delete process.env['ELECTRON_RUN_AS_NODE'];

let check: RunningCheck | null = null;

function tell(event: WorkerEvent): void {
  if (process.connected) process.send?.(event);
}

function end(problem: string | null): void {
  tell({ kind: 'ended', problem });
  process.disconnect();
}

function start(options: CheckOptions): void {
  check = startCheck(options, (update) => tell({ kind: 'update', update }));
  check.done.then(
    () => end(null),
    (error: unknown) => end(`Swerve itself failed: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`),
  );
}

process.on('message', (call: WorkerCall) => {
  if (call.kind === 'start') start(call.options);
  else check?.cancel();
});

// The window was closed: nothing of the user's program may stay behind.
process.on('disconnect', () => check?.cancel());
