import type { Recorder } from '../recorder';
import { afterSpawn } from './after-spawn';

/**
 * Where completions wait for their turn, a child may have gone before its last message is heard, and a program that then
 * hangs up would be told of an error that it can never meet by itself: Node tells of messages before it tells of the end.
 */
export function trapHangUps({ plan }: Recorder): void {
  if (plan.disturb === null && plan.arrivals === null) return;
  afterSpawn((child) => {
    // Only a child that can be talked to has it.
    if (!child.connected) return;
    const hangUp = child.disconnect.bind(child);
    child.disconnect = () => { if (child.connected) hangUp(); };
  });
}
