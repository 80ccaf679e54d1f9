import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ok, problem, type Result } from '../base/result';
import type { CheckOptions } from '../core/check-options';
import type { RunEnding, RunTrace } from '../core/trace';
import type { RunPlan } from '../protocol/run-plan';
import { PAGE_NOTE } from '../protocol/trace-notes';
import type { PageAnswer, PageCall, PageEvent, PageRequest } from '../protocol/sandbox';
import type { ChildRun, RunListener } from './child-run';
import { askFile } from './page-files';
import { askNetwork, pathOnThisMachine } from './page-network';
import { preparePageProgram, type PageProgram } from './page-program';
import { isRemote } from './remote-script';
import type { BuildGround } from './vite/run-vite';
import type { StartRun } from './run-session';
import { ThreadBuilder } from './trace-builder';

/** Where pages can be had: the editor's panel. */
export interface PageHost {
  send(call: PageCall): void;
  /** Hears everything that is told of one job; returns the way to stop hearing. */
  listen(job: string, hear: (event: PageEvent) => void): () => void;
}

/** A page that does not answer a stop is given up after this. */
const GRACE_MS = 5000;
/** A page whose server is away asks in vain for many things. */
const MOST_NOTES = 4;
let count = 0;

/** Runs of a target in fresh frames of a page instead of child processes. */
export async function preparePageRuns(options: CheckOptions, ground: BuildGround): Promise<Result<(host: PageHost) => StartRun>> {
  const probe = findProbe();
  if (probe === null) return problem('Swerve is not built: type `npm run build`.');
  const program = await preparePageProgram(options, options.backend === 'auto' ? null : (options.backend[0] ?? null), ground);
  if (!program.ok) return program;
  return ok((host) => (plan, listener) => new PageRun(plan, program.value, probe, options.timeoutSeconds * 1000, listener, host));
}

function findProbe(): string | null {
  const path = [join(__dirname, 'probe', 'page.js'), join(__dirname, '..', '..', 'dist', 'probe', 'page.js')].find((each) => existsSync(each));
  return path === undefined ? null : readFileSync(path, 'utf8');
}

class PageRun implements ChildRun {
  readonly done: Promise<RunTrace>;
  readonly #job = `page-${process.pid}-${count++}`;
  readonly #host: PageHost;
  readonly #place: PageProgram['place'];
  readonly #workers: PageProgram['workers'];
  readonly #threads = new Map<number, ThreadBuilder>();
  readonly #maps: Map<string, string>;
  readonly #notes = new Map<string, string>();
  /** What the user should know of what the page loads, in sentences. */
  readonly #pageNotes: Set<string>;
  readonly #stopped = new AbortController();
  readonly #listener: RunListener;
  readonly #started = performance.now();
  #stderr = '';
  #ending: RunEnding | null = null;
  #finish: () => void = () => undefined;

  constructor(plan: RunPlan, { scripts, backend, maps, markup, place, notes, workers }: PageProgram, probe: string, timeoutMs: number, listener: RunListener, host: PageHost) {
    this.#host = host;
    this.#place = place;
    this.#listener = listener;
    this.#workers = workers;
    this.#maps = new Map(maps);
    this.#threadOf(0);
    this.#pageNotes = new Set(notes);
    const unlisten = host.listen(this.#job, (event) => this.#hear(event));
    const timer = setTimeout(() => this.stop('timeout'), timeoutMs);
    this.done = new Promise<void>((resolve) => (this.#finish = resolve)).then(() => {
      clearTimeout(timer);
      unlisten();
      this.#stopped.abort();
      return this.#toTrace();
    });
    host.send({ kind: 'page-start', job: { job: this.#job, plan: JSON.stringify(plan), probe, scripts, backend, markup } });
  }

  stop(ending: RunEnding): void {
    this.#ending ??= ending;
    this.#host.send({ kind: 'page-stop', job: this.#job });
    setTimeout(() => this.#finish(), GRACE_MS).unref();
  }

  #hear(event: PageEvent): void {
    if (event.kind === 'page-bytes') this.#threadOf(event.thread).push(Buffer.from(event.bytes, 'base64'));
    else if (event.kind === 'page-ask') void this.#answer(event.id, event.request);
    else if (event.kind === 'page-output') this.#print(event.stream, event.text);
    else {
      if (event.problem !== null) {
        this.#ending ??= 'limit';
        this.#notes.set('limit', event.problem);
      }
      this.#finish();
    }
  }

  #threadOf(thread: number): ThreadBuilder {
    const known = this.#threads.get(thread);
    if (known !== undefined) return known;
    const builder = new ThreadBuilder(thread, { ...this.#listener, onNote: (note, value) => this.#takeNote(note, value) });
    this.#threads.set(thread, builder);
    return builder;
  }

  async #answer(id: number, request: PageRequest): Promise<void> {
    const answer = (await this.#workers.answer(request)) ?? (await this.#askServer(request));
    if (!this.#stopped.signal.aborted) this.#host.send({ kind: 'page-answer', job: this.#job, id, answer });
  }

  #askServer(request: PageRequest): Promise<PageAnswer | null> {
    return isRemote(request.address) ? this.#askNetwork(request) : askFile(request, this.#place);
  }

  async #askNetwork(request: PageRequest): Promise<PageAnswer | null> {
    const answer = await askNetwork(request, this.#stopped.signal);
    if (answer.ok) return answer.value;
    // The page's own server, which is not there now, would give what lies beside the page.
    const path = pathOnThisMachine(request.address);
    const file = path === null ? null : await askFile({ ...request, address: path }, this.#place);
    if (file !== null && file.status < 400) return file;
    if (this.#pageNotes.size < MOST_NOTES) this.#pageNotes.add(`The page asked for ${request.address} and got nothing: ${answer.error.message}.`);
    return null;
  }

  #print(stream: 'stdout' | 'stderr', text: string): void {
    if (stream === 'stderr') this.#stderr += text;
    this.#listener.onOutput(stream, text);
  }

  #takeNote(note: string, value: string): void {
    if (note === 'map') {
      const end = value.indexOf('\n');
      this.#maps.set(value.slice(0, end), value.slice(end + 1));
      return;
    }
    if (value !== '' || !this.#notes.has(note)) this.#notes.set(note, value);
    this.#listener.onNote(note, value);
  }

  #toTrace(): RunTrace {
    const ending = this.#ending ?? this.#endingOf();
    const notes = new Set([...this.#pageNotes, ...this.#workers.notes]);
    if (notes.size > 0) this.#notes.set(PAGE_NOTE, [...notes].join(' '));
    const exitCode = ending === 'crashed' ? 1 : ending === 'exit' ? 0 : null;
    const threads = [...this.#threads].sort(([one], [two]) => one - two).map(([, builder]) => builder.finish());
    const maps = new Map([...this.#maps, ...this.#workers.maps]);
    return { threads, notes: this.#notes, maps, exitCode, signal: null, ending, stderr: this.#stderr + (this.#notes.get('crash') ?? ''), durationMs: performance.now() - this.#started };
  }

  #endingOf(): RunEnding {
    const told = this.#notes.get('end');
    if (told === 'idle') return 'idle';
    if (told === 'max-steps' || told === 'stop-event') return 'stopped';
    return told === 'exit 0' && !this.#notes.has('crash') ? 'exit' : 'crashed';
  }
}
