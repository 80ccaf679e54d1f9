import type { Root } from '../comparison/root';
import { isSamePrint, type EffectEvent, type RunTrace } from '../core/trace';
import type { RunPlan } from '../protocol/run-plan';

/** Kernels of tfjs-node that draw inside TensorFlow, by the call that runs them. */
const NATIVE_DRAWS: ReadonlyMap<string, string> = new Map([['Multinomial', 'tf.multinomial']]);

/** Events that a replay runs past the draw. */
const MARGIN = 8;

/** The call whose unseeded draw inside the native library is this root; null if it is something else. */
export function findNativeDraw(root: Root, run: RunTrace): string | null {
  const isNative = run.notes.get('backend')?.startsWith('tfjs-node') === true;
  return isNative && root.kind !== 'structure' ? (NATIVE_DRAWS.get(root.first?.name ?? '') ?? null) : null;
}

/** True if two replays agree at the root once such draws are given a seed. */
export async function isNativeDrawConfirmed(root: Root, replay: (changes: Partial<RunPlan>) => Promise<RunTrace>): Promise<boolean> {
  const changes = { seedNative: true, stopAtEvent: root.index + MARGIN };
  const [first, second] = [eventAt(root, await replay(changes)), eventAt(root, await replay(changes))];
  if (first?.name !== root.first?.name || first === undefined || second === undefined) return false;
  return first.outputs.length === second.outputs.length && first.outputs.every(({ print }, place) => isSamePrint(print, second.outputs[place]?.print ?? null));
}

function eventAt(root: Root, run: RunTrace): EffectEvent | undefined {
  const events = run.threads.find(({ thread }) => thread === root.thread)?.events ?? [];
  return events.find((event): event is EffectEvent => event.kind === 'effect' && event.index === root.index);
}
