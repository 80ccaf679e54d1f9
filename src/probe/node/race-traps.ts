import type { Recorder } from '../recorder';
import { isLibrary } from '../stack-capture';
import { dress } from '../dress';

type Race = (this: PromiseConstructor, entries: Iterable<unknown>) => Promise<unknown>;

/** `Promise.race` and `Promise.any`: which entry won. The program's own promises are only listened to. */
export function trapRaces(recorder: Recorder): void {
  const holder = Promise as unknown as Record<'race' | 'any', Race>;
  for (const name of ['race', 'any'] as const) {
    const original = holder[name];
    const trapped = dress(original, function (this: PromiseConstructor, entries: Iterable<unknown>): Promise<unknown> {
      const stack = recorder.isQuiet ? '' : recorder.stacks.capture(trapped);
      if (stack === '' || isLibrary(stack.split('\n', 1)[0] ?? '')) return original.call(this, entries);
      const list = [...entries];
      const result = original.call(this, list);
      tellWinner(recorder, `Promise.${name}`, list, stack, name === 'race');
      return result;
    });
    holder[name] = trapped;
  }
}

function tellWinner(recorder: Recorder, api: string, list: readonly unknown[], stack: string, countsRejections: boolean): void {
  let isTold = false;
  const tell = (index: number): void => {
    if (isTold) return;
    isTold = true;
    recorder.inputAt('arrival', api, index, stack);
  };
  for (const [index, entry] of list.entries()) {
    if (!(entry instanceof Promise)) continue;
    entry.then(() => { tell(index); }, () => { if (countsRejections) tell(index); });
  }
}
