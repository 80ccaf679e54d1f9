import { fork, type ChildProcess } from 'node:child_process';
import type { CheckOptions } from '../../core/check-options';
import type { CheckUpdate } from '../../core/check-update';
import type { WorkerCall, WorkerEvent } from '../../protocol/check-worker';
import type { PageCall, PageEvent } from '../../protocol/sandbox';

/** How long a cancelled check may take to end its own children before its process is killed. */
const GRACE_MS = 5000;

export interface CheckProcess {
  /** Settles when the process is gone: null after a report or a cancel, else one sentence. */
  readonly ended: Promise<string | null>;
  cancel(): void;
  /** Passes on what the panel's page tells of a run. */
  hear(event: PageEvent): void;
}

/** What a check tells while it goes on. */
export interface CheckListener {
  readonly onUpdate: (update: CheckUpdate) => void;
  readonly onPage: (call: PageCall) => void;
}

function send(child: ChildProcess, call: WorkerCall): void {
  if (child.connected) child.send(call);
}

/** Conducts a check outside the extension host, which stays free for typing. */
export function startCheckProcess(worker: string, options: CheckOptions, { onUpdate, onPage }: CheckListener): CheckProcess {
  const child = fork(worker, [], {
    cwd: options.cwd,
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    execArgv: [],
    env: { ...process.env, ELECTRON_RUN_AS_NODE: '1' },
  });
  const complaints: string[] = [];
  child.stderr?.on('data', (chunk: Buffer) => complaints.push(chunk.toString()));
  const ended = new Promise<string | null>((resolve) => {
    let answer: string | null | undefined;
    child.on('message', (event: WorkerEvent) => {
      if (event.kind === 'update') onUpdate(event.update);
      else if (event.kind === 'page') onPage(event.call);
      else answer = event.problem;
    });
    child.once('error', (error) => resolve(`The check could not start: ${error.message}.`));
    // A process may be gone before a busy host has read its last words: the channel ends after them.
    let left = 2;
    const onEnd = (): void => {
      if (--left === 0) resolve(answer === undefined ? describeCrash(complaints.join('')) : answer);
    };
    child.once('exit', onEnd);
    child.once('disconnect', onEnd);
  });
  send(child, { kind: 'start', options });
  const cancel = (): void => {
    send(child, { kind: 'cancel' });
    setTimeout(() => child.kill('SIGKILL'), GRACE_MS).unref();
  };
  return { ended, cancel, hear: (event) => send(child, { kind: 'page', event }) };
}

function describeCrash(complaints: string): string {
  const lines = complaints.split('\n').filter((line) => line.trim() !== '');
  const reason = lines.find((line) => /^\w*Error\b/.test(line)) ?? lines.at(-1);
  return reason === undefined ? 'The check ended without an answer.' : `The check ended without an answer: ${reason.trim()}`;
}
