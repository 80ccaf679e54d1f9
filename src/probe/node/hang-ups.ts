import { ChildProcess } from 'node:child_process';
import { dress } from '../dress';
import type { Recorder } from '../recorder';

type Spawn = (this: ChildProcess, ...args: unknown[]) => unknown;

/**
 * Where completions wait for their turn, a child may have gone before its last message is heard, and a program that then
 * hangs up would be told of an error that it can never meet by itself: Node tells of messages before it tells of the end.
 */
export function trapHangUps({ plan }: Recorder): void {
  if (!plan.disturb && plan.arrivals === null) return;
  const prototype = ChildProcess.prototype as unknown as { spawn: Spawn };
  const { spawn } = prototype;
  prototype.spawn = dress(spawn, function (this: ChildProcess, ...args: unknown[]): unknown {
    const result = spawn.apply(this, args);
    // Only a child that can be talked to has it.
    if (!this.connected) return result;
    const hangUp = this.disconnect.bind(this);
    this.disconnect = () => { if (this.connected) hangUp(); };
    return result;
  });
}
