import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { Duplex, Writable } from 'node:stream';
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

type Call = (this: unknown, ...args: unknown[]) => unknown;

/** Ways past a stream. */
const WRITERS = ['write', 'writev', 'writeFile', 'appendFile'].flatMap((name) => [name, `${name}Sync`]);

/** What such a process was let in is told after so long: its parent may end it at any time. */
const FLUSH_MS = 25;
// The program may replace it.
const realSetTimeout = setTimeout;

/** The plan for a process that the program started: it is given values and tells them; what it computes is not told. */
export function planForChild(plan: RunPlan, child: number): RunPlan {
  const pins = plan.pins.filter(({ thread }) => thread === undefined || thread === child);
  const quiet = { detailEvents: 0, trainingEvents: 0, stackEvents: 0, maxSteps: null, stopAtEvent: null, captureEvent: null };
  return { ...plan, ...quiet, pins, arrivals: null, watchOrder: false, heldAgainst: null, repeatKernels: null, model: null, nudgeUlp: false, disturb: null, skewMs: 0, slowClock: false };
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
  tellBeforeLeaving(recorder);
  syncBuiltinESMExports();
}

/** Tells a moment after something came in; a process that is let in nothing sets no timer. What it gives tells at once. */
function tellSoon(recorder: Recorder): () => void {
  let isDue = false;
  const tell = (): void => {
    if (!isDue) return;
    isDue = false;
    recorder.handAll();
  };
  recorder.onWaiting = () => {
    if (isDue) return;
    isDue = true;
    realSetTimeout(tell, FLUSH_MS).unref();
  };
  return tell;
}

/**
 * What was let in is told before anything leaves the process: the parent may end it as soon as it has that, and a process
 * that is busy tells nothing by a timer.
 */
function tellBeforeLeaving(recorder: Recorder): void {
  const tell = tellSoon(recorder);
  process.on('exit', () => {
    recorder.isQuiet = true;
    tellScripts(recorder);
    recorder.flushStream();
  });
  const before = (holder: object, names: readonly string[]): void => {
    const methods = holder as Record<string, Call | undefined>;
    for (const name of names) {
      const original = methods[name];
      if (original === undefined) continue;
      methods[name] = dress(original, function (this: unknown, ...args: unknown[]): unknown {
        tell();
        return original.apply(this, args);
      });
    }
  };
  before(process, ['send']);
  for (const { prototype } of [Writable, Duplex]) before(prototype, ['write', 'end']);
  before(fs, WRITERS);
  before(fs.promises, WRITERS);
}
