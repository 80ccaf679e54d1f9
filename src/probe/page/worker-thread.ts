import { isFrameEvent, type FrameEvent, type WorkerProgram } from '../../protocol/sandbox';
import type { Outside } from './outside';
import type { WorkerCall, WorkerError, WorkerEvent, WorkerStart, WorkerState } from './worker-link';
import { withImported } from './worker-programs';

/** What a worker is started with, and where it is heard. */
export interface ThreadSetting {
  readonly thread: number;
  /** A `RunPlan` as JSON, for this thread. */
  readonly plan: string;
  /** Text of the probe. */
  readonly probe: string;
  readonly isModule: boolean;
  readonly address: string;
  readonly name: string;
  readonly outside: Outside;
  readonly post: (event: FrameEvent) => void;
  /** A script that the worker imports and was not given; null if nobody has it. */
  readonly findScript: (address: string) => Promise<WorkerProgram | null>;
  readonly onMessage: (data: unknown, ports: readonly MessagePort[]) => void;
  readonly onError: (error: WorkerError, isRejection: boolean) => void;
  readonly onExit: (reason: string) => void;
}

/** What runs before the program can replace it. */
const OwnWorker = globalThis.Worker;
const toAddress = URL.createObjectURL.bind(URL);
const now = performance.now.bind(performance);

/** An answer that takes longer comes from a worker that is at work. */
const ANSWER_MS = 50;

/** A worker of the page's, with the probe in it. */
export class WorkerThread {
  readonly #setting: ThreadSetting;
  /** The program's messages to the worker, until it listens and then on the way. */
  readonly #inbox = new MessageChannel();
  readonly #missing: string[] = [];
  #program: WorkerProgram | null = null;
  #worker: Worker | null = null;
  #port: MessagePort | null = null;
  /** What a classic worker tells until its script has run: it is started again if a script is missing. */
  #held: { readonly event: WorkerEvent; readonly ports: readonly MessagePort[] }[] = [];
  #isLoaded = false;
  #isOver = false;
  #askedAt: number | null = null;
  #finished: () => void = () => undefined;
  state: WorkerState = { activity: 0, open: 0, isAwaiting: false, isTicking: false, changes: 0, steps: 0 };

  constructor(setting: ThreadSetting) {
    this.#setting = setting;
  }

  get thread(): number {
    return this.#setting.thread;
  }

  /** True while it loads or computes: it does not answer then. */
  get isBusy(): boolean {
    if (this.#isOver) return false;
    return !this.#isLoaded || (this.#askedAt !== null && now() - this.#askedAt > ANSWER_MS);
  }

  /** True while it is busy, or something that it started has not come back. */
  get isOpen(): boolean {
    return this.isBusy || (!this.#isOver && this.state.open > 0);
  }

  /** True while it waits for what comes from elsewhere, or not soon. */
  get isAwaiting(): boolean {
    return !this.#isOver && this.state.isAwaiting;
  }

  /** True while something may begin again in it by itself. */
  get isTicking(): boolean {
    return !this.#isOver && this.state.isTicking;
  }

  /** Takes a message of the program's; throws if it cannot be sent. */
  send(message: unknown, transfer: Transferable[]): void {
    this.#inbox.port1.postMessage(message, transfer);
  }

  start(program: WorkerProgram): void {
    if (this.#isOver) return;
    const { thread, plan, probe, isModule, address, name } = this.#setting;
    const { port1, port2 } = new MessageChannel();
    this.#program = program;
    this.#worker = new OwnWorker(toAddress(new Blob([probe], { type: 'text/javascript' })), { name });
    this.#port = port1;
    port1.onmessage = ({ data, ports }: MessageEvent<WorkerEvent>) => { if (this.#port === port1) this.#hear(data, ports); };
    this.#worker.onerror = (event) => { this.fail(`${event.message} (${event.filename}:${event.lineno}:${event.colno})`); };
    this.#worker.postMessage({ kind: 'swerve-worker', thread, plan, program, isModule, address, name, missing: this.#missing } satisfies WorkerStart, [port2]);
  }

  /** It never ran. */
  fail(message: string): void {
    this.#setting.onError({ message, text: message, file: '', line: 0 }, false);
    this.end();
  }

  /** Ends it at once, whatever it does. */
  end(): void {
    this.#isOver = true;
    this.#worker?.terminate();
    this.#finished();
  }

  askState(): void {
    if (this.#isOver || !this.#isLoaded || this.#askedAt !== null) return;
    this.#askedAt = now();
    this.#call({ kind: 'ask-state' });
  }

  /** Settles once it has told all; one that computes never hears it. */
  finish(): Promise<void> {
    if (this.#isOver || this.#port === null) return Promise.resolve();
    const told = new Promise<void>((resolve) => (this.#finished = resolve));
    this.#call({ kind: 'finish' });
    return told;
  }

  #call(call: WorkerCall, transfer: Transferable[] = []): void {
    this.#port?.postMessage(call, transfer);
  }

  #hear(event: WorkerEvent, ports: readonly MessagePort[]): void {
    if (event.kind === 'missing') void this.#startAgain(event.address);
    else if (event.kind === 'loaded') this.#load();
    else if (this.#isLoaded || this.#setting.isModule || event.kind === 'error') this.#take(event, ports);
    else this.#held.push({ event, ports });
  }

  #load(): void {
    if (this.#isLoaded) return;
    this.#isLoaded = true;
    for (const { event, ports } of this.#held.splice(0)) this.#take(event, ports);
    this.#call({ kind: 'listen' }, [this.#inbox.port2]);
  }

  /** An address that only the running worker knew. Nothing has left it yet: its first attempt never was. */
  async #startAgain(address: string): Promise<void> {
    const program = this.#program;
    this.#worker?.terminate();
    this.#port = null;
    this.#held = [];
    const found = await this.#setting.findScript(address);
    if (found === null) this.#missing.push(address);
    if (program !== null) this.start(withImported(program, found));
  }

  #take(event: WorkerEvent, ports: readonly MessagePort[]): void {
    const { outside, post, onMessage, onError, onExit } = this.#setting;
    // What a worker that was ended had said is not heard any more, but what it did is told.
    if (event.kind === 'message') {
      if (!this.#isOver) onMessage(event.data, ports);
    } else if (event.kind === 'state') {
      this.#askedAt = null;
      this.state = event.state;
    } else if (event.kind === 'error') {
      this.#load();
      onError(event.error, event.isRejection);
    } else if (event.kind === 'exit') onExit(event.reason);
    else if (event.kind === 'ended') this.end();
    else if (event.kind === 'ask') void outside.ask(event.request).then((answer) => { this.#call({ kind: 'answer', answer: { id: event.id, answer } }); });
    else if (isFrameEvent(event)) post(event);
  }
}
