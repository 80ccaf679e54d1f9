import { emptyThread, isSamePrint, type EffectEvent, type RunTrace } from '../core/trace';

/** How far two runs that are told by their texts agree, when neither came to its end. */
export interface TextPrefix {
  /** Texts that both of them told, all threads together. */
  readonly told: number;
  /** True if one of these differs. */
  readonly differs: boolean;
}

/** Compares the texts that both runs came to. */
export function compareTextPrefix(first: RunTrace, second: RunTrace): TextPrefix {
  const threads = first.threads.map((thread) => {
    const [left, right] = [textsOf(thread), textsOf(second.threads.find((each) => each.thread === thread.thread) ?? emptyThread(thread.thread))];
    const common = Math.min(left.length, right.length);
    return { told: common, differs: left.slice(0, common).some((event, index) => !isSameText(event, right[index])) };
  });
  return { told: threads.reduce((sum, { told }) => sum + told, 0), differs: threads.some(({ differs }) => differs) };
}

/** The last event of the main thread that tells a text, so that another run can go as far; -1 if it told none. */
export function lastTextEvent({ threads: [main] }: RunTrace): number {
  return (main === undefined ? undefined : textsOf(main).at(-1))?.index ?? -1;
}

function textsOf({ events }: RunTrace['threads'][number]): EffectEvent[] {
  return events.filter((event): event is EffectEvent => event.kind === 'effect' && event.effect === 'make');
}

function isSameText(one: EffectEvent, two: EffectEvent | undefined): boolean {
  return one.name === two?.name && isSamePrint(one.outputs[0]?.print ?? null, two.outputs[0]?.print ?? null);
}
