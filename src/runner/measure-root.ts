import type { Root } from '../comparison/root';
import { decodeValues } from '../comparison/measure-outputs';
import { measureDistance } from '../comparison/measure-distance';
import { isSamePrint, type RunTrace } from '../core/trace';
import type { RunPlan } from '../protocol/run-plan';
import { pinEverything } from './pin-sources';
import { firstExecutions, racingKernels } from './repeat-kernels';
import type { Search } from './explain-divergence';

/** Replays of the second run in which a kernel may give what it gave in that of the first. */
const MOST_REPLAYS = 3;
/** How many times as many executions each has as the one before. */
const MORE = 4;

/** How far the first tensors that differ lie apart. */
export interface RootDistance {
  readonly maxAbs: number;
  readonly maxUlp: number;
  readonly signChanges: number;
}

/**
 * Values at the first difference do not travel during the runs: they are told by a replay with the inputs of each run.
 * `replay` is one that already agreed with the first run there. A kernel's outputs differ from replay to replay as
 * they did between the runs; what races is executed until it gives another. Null where a replay did something else, where
 * a kernel gave the same all the time, or where the values were too large to travel.
 */
export async function measureRoot(root: Root, search: Search, replay: RunTrace | null): Promise<RootDistance | null> {
  if (root.kind === 'structure' || root.first === null || root.second === null) return null;
  // What lies on a GPU comes late: that replay goes on to its end.
  const stopAtEvent = search.first.notes.get('backend') === 'webgpu' ? null : root.index;
  const replayOf = (run: RunTrace, changes: Partial<RunPlan> = {}): Promise<RunTrace> => search.replay({ ...pinEverything(run), stopAtEvent, captureEvent: root.index, ...changes });
  const first = findValues(root, 'first', replay ?? (await replayOf(search.first)));
  const kernels = racingKernels(search.first).filter((kernel) => root.kind === 'kernel' && kernel === root.first?.name);
  const executions = firstExecutions(search.first);
  for (let count = 0; first !== null && count < (root.kind === 'kernel' ? MOST_REPLAYS : 1); count++) {
    const second = findValues(root, 'second', await replayOf(search.second, { repeatKernels: kernels.length === 0 ? null : { kernels, executions: executions * MORE ** count } }));
    if (second?.length !== first.length) return null;
    const { maxAbs, maxUlp, signChanges, isIdentical } = measureDistance(first, second);
    if (root.kind !== 'kernel' || !isIdentical) return { maxAbs, maxUlp, signChanges };
  }
  return null;
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
