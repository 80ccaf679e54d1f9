import { isFrameEvent, PAGE_ORIGIN, type FrameAnswer, type FrameStart, type PageAnswer, type PageEvent, type PageJob } from '../../src/protocol/sandbox';

/** Bytes of a trace that one run may send; a program that floods is ended. */
const MOST_BYTES = 1024 * 2 ** 20;
const MOST_OUTPUT = 64 * 1024;

/**
 * One run of the user's program in a fresh frame. The frame is sandboxed without our origin, so it can reach neither
 * this page nor the editor's; it inherits this page's policy, so it loads nothing from anywhere. All it can do is
 * speak over its port, and what it says there is checked.
 */
export class PageFrame {
  readonly #job: string;
  readonly #tell: (event: PageEvent) => void;
  readonly #frame = document.createElement('iframe');
  readonly #channel = new MessageChannel();
  #bytes = 0;
  #output = 0;
  #isEnded = false;

  constructor(job: PageJob, nonce: string, tell: (event: PageEvent) => void) {
    this.#job = job.job;
    this.#tell = tell;
    this.#channel.port1.onmessage = (event: MessageEvent<unknown>) => this.#receive(event.data);
    const frame = this.#frame;
    frame.setAttribute('sandbox', 'allow-scripts');
    frame.title = 'A run of your program';
    frame.className = 'page-run';
    frame.tabIndex = -1;
    frame.srcdoc = renderFrame(job.probe, nonce);
    frame.addEventListener('load', () => this.#start(job), { once: true });
    document.body.append(frame);
  }

  /** Ends the run at once, whatever the program is doing: its process goes with its frame. */
  stop(): void {
    this.#end(null);
  }

  /** Hands over what came of a request. */
  answer(id: number, answer: PageAnswer | null): void {
    if (this.#isEnded) return;
    const message: FrameAnswer = { id, answer: answer === null ? null : { ...answer, body: fromBase64(answer.body) } };
    this.#channel.port1.postMessage(message);
  }

  #start({ plan, scripts, backend, markup }: PageJob): void {
    const message: FrameStart = { kind: 'swerve-start', plan, scripts, backend, markup };
    this.#frame.contentWindow?.postMessage(message, '*', [this.#channel.port2]);
  }

  #receive(data: unknown): void {
    if (this.#isEnded || !isFrameEvent(data)) return;
    if (data.kind === 'ended') this.#end(null);
    else if (data.kind === 'ask') this.#tell({ kind: 'page-ask', job: this.#job, id: data.id, request: data.request });
    else if (data.kind === 'bytes') this.#takeBytes(data.thread, data.bytes);
    else this.#takeOutput(data.stream, data.text);
  }

  #takeBytes(thread: number, bytes: Uint8Array): void {
    this.#bytes += bytes.byteLength;
    if (this.#bytes > MOST_BYTES) this.#end('The run told more than 1 GB about itself and was ended. Bound it by a number of steps.');
    else this.#tell({ kind: 'page-bytes', job: this.#job, thread, bytes: toBase64(bytes) });
  }

  #takeOutput(stream: 'stdout' | 'stderr', text: string): void {
    const shown = text.slice(0, Math.max(0, MOST_OUTPUT - this.#output));
    this.#output += text.length;
    if (shown !== '') this.#tell({ kind: 'page-output', job: this.#job, stream, text: shown });
  }

  #end(problem: string | null): void {
    if (this.#isEnded) return;
    this.#isEnded = true;
    this.#channel.port1.close();
    this.#frame.remove();
    this.#tell({ kind: 'page-ended', job: this.#job, problem });
  }
}

/** The probe alone: the program comes over the port, once the probe has set its traps. */
function renderFrame(probe: string, nonce: string): string {
  const script = probe.replaceAll('</script', '<\\/script').replaceAll('<!--', '<\\!--');
  return `<!doctype html><html><head><meta charset="utf-8"><base href="${PAGE_ORIGIN}"><script nonce="${nonce}">${script}</script></head><body></body></html>`;
}

function toBase64(bytes: Uint8Array): string {
  let text = '';
  for (let index = 0; index < bytes.length; index += 0x8000) text += String.fromCharCode(...bytes.subarray(index, index + 0x8000));
  return btoa(text);
}

function fromBase64(text: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
}
