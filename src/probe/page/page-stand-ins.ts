import { STAND_IN } from '../../protocol/run-plan';
import { STAND_INS_NOTE } from '../../protocol/trace-frames';
import { createStandIn } from '../model-run/stand-in';
import type { Recorder } from '../recorder';

/** Gives the bundle what takes the place of packages that cannot run in the frame, and tells which they are. */
export function provideStandIns(recorder: Recorder): void {
  const told: string[] = [];
  Object.defineProperty(globalThis, Symbol.for(STAND_IN), {
    value: (name: string) => {
      told.push(name);
      recorder.note(STAND_INS_NOTE, told.join(', '));
      return createStandIn();
    },
  });
}
