import { ChildProcess } from 'node:child_process';
import { dress } from '../dress';

type Spawn = (this: ChildProcess, ...args: unknown[]) => unknown;

/** Shows every child process as soon as it has been started, before the program sees it. */
export function afterSpawn(started: (child: ChildProcess) => void): void {
  const prototype = ChildProcess.prototype as unknown as { spawn: Spawn };
  const { spawn } = prototype;
  prototype.spawn = dress(spawn, function (this: ChildProcess, ...args: unknown[]): unknown {
    const result = spawn.apply(this, args);
    started(this);
    return result;
  });
}
