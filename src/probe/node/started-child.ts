import { syncBuiltinESMExports } from 'node:module';
import type { RunPlan } from '../../protocol/run-plan';
import { dress } from '../dress';
import { trapEngine } from '../engine-global';
import { LayerContext } from '../layer-context';
import { trapLayers } from '../layer-trap';
import type { Recorder } from '../recorder';
import { WeightLog } from '../weight-log';
import { trapClocks } from './clock-traps';
import { trapDraws } from './draw-traps';
import { trapEnvironment } from './environment-traps';
import { tellScripts, watchLoaders } from './loaded-scripts';
import { trapProcessNumbers } from './process-numbers';

/** What such a process was let in is told after so long: its parent may end it at any time. */
const FLUSH_MS = 25;
// The program may replace it.
const realSetTimeout = setTimeout;

/** The plan for a process that the program started: it is given values and tells them; what it computes is not told. */
export function planForChild(plan: RunPlan, child: number): RunPlan {
  const pins = plan.pins.filter(({ thread }) => thread === undefined || thread === child);
  const quiet = { detailEvents: 0, trainingEvents: 0, stackEvents: 0, maxSteps: null, stopAtEvent: null, captureEvent: null };
  return { ...plan, ...quiet, pins, arrivals: null, watchOrder: false, heldAgainst: null, model: null, nudgeUlp: false, disturb: null, skewMs: 0, slowClock: false };
}

/**
 * In a Node process that the program started: random numbers, clocks and what the machine says are told with the line
 * that asked. Order, files and kernels are not: the program sees of the process what it sends or prints.
 */
export function watchStartedChild(recorder: Recorder): void {
  const layers = new LayerContext(recorder);
  const weights = new WeightLog(recorder, () => undefined, true);
  trapLayers(recorder, layers, weights);
  trapEngine(recorder, layers, weights, () => undefined);
  trapEnvironment(recorder);
  trapProcessNumbers(recorder);
  trapClocks(recorder);
  trapDraws(recorder);
  watchLoaders();
  syncBuiltinESMExports();
  tellBeforeLeaving(recorder);
}

/** Tells a moment after something came in; a process that is let in nothing sets no timer. */
function tellSoon(recorder: Recorder): void {
  let isDue = false;
  recorder.onWaiting = () => {
    if (isDue) return;
    isDue = true;
    realSetTimeout(() => {
      recorder.handAll();
      isDue = false;
    }, FLUSH_MS).unref();
  };
}

/** What was drawn for a message is told before the message: the parent may end the process as soon as it has it. */
function tellBeforeLeaving(recorder: Recorder): void {
  tellSoon(recorder);
  process.on('exit', () => {
    recorder.isQuiet = true;
    tellScripts(recorder);
    recorder.flushStream();
  });
  const channel = process as unknown as { send?: (this: unknown, ...args: unknown[]) => boolean };
  const { send } = channel;
  if (send === undefined) return;
  channel.send = dress(send, function (this: unknown, ...args: unknown[]): boolean {
    recorder.handAll();
    return send.apply(this, args);
  });
}
