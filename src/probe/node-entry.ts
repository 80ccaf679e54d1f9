import { AsyncLocalStorage } from 'node:async_hooks';
import { existsSync, readFileSync } from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { getEnvironmentData, isMainThread, setEnvironmentData, threadId } from 'node:worker_threads';
import type { ModelProblem } from '../core/verdict';
import { CHILD_VARIABLE, childTraceFile, MODEL_PROBLEM_SYMBOL, PLAN_VARIABLE, TRACE_FD, type RunPlan } from '../protocol/run-plan';
import { MODEL_PROBLEM_NOTE } from '../protocol/trace-notes';
import { trapEngine } from './engine-global';
import { holdAgainstCpu } from './held-kernels';
import { LayerContext } from './layer-context';
import { trapLayers } from './layer-trap';
import { ArrivalGate } from './arrivals/arrival-gate';
import { trapArrivals } from './node/arrival-traps';
import { loadReference, provideBackend } from './node/backend';
import { trapClocks } from './node/clock-traps';
import { trapContexts } from './node/context-traps';
import { trapDatabases } from './node/database-traps';
import { trapDirectories } from './node/directory-traps';
import { trapDraws } from './node/draw-traps';
import { trapNames } from './node/dns-traps';
import { trapEnvironment, trapMemory } from './node/environment-traps';
import { trapFiles } from './node/file-traps';
import { loadForModel } from './model-run/model-loader';
import { watchLoaders } from './node/loaded-scripts';
import { startLate } from './node/late-start';
import { trapLoaders } from './node/loader-traps';
import { trapPolledPorts } from './node/polled-ports';
import { trapPool } from './node/pool-traps';
import { cleanEnvironment, passProbeOn } from './node/probe-for-children';
import { trapProcessNumbers } from './node/process-numbers';
import { trapSeeds } from './node/seed-traps';
import { trapServers } from './node/server-traps';
import { trapShared } from './node/shared-traps';
import { trapSockets } from './node/socket-traps';
import { restoreRemoved } from './node/restore-removed';
import { watchOrder } from './node/order-watch';
import { watchEnd } from './node/run-end';
import { trapStreams } from './node/stream-traps';
import { trapTexts } from './node/text-traps';
import { planForChild, watchStartedChild } from './node/started-child';
import { TraceFile } from './node/trace-file';
import { askWorkersFirst, tellBeforeEnd } from './node/worker-farewell';
import { TracePipe } from './node/trace-pipe';
import { Recorder, type TraceChannel } from './recorder';
import { StackCapture, type Entry } from './stack-capture';
import { WeightLog } from './weight-log';

/** The plan's text: from the runner for the main thread, from the parent thread for workers, from the parent's environment for Node processes. */
function findPlan(): RunPlan | null {
  if (!isMainThread) {
    const text = getEnvironmentData(PLAN_VARIABLE);
    return typeof text === 'string' ? (JSON.parse(text) as RunPlan) : null;
  }
  const path = process.env[PLAN_VARIABLE];
  // The program must not find it.
  Reflect.deleteProperty(process.env, PLAN_VARIABLE);
  if (path === undefined) return null;
  // The program may have removed the folder before it started another process.
  if (child !== null && !existsSync(path)) return null;
  const text = readFileSync(path, 'utf8');
  // Workers of such a process would be taken for those of the program.
  if (child === null) setEnvironmentData(PLAN_VARIABLE, text);
  return JSON.parse(text) as RunPlan;
}

/** The number of this process, if the program started it; null in the program itself. */
function findChild(): number | null {
  const number = process.env[CHILD_VARIABLE];
  if (!isMainThread || number === undefined) return null;
  cleanEnvironment(__filename);
  return Number(number);
}

function createRecorder(plan: RunPlan, channel: TraceChannel): Recorder {
  const memory = new AsyncLocalStorage<Entry>();
  const entry = { get: () => memory.getStore(), set: (latest: Entry) => { memory.enterWith(latest); } };
  return new Recorder(plan, new StackCapture(__filename, entry), channel);
}

function startChild(plan: RunPlan, number: number): void {
  const channel = plan.file === null ? null : TraceFile.create(childTraceFile(plan.file, number));
  if (channel === null) return;
  giveChildrenProbe(plan, number);
  watchStartedChild(createRecorder(planForChild(plan, number), channel));
}

function giveChildrenProbe({ file }: RunPlan, thread: number): void {
  if (file !== null) passProbeOn(file, __filename, thread);
}

/** The plan without what other threads are to be given. */
function forThisThread(plan: RunPlan): RunPlan {
  return { ...plan, pins: plan.pins.filter(({ thread }) => thread === undefined || thread === threadId), repeatKernels: isMainThread ? plan.repeatKernels : null };
}

function start(plan: RunPlan): void {
  startLate(plan, threadId);
  const recorder = createRecorder(plan, new TracePipe(TRACE_FD));
  const layers = new LayerContext(recorder);
  const end = watchEnd(recorder);
  if (plan.tests === 'worker' && isMainThread) askWorkersFirst();
  else if (plan.tests === 'worker') tellBeforeEnd(end.farewell);
  const weights = new WeightLog(recorder, end.exit, true);
  const gate = new ArrivalGate(recorder);
  trapLayers(recorder, layers, weights);
  trapEngine(recorder, layers, weights, (trap) => {
    end.attach(trap, weights);
    if (plan.heldAgainst !== null && isMainThread) holdAgainstCpu(trap, recorder, () => { loadReference(plan); });
  });
  trapFiles(recorder, gate, trapStreams(recorder, gate));
  giveChildrenProbe(plan, threadId);
  trapDirectories(recorder);
  trapEnvironment(recorder);
  trapProcessNumbers(recorder);
  trapMemory(recorder);
  trapLoaders(recorder);
  trapSeeds(recorder);
  end.follow(trapArrivals(recorder, gate));
  trapPolledPorts(recorder);
  trapShared(recorder, gate, threadId);
  trapPool(recorder, gate);
  trapNames(recorder, gate);
  trapServers(recorder);
  trapSockets(recorder);
  trapDatabases(recorder);
  trapClocks(recorder);
  trapDraws(recorder);
  trapContexts(recorder);
  if (plan.tellsText) trapTexts(recorder, end.exit);
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

const child = findChild();
const plan = findPlan();
if (plan !== null && child === null) start(forThisThread(plan));
else if (plan !== null && child !== null) startChild(plan, child);
