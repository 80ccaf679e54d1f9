import { AsyncLocalStorage } from 'node:async_hooks';
import { readFileSync } from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { getEnvironmentData, isMainThread, setEnvironmentData, threadId } from 'node:worker_threads';
import type { ModelProblem } from '../core/verdict';
import { MODEL_PROBLEM_SYMBOL, PLAN_VARIABLE, TRACE_FD, type RunPlan } from '../protocol/run-plan';
import { MODEL_PROBLEM_NOTE } from '../protocol/trace-notes';
import { trapEngine } from './engine-global';
import { holdAgainstCpu } from './held-kernels';
import { LayerContext } from './layer-context';
import { trapLayers } from './layer-trap';
import { ArrivalGate } from './node/arrival-gate';
import { trapArrivals } from './node/arrival-traps';
import { loadReference, provideBackend } from './node/backend';
import { trapClocks } from './node/clock-traps';
import { trapDatabases } from './node/database-traps';
import { trapDraws } from './node/draw-traps';
import { trapEnvironment, trapMemory } from './node/environment-traps';
import { trapFiles } from './node/file-traps';
import { loadForModel } from './model-run/model-loader';
import { watchLoaders } from './node/loaded-scripts';
import { trapLoaders } from './node/loader-traps';
import { trapPool } from './node/pool-traps';
import { trapProcessNumbers } from './node/process-numbers';
import { trapSeeds } from './node/seed-traps';
import { trapServers } from './node/server-traps';
import { trapShared } from './node/shared-traps';
import { restoreRemoved } from './node/restore-removed';
import { watchOrder } from './node/order-watch';
import { watchEnd } from './node/run-end';
import { trapStreams } from './node/stream-traps';
import { TracePipe } from './node/trace-pipe';
import { Recorder } from './recorder';
import { StackCapture, type Entry } from './stack-capture';
import { WeightLog } from './weight-log';

/** The plan's text: from the runner for the main thread, from the parent thread for workers; null in other children. */
function findPlan(): RunPlan | null {
  if (!isMainThread) {
    const text = getEnvironmentData(PLAN_VARIABLE);
    return typeof text === 'string' ? (JSON.parse(text) as RunPlan) : null;
  }
  const path = process.env[PLAN_VARIABLE];
  // A child that the user's program forks must not find it.
  Reflect.deleteProperty(process.env, PLAN_VARIABLE);
  if (path === undefined) return null;
  const text = readFileSync(path, 'utf8');
  setEnvironmentData(PLAN_VARIABLE, text);
  return JSON.parse(text) as RunPlan;
}

function createRecorder(plan: RunPlan): Recorder {
  const memory = new AsyncLocalStorage<Entry>();
  const entry = { get: () => memory.getStore(), set: (latest: Entry) => { memory.enterWith(latest); } };
  return new Recorder(plan, new StackCapture(__filename, entry), new TracePipe(TRACE_FD));
}

/** The plan without what other threads are to be given. */
function forThisThread(plan: RunPlan): RunPlan {
  return { ...plan, pins: plan.pins.filter(({ thread }) => thread === undefined || thread === threadId) };
}

function start(plan: RunPlan): void {
  const recorder = createRecorder(plan);
  const layers = new LayerContext(recorder);
  const end = watchEnd(recorder);
  const weights = new WeightLog(recorder, end.exit, true);
  const gate = new ArrivalGate(recorder);
  trapLayers(recorder, layers, weights);
  trapEngine(recorder, layers, weights, (trap) => {
    end.attach(trap, weights);
    if (plan.heldAgainst !== null && isMainThread) holdAgainstCpu(trap, recorder, () => { loadReference(plan); });
  });
  trapFiles(recorder, gate, trapStreams(recorder, gate));
  trapEnvironment(recorder);
  trapProcessNumbers(recorder);
  trapMemory(recorder);
  trapLoaders(recorder);
  trapSeeds(recorder);
  trapArrivals(recorder, gate);
  trapShared(recorder, threadId);
  trapPool(recorder, gate);
  trapServers(recorder);
  trapDatabases(recorder);
  trapClocks(recorder);
  trapDraws(recorder);
  if (plan.watchOrder) watchOrder(recorder, gate);
  restoreRemoved();
  watchLoaders();
  syncBuiltinESMExports();
  if (plan.model !== null && isMainThread) loadForModel(plan.model, recorder);
  recorder.note('node', process.version);
  Object.defineProperty(globalThis, Symbol.for('swerve.done'), { configurable: true, value: end.finish });
  Object.defineProperty(globalThis, Symbol.for(MODEL_PROBLEM_SYMBOL), { configurable: true, value: (kind: ModelProblem) => { recorder.note(MODEL_PROBLEM_NOTE, kind); } });
  Object.defineProperty(globalThis, Symbol.for('swerve.ready'), { configurable: true, value: () => provideBackend(recorder, plan.backend) });
}

const plan = findPlan();
if (plan !== null) start(forThisThread(plan));
