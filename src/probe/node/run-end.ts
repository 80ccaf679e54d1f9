import inspector from 'node:inspector';
import { identifyBackend } from '../backend-identity';
import type { EngineTrap } from '../engine-trap';
import type { Recorder } from '../recorder';
import type { WeightLog } from '../weight-log';

export interface RunEnd {
  /** Ends the run now, whatever the program thinks. */
  readonly exit: (reason: string) => void;
  readonly attach: (trap: EngineTrap, weights: WeightLog) => void;
}

/** Quiet time after which a program that only serves has ended. */
const SERVING_SECONDS = 1.5;

/** Packages whose version decides what is computed, and their folder. */
const COMPUTING = /^(.*[\\/]node_modules[\\/](?:@tensorflow[\\/][\w.-]+|webgpu|seedrandom))[\\/]/;

interface Script {
  readonly url: string;
  readonly sourceMapURL: string;
}

/** Tells final weights, the backend that ran and inline source maps when the program ends, however it ends. */
export function watchEnd(recorder: Recorder): RunEnd {
  let trap: EngineTrap | null = null;
  let weights: WeightLog | null = null;
  let isTold = false;
  const exitNow = (process as unknown as { reallyExit: (code: number) => never }).reallyExit.bind(process);

  const tell = (reason: string): void => {
    if (isTold) return;
    isTold = true;
    recorder.isQuiet = true;
    weights?.finish();
    if (trap !== null) {
      const { name, adapter, tensorflow } = identifyBackend(trap);
      recorder.note('backend', name);
      recorder.note('adapter', adapter);
      recorder.note('tensorflow', tensorflow);
    }
    tellScripts(recorder);
    recorder.note('end', reason);
    recorder.flushStream();
  };

  process.on('beforeExit', () => {
    const { reader } = trap ?? {};
    if (reader === undefined || isTold) return;
    weights?.finish();
    // Dawn keeps the process alive: leave as soon as the last copy has arrived.
    if (reader.hasOpenReads) void reader.settle();
  });
  process.on('exit', (code) => { tell(`exit ${code}`); });
  process.on('uncaughtExceptionMonitor', (error) => { recorder.note('crash', describe(error)); });
  watchIdle(recorder, () => trap?.reader ?? null, () => weights, (reason) => { tell(reason); exitNow(0); });
  return {
    exit: (reason) => { tell(reason); exitNow(0); },
    attach: (foundTrap, foundWeights) => {
      trap = foundTrap;
      weights = foundWeights;
      recorder.note('engine', 'found');
    },
  };
}

/** Ends a program that has done its work but never exits (a server, a GPU device that is still open). */
function watchIdle(recorder: Recorder, reader: () => EngineTrap['reader'] | null, weights: () => WeightLog | null, end: (reason: string) => void): void {
  let seen = -1;
  let quietTicks = 0;
  let isFinished = false;
  const tick = setInterval(() => {
    if (recorder.effectIndex !== seen) {
      seen = recorder.effectIndex;
      quietTicks = 0;
      return;
    }
    if (seen <= 0) return;
    quietTicks++;
    if (!isFinished && quietTicks * 0.25 >= (isServing() ? SERVING_SECONDS : recorder.plan.idleSeconds)) {
      isFinished = true;
      weights()?.finish();
      void (reader()?.settle() ?? Promise.resolve()).then(() => { end('idle'); });
    }
  }, 250);
  tick.unref();
}

/** True if nothing can happen but from outside: open servers and devices, no timer and no work in flight. */
function isServing(): boolean {
  return process.getActiveResourcesInfo().every((name) => /^(?:TCPServerWrap|PipeServerWrap|TTYWrap|PipeWrap|TCPSocketWrap)$/.test(name));
}

function describe(error: unknown): string {
  return error instanceof Error ? `${error.name}: ${error.message}\n${error.stack ?? ''}` : String(error);
}

/**
 * Source maps that exist only inside this process (a TypeScript loader's): the host resolves lines with them. And the
 * folders of the packages that compute, whose versions the host reads.
 */
function tellScripts(recorder: Recorder): void {
  const packages = new Set<string>();
  for (const { url, sourceMapURL } of listScripts()) {
    const found = COMPUTING.exec(url)?.[1];
    if (found !== undefined) packages.add(found);
    else if (sourceMapURL.startsWith('data:') && !url.includes('/node_modules/')) recorder.note('map', `${url}\n${sourceMapURL}`);
  }
  recorder.note('packages', [...packages].sort().join('\n'));
}

/** Every script of this process, from modules of both kinds. */
function listScripts(): Script[] {
  const session = new inspector.Session();
  const scripts: Script[] = [];
  try {
    session.connect();
    session.on('Debugger.scriptParsed', ({ params }) => { scripts.push({ url: params.url, sourceMapURL: params.sourceMapURL ?? '' }); });
    session.post('Debugger.enable');
    session.disconnect();
  } catch {
    // No inspector in this build of Node.
  }
  return scripts;
}
