import type { Root } from '../comparison/root';
import type { EffectEvent, RunTrace } from '../core/trace';
import type { RunPlan } from '../protocol/run-plan';
import { threadOf } from './locate-roots';

/** Events before a root of which a replay takes call stacks: a kernel of the backward pass belongs to one of the forward pass. */
const EVENTS_BEFORE = 2000;

/** What a replay is asked for so that `stackFrom` finds the call stack of a root in it; the runs that are compared take few. */
export function stacksAround({ index }: Root): Partial<RunPlan> {
  return { stacksFrom: Math.max(0, index - EVENTS_BEFORE) };
}

/** The root with the call stack that a replay took at it, where the replay did the same there. */
export function stackFrom(root: Root, replay: RunTrace): Root {
  const told = root.first ?? root.second;
  if (told === null || told.stack !== '') return root;
  const event = threadOf(replay, root.thread).events.find((each): each is EffectEvent => each.kind === 'effect' && each.index === root.index);
  if (event?.name !== told.name || event.shape !== told.shape) return root;
  const seen = { ...told, stack: event.stack, forward: event.forward, layer: event.layer };
  return root.first === null ? { ...root, second: seen } : { ...root, first: seen };
}

/** The root with its call stack, for which the program runs once more up to it. */
export async function withStack(root: Root, replay: (changes: Partial<RunPlan>) => Promise<RunTrace>): Promise<Root> {
  const told = root.first ?? root.second;
  if (told === null || told.stack !== '' || told.forward !== '') return root;
  return stackFrom(root, await replay({ ...stacksAround(root), stopAtEvent: root.index }));
}
