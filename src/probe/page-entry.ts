import type { ModelProblem } from '../core/verdict';
import { MODEL_PROBLEM_SYMBOL, type RunPlan } from '../protocol/run-plan';
import { isFrameStart, type BundleRegion, type FrameEvent, type FrameStart } from '../protocol/sandbox';
import { MODEL_PROBLEM_NOTE } from '../protocol/trace-frames';
import { trapEngine } from './engine-global';
import type { SourceOf } from './known-frames';
import { LayerContext } from './layer-context';
import { trapLayers } from './layer-trap';
import { provideStandIns } from './model-run/provide-stand-ins';
import { PageEnd } from './page/page-end';
import { showMarkup } from './page/page-markup';
import { PagePresses } from './page/page-presses';
import { PageTimers } from './page/page-timers';
import { provideStorage } from './page/page-storage';
import { trapPage } from './page/page-traps';
import { PageTurns, provideFrames } from './page/page-turns';
import { TracePort } from './page/trace-port';
import { Recorder } from './recorder';
import { StackCapture, type EntryMemory } from './stack-capture';
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

/** All frames but the probe's are the bundle's: its lines tell whose they are. */
function sourcesOf(file: string, regions: readonly BundleRegion[]): SourceOf {
  return (_script, line) => {
    let [low, high] = [0, regions.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((regions[middle]?.line ?? Infinity) <= line) low = middle + 1;
      else high = middle;
    }
    return regions[low - 1]?.library ?? file;
  };
}

/** Pages have no memory along asynchronous calls: the last user frames seen are the best there is. */
function lastEntry(): EntryMemory {
  let last: string | undefined;
  return { get: () => last, set: (stack) => (last = stack) };
}

function forwardConsole(post: (event: FrameEvent) => void): void {
  const methods = { log: 'stdout', info: 'stdout', debug: 'stdout', warn: 'stderr', error: 'stderr' } as const;
  for (const [name, stream] of Object.entries(methods) as [keyof typeof methods, 'stdout' | 'stderr'][])
    console[name] = (...args: unknown[]) => post({ kind: 'output', stream, text: `${args.map((each) => (each instanceof Error ? (each.stack ?? each.message) : String(each))).join(' ')}\n` });
}

/** Loads the user's module as a script of its own, with the page's nonce. */
function loadModule(script: string, nonce: string): void {
  const element = document.createElement('script');
  element.type = 'module';
  element.nonce = nonce;
  element.src = URL.createObjectURL(new Blob([script], { type: 'text/javascript' }));
  document.head.append(element);
}

function start({ plan: planText, script, file, regions, markup }: FrameStart, port: MessagePort, ownFile: string, nonce: string): void {
  const plan = JSON.parse(planText) as RunPlan;
  const post = port.postMessage.bind(port) as (event: FrameEvent) => void;
  const channel = new TracePort(post);
  const recorder = new Recorder(plan, new StackCapture(ownFile, lastEntry(), sourcesOf(file, regions)), channel);
  const turns = new PageTurns();
  const gate = new TimerGate(recorder, turns, () => false);
  const countFrames = provideFrames(turns, gate);
  const timers = new PageTimers(recorder, gate, turns);
  const end = new PageEnd(recorder, () => countFrames() + timers.openCount, turns.later, new PagePresses().next, () => post({ kind: 'ended' }));
  const layers = new LayerContext(recorder);
  const weights = new WeightLog(recorder, (reason) => void end.exit(reason), false);
  forwardConsole(post);
  trapLayers(recorder, layers, weights);
  trapEngine(recorder, layers, weights, (trap) => { end.attach(trap, weights); });
  trapPage(recorder);
  provideStorage();
  provideStandIns(recorder);
  recorder.note('page', navigator.userAgent);
  addEventListener('error', (event) => { end.crash(event.error ?? event.message); });
  addEventListener('unhandledrejection', (event) => { end.crash(event.reason); });
  Object.defineProperty(globalThis, Symbol.for('swerve.loaded'), { value: () => { end.loaded(); } });
  Object.defineProperty(globalThis, Symbol.for(MODEL_PROBLEM_SYMBOL), { value: (kind: ModelProblem) => { recorder.note(MODEL_PROBLEM_NOTE, kind); } });
  Object.defineProperty(globalThis, Symbol.for('swerve.quiet'), { value: (isQuiet: boolean) => { recorder.isQuiet = isQuiet; } });
  end.watch();
  showMarkup(markup);
  loadModule(script, nonce);
}

const ownFile = findOwnFile();
const nonce = document.currentScript?.nonce ?? '';
addEventListener('message', function begin(event: MessageEvent<unknown>) {
  const port = event.ports[0];
  if (event.source !== parent || port === undefined || !isFrameStart(event.data)) return;
  removeEventListener('message', begin);
  start(event.data, port, ownFile, nonce);
});
