import type { Root } from '../comparison/root';
import { decodeValues } from '../comparison/measure-outputs';
import { measureDistance } from '../comparison/measure-distance';
import { isSamePrint, type RunTrace } from '../core/trace';
import { pinEverything } from './pin-sources';
import type { Search } from './explain-divergence';

/** How far the first tensors that differ lie apart. */
export interface RootDistance {
  readonly maxAbs: number;
  readonly maxUlp: number;
  readonly signChanges: number;
}

/**
 * Values at the first difference do not travel during the runs: they are told by a replay with the inputs of each run.
 * `replay` is one that already agreed with the first run there. A kernel's outputs differ from replay to replay as
 * they did between the runs. Null where a replay did something else, or the values were too large to travel.
 */
export async function measureRoot(root: Root, search: Search, replay: RunTrace | null): Promise<RootDistance | null> {
  if (root.kind === 'structure' || root.first === null || root.second === null) return null;
  // What lies on a GPU comes late: that replay goes on to its end.
  const stopAtEvent = search.first.notes.get('backend') === 'webgpu' ? null : root.index;
  const replayOf = (run: RunTrace): Promise<RunTrace> => search.replay({ ...pinEverything(run), stopAtEvent, captureEvent: root.index });
  const first = findValues(root, 'first', replay ?? (await replayOf(search.first)));
  const second = first === null ? null : findValues(root, 'second', await replayOf(search.second));
  if (first === null || second?.length !== first.length) return null;
  const { maxAbs, maxUlp, signChanges } = measureDistance(first, second);
  return { maxAbs, maxUlp, signChanges };
}

type Values = NonNullable<ReturnType<typeof decodeValues>>;

/** The values that a replay gave at the root, if it computed there what the run had computed. */
function findValues(root: Root, side: 'first' | 'second', replay: RunTrace): Values | null {
  const thread = replay.threads.find((each) => each.thread === root.thread);
  const event = thread?.events.find((each) => each.kind === 'effect' && each.index === root.index);
  const wanted = root[side];
  if (event?.kind !== 'effect' || wanted === null || thread?.captured === undefined || event.shape !== wanted.shape) return null;
  const [print, expected] = [event.outputs[0]?.print ?? null, wanted.outputs[0]?.print ?? null];
  if (root.kind !== 'kernel' && !isSamePrint(print, expected)) return null;
  return decodeValues(event.shape.split('[', 1)[0] ?? '', thread.captured);
}
