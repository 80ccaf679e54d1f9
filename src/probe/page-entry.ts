import type { ModelProblem } from '../core/verdict';
import { MODEL_PROBLEM_SYMBOL, type RunPlan } from '../protocol/run-plan';
import { isFrameStart, type FrameAnswer, type FrameEvent, type FrameStart } from '../protocol/sandbox';
import { MODEL_PROBLEM_NOTE } from '../protocol/trace-notes';
import { trapEngine } from './engine-global';
import { LayerContext } from './layer-context';
import { ArrivalGate } from './arrivals/arrival-gate';
import { trapLayers } from './layer-trap';
import { provideStandIns } from './model-run/provide-stand-ins';
import { provideFunction } from './page/compile-text';
import { PageEnd } from './page/page-end';
import { provideFetch } from './page/page-fetch';
import { showMarkup } from './page/page-markup';
import { PagePictures } from './page/page-pictures';
import { PagePresses } from './page/page-presses';
import { PageScripts, type GlobalTensorFlow } from './page/page-scripts';
import { PageServer } from './page/page-server';
import { PageTimers } from './page/page-timers';
import { provideStorage } from './page/page-storage';
import { trapPage } from './page/page-traps';
import { PageTurns, provideFrames } from './page/page-turns';
import { TracePort } from './page/trace-port';
import { Recorder } from './recorder';
import { StackCapture, type Entry, type EntryMemory } from './stack-capture';
import { TimerGate } from './timer-gate';
import { WeightLog } from './weight-log';

/** The script that is running now: the probe, in the words of a stack. */
function findOwnFile(): string {
  const errors = Error as unknown as { prepareStackTrace?: unknown };
  const { prepareStackTrace } = errors;
  errors.prepareStackTrace = (_error: unknown, sites: { getFileName(): string | null }[]) => sites[0]?.getFileName() ?? '';
  const file = new Error('where').stack as unknown;
  errors.prepareStackTrace = prepareStackTrace;
  return typeof file === 'string' ? file : '';
}

/** Pages have no memory along asynchronous calls: the last user frames seen are the best there is. */
function lastEntry(): EntryMemory {
  let last: Entry | undefined;
  return { get: () => last, set: (entry) => (last = entry) };
}

function forwardConsole(post: (event: FrameEvent) => void): void {
  const methods = { log: 'stdout', info: 'stdout', debug: 'stdout', warn: 'stderr', error: 'stderr' } as const;
  for (const [name, stream] of Object.entries(methods) as [keyof typeof methods, 'stdout' | 'stderr'][])
    console[name] = (...args: unknown[]) => post({ kind: 'output', stream, text: `${args.map((each) => (each instanceof Error ? (each.stack ?? each.message) : String(each))).join(' ')}\n` });
}

function describeError(error: unknown): string {
  return error instanceof Error ? `${error.name}: ${error.message}\n${error.stack ?? ''}` : String(error);
}

/** A page's own TensorFlow.js uses the backend of the check; without one it chooses as it does for everybody. */
async function useBackend(tensorflow: GlobalTensorFlow, backend: string | null, recorder: Recorder, end: PageEnd): Promise<void> {
  if (backend === null) return;
  recorder.isQuiet = true;
  const isThere = await tensorflow.setBackend(backend).catch(() => false);
  if (isThere) await tensorflow.ready();
  recorder.isQuiet = false;
  if (!isThere) end.crash(`The TensorFlow.js that the page loads has no ${backend} backend`);
}

function start({ plan: planText, scripts: given, backend, markup }: FrameStart, port: MessagePort, ownFile: string, nonce: string): void {
  const plan = JSON.parse(planText) as RunPlan;
  const post = port.postMessage.bind(port) as (event: FrameEvent) => void;
  const channel = new TracePort(post);
  provideFunction(nonce);
  const scripts = new PageScripts(given, nonce);
  const recorder = new Recorder(plan, new StackCapture(ownFile, lastEntry(), scripts.sourceOf), channel);
  const turns = new PageTurns();
  const arrivals = new ArrivalGate(recorder, turns.forGate());
  const server = new PageServer(post, recorder, arrivals);
  port.onmessage = ({ data }: MessageEvent<FrameAnswer>) => { server.take(data); };
  const gate = new TimerGate(recorder, turns, { forOthers: () => false, forMoments: () => arrivals.hasMoments }, { count: () => arrivals.turn, isAtWork: (turn) => arrivals.isAtWork(turn), overtaken: () => { arrivals.overtaken(); } });
  const countFrames = provideFrames(turns, gate);
  const timers = new PageTimers(recorder, gate, turns);
  const end = new PageEnd(recorder, () => countFrames() + timers.openCount + server.openCount, turns.later, new PagePresses().next, () => post({ kind: 'ended' }));
  const layers = new LayerContext(recorder);
  const weights = new WeightLog(recorder, (reason) => void end.exit(reason), false);
  forwardConsole(post);
  trapLayers(recorder, layers, weights);
  trapEngine(recorder, layers, weights, (trap) => { end.attach(trap, weights); });
  trapPage(recorder);
  provideFetch(server);
  const pictures = new PagePictures(server);
  provideStorage();
  provideStandIns(recorder);
  recorder.note('page', navigator.userAgent);
  addEventListener('error', (event) => { end.crash(scripts.nameFiles(describeError(event.error ?? event.message))); });
  addEventListener('unhandledrejection', (event) => { end.crash(scripts.nameFiles(describeError(event.reason))); });
  Object.defineProperty(globalThis, Symbol.for('swerve.loaded'), { value: () => { end.loaded(); } });
  Object.defineProperty(globalThis, Symbol.for(MODEL_PROBLEM_SYMBOL), { value: (kind: ModelProblem) => { recorder.note(MODEL_PROBLEM_NOTE, kind); } });
  Object.defineProperty(globalThis, Symbol.for('swerve.quiet'), { value: (isQuiet: boolean) => { recorder.isQuiet = isQuiet; } });
  end.watch();
  showMarkup(markup, nonce);
  void scripts.load(pictures.load(), (tensorflow) => useBackend(tensorflow, backend, recorder, end)).then(() => { if (!scripts.tellsItsEnd) end.loaded(); });
}

const ownFile = findOwnFile();
const nonce = document.currentScript?.nonce ?? '';
addEventListener('message', function begin(event: MessageEvent<unknown>) {
  const port = event.ports[0];
  if (event.source !== parent || port === undefined || !isFrameStart(event.data)) return;
  removeEventListener('message', begin);
  start(event.data, port, ownFile, nonce);
});
