import { STAND_IN } from '../../protocol/run-plan';
import { STAND_INS_NOTE } from '../../protocol/trace-notes';
import type { Recorder } from '../recorder';
import { titleOf } from './page-names';
import { createStandIn } from './stand-in';

/** Makes stand-ins to be had by the user's code as it is loaded, and gives what tells of which they take the place. */
export function provideStandIns(recorder: Recorder): (name: string) => void {
  const told = new Set<string>();
  const standIn = createStandIn();
  const tell = (name: string): void => {
    told.add(titleOf(name));
    recorder.note(STAND_INS_NOTE, [...told].sort().join(', '));
  };
  Object.defineProperty(globalThis, Symbol.for(STAND_IN), {
    value: (name: string | null) => {
      if (name !== null) tell(name);
      return standIn;
    },
  });
  return tell;
}
