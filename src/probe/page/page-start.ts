import type { ModelProblem } from '../../core/verdict';
import { MODEL_PROBLEM_SYMBOL, type RunPlan } from '../../protocol/run-plan';
import { isFrameStart, type FrameAnswer, type FrameEvent, type FrameStart } from '../../protocol/sandbox';
import { MODEL_PROBLEM_NOTE } from '../../protocol/trace-notes';
import { provideFunction, runInPage } from './compile-text';
import { describeError } from './describe-error';
import { Outside } from './outside';
import { PageEnd } from './page-end';
import { showMarkup } from './page-markup';
import { PagePictures } from './page-pictures';
import { PagePresses } from './page-presses';
import { PageProbe } from './page-probe';
import { PageScripts, type GlobalTensorFlow } from './page-scripts';
import { provideStorage } from './page-storage';
import { provideWorkers } from './page-workers';
import { RunningScripts } from './running-scripts';
import { WorkerPrograms } from './worker-programs';
import { pinsOf, WorkerThreads } from './worker-threads';

/** The probe, in the words of a stack, and as text; and what the policy asks of scripts. */
export interface OwnScript {
  readonly file: string;
  readonly text: string;
  readonly nonce: string;
}

/** A page's own TensorFlow.js uses the backend of the check; without one it chooses as it does for everybody. */
async function useBackend(tensorflow: GlobalTensorFlow, backend: string | null, { recorder }: PageProbe, end: PageEnd): Promise<void> {
  if (backend === null) return;
  recorder.isQuiet = true;
  const isThere = await tensorflow.setBackend(backend).catch(() => false);
  if (isThere) await tensorflow.ready();
  recorder.isQuiet = false;
  if (!isThere) end.crash(`The TensorFlow.js that the page loads has no ${backend} backend`);
}

function start({ plan: planText, scripts: given, backend, markup }: FrameStart, port: MessagePort, { file, text, nonce }: OwnScript): void {
  const whole = JSON.parse(planText) as RunPlan;
  const plan: RunPlan = { ...whole, pins: pinsOf(whole, 0) };
  const post = port.postMessage.bind(port) as (event: FrameEvent) => void;
  provideFunction(runInPage(nonce));
  const outside = new Outside(post);
  port.onmessage = ({ data }: MessageEvent<FrameAnswer>) => { outside.take(data); };
  const running = new RunningScripts();
  const scripts = new PageScripts(given, nonce, running);
  const exit = (reason: string): void => { void end.exit(reason); };
  const threads = new WorkerThreads({ probe: text, plan: whole, outside, post, exit });
  const ownFetch = globalThis.fetch.bind(globalThis);
  const probe = new PageProbe({ plan, thread: 0, ownFile: file, sourceOf: running.sourceOf, post, outside, base: null, backend: null, isHelped: () => threads.openCount > 0, exit });
  const { recorder } = probe;
  const end = new PageEnd(probe, threads, new PagePresses().next, () => post({ kind: 'ended' }));
  const pictures = new PagePictures(probe.server);
  provideStorage();
  provideWorkers(probe, threads, new WorkerPrograms(outside, recorder, ownFetch), { crash: (error) => { end.crash(error.text); }, tell: (error) => { post({ kind: 'output', stream: 'stderr', text: `${error.text}\n` }); } });
  recorder.note('page', navigator.userAgent);
  addEventListener('error', (event) => { end.crash(running.nameFiles(describeError(event.error ?? event.message))); });
  addEventListener('unhandledrejection', (event) => { end.crash(running.nameFiles(describeError(event.reason))); });
  Object.defineProperty(globalThis, Symbol.for('swerve.loaded'), { value: () => { end.loaded(); } });
  Object.defineProperty(globalThis, Symbol.for(MODEL_PROBLEM_SYMBOL), { value: (kind: ModelProblem) => { recorder.note(MODEL_PROBLEM_NOTE, kind); } });
  threads.watch(probe);
  end.watch();
  showMarkup(markup, nonce);
  void scripts.load(pictures.load(), (tensorflow) => useBackend(tensorflow, backend, probe, end)).then(() => { if (!scripts.tellsItsEnd) end.loaded(); });
}

/** Waits for the program of the page. */
export function startPage(own: OwnScript): void {
  addEventListener('message', function begin(event: MessageEvent<unknown>) {
    const port = event.ports[0];
    if (event.source !== parent || port === undefined || !isFrameStart(event.data)) return;
    removeEventListener('message', begin);
    start(event.data, port, own);
  });
}
