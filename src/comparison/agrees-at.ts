import { isSamePrint, type EffectEvent, type ThreadTrace } from '../core/trace';
import { EffectSequence, isSamePrintOrUnknown, isSameShape } from './placed-effect';
import type { Root } from './root';

/** True if a replay does the same as the first run at a root; `first` is that run's thread. */
export function agreesAt(root: Root, replay: ThreadTrace, first: ThreadTrace): boolean {
  const effects = new EffectSequence(replay);
  const event = effects.at(root.index)?.event ?? null;
  // Where the runs do different things, doing the same again is what counts: its values may still be drawn anew.
  if (root.kind === 'structure') return goesOnAlike(root, effects, new EffectSequence(first));
  if (root.first === null || event === null) return root.first === event;
  return isSameShape(root.first, event) && isSamePrint(root.first.attributes, event.attributes) && root.first.outputs.every(({ print }, index) => isSamePrintOrUnknown(print, event.outputs[index]?.print ?? null));
}

/**
 * True if a replay does the same work as the first run from a root on, or parts from it later and for another reason. A
 * loop that one run leaves earlier parts in the same way again wherever the replay leaves it: agreeing at the root alone
 * would be luck.
 */
function goesOnAlike(root: Root, replay: EffectSequence, first: EffectSequence): boolean {
  for (let index = root.index; index < Math.max(replay.length, first.length); index++) {
    const [one, two] = [first.at(index)?.event ?? null, replay.at(index)?.event ?? null];
    if (one !== null && two !== null && isSameShape(one, two)) continue;
    return index > root.index && partingOf(one, two) !== partingOf(root.first, root.second);
  }
  return true;
}

/** What two runs go on with where they part, whichever of them does which. */
function partingOf(one: EffectEvent | null, two: EffectEvent | null): string {
  return [one, two].map((event) => (event === null ? '' : `${event.name} ${event.shape}`)).sort().join(' | ');
}
