import { spawn, type ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { ok, problem, type Result } from '../base/result';
import { renderPanelPage } from '../protocol/panel-page';
import type { PageCall, PageEvent } from '../protocol/sandbox';
import type { DeadHand } from './dead-hand';
import { findBrowser } from './find-browser';
import type { PageHost } from './page-run';
import { RUN_MARK } from './run-processes';

/** Pages in a browser of our own. */
export interface BrowserPages extends PageHost {
  /** Ends the browser; settles when it is gone. */
  readonly close: () => Promise<void>;
}

/** A browser that has not shown its page by then is given up. */
const START_MS = 60_000;
/** As for anybody's page, with the GPU if there is one, and in software otherwise. */
const FLAGS = [
  '--headless=new', '--no-first-run', '--no-default-browser-check', '--disable-extensions', '--disable-sync', '--disable-background-networking', '--disable-component-update', '--mute-audio',
  '--disable-background-timer-throttling', '--disable-renderer-backgrounding', '--enable-unsafe-webgpu', '--enable-features=Vulkan', '--disable-vulkan-surface', '--enable-unsafe-swiftshader',
];

/** Starts a browser whose files lie in `folder` and whose processes carry `mark`. */
export async function openBrowserPages(folder: string, mark: string, hand: DeadHand): Promise<Result<BrowserPages>> {
  const script = findScript();
  if (script === null) return problem('Swerve is not built: type `npm run build`.');
  const browser = await findBrowser();
  if (browser === null) return problem('Running a page needs Chrome or Chromium: install it, or name its path in CHROME_PATH.');
  const pages = new Pages(script);
  const address = await pages.serve();
  // Chromium's own sandbox refuses to work for root. What it keeps lies in our folder: it is ended before it could clean up.
  const flags = process.getuid?.() === 0 ? [...FLAGS, '--no-sandbox'] : FLAGS;
  const child = spawn(browser, [...flags, `--user-data-dir=${join(folder, 'browser')}`, address], { detached: process.platform !== 'win32', stdio: ['ignore', 'ignore', 'pipe'], env: { ...process.env, [RUN_MARK]: mark, TMPDIR: folder } });
  hand.hold(child.pid ?? null);
  const reason = await pages.whenShown(child);
  if (reason === null) return ok(pages);
  await pages.close();
  return problem(`${browser} shows no page: ${reason}.`);
}

function findScript(): string | null {
  const path = [join(__dirname, 'page-host.js'), join(__dirname, '..', '..', 'dist', 'page-host.js')].find((each) => existsSync(each));
  return path === undefined ? null : readFileSync(path, 'utf8');
}

/** The page's server: what it calls and what it tells go by addresses that only the page knows. */
class Pages implements BrowserPages {
  readonly #link = `/${randomBytes(16).toString('hex')}`;
  readonly #script: string;
  readonly #hearers = new Map<string, (event: PageEvent) => void>();
  readonly #waiting: string[] = [];
  readonly #server: Server;
  #calls: ServerResponse | null = null;
  #shown: () => void = () => undefined;
  #child: ChildProcess | null = null;
  #isServed = false;

  constructor(script: string) {
    this.#script = script;
    this.#server = createServer((request, response) => { this.#answer(request, response); });
  }

  async serve(): Promise<string> {
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve));
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}/`;
  }

  /** Null once the page is there; otherwise why it never will be. */
  async whenShown(child: ChildProcess): Promise<string | null> {
    this.#child = child;
    let words = '';
    child.stderr?.on('data', (piece: Buffer) => { words = `${words}${piece.toString()}`.slice(-2000); });
    const lost = new Promise<string>((resolve) => {
      child.once('error', ({ message }) => { resolve(message); });
      child.once('exit', () => { resolve(words.trim().split('\n').at(-1) ?? 'it ended'); });
    });
    void lost.then(() => { this.#endAll(); });
    const late = new Promise<string>((resolve) => setTimeout(() => { resolve('it took more than a minute'); }, START_MS).unref());
    return Promise.race([new Promise<null>((resolve) => (this.#shown = () => { resolve(null); })), lost, late]);
  }

  send(call: PageCall): void {
    const text = `data: ${JSON.stringify(call)}\n\n`;
    if (this.#calls === null) this.#waiting.push(text);
    else this.#calls.write(text);
  }

  listen(job: string, hear: (event: PageEvent) => void): () => void {
    this.#hearers.set(job, hear);
    return () => { this.#hearers.delete(job); };
  }

  readonly close = async (): Promise<void> => {
    const child = this.#child;
    this.#server.close();
    this.#server.closeAllConnections();
    if (child?.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
    const gone = new Promise((resolve) => child.once('exit', resolve));
    if (process.platform === 'win32') child.kill();
    else process.kill(-child.pid, 'SIGKILL');
    await gone;
  };

  #answer(request: IncomingMessage, response: ServerResponse): void {
    if (request.url === '/' && !this.#isServed) {
      this.#isServed = true;
      const nonce = randomBytes(16).toString('base64url');
      response.setHeader('content-type', 'text/html').end(renderPanelPage({ script: 'page-host.js', nonce, link: this.#link }));
    } else if (request.url === '/page-host.js') response.setHeader('content-type', 'text/javascript').end(this.#script);
    else if (request.url === `${this.#link}/calls`) this.#openCalls(response);
    else if (request.url === `${this.#link}/events`) this.#hear(request, response);
    else response.writeHead(404).end();
  }

  #openCalls(response: ServerResponse): void {
    response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
    this.#calls = response;
    for (const text of this.#waiting.splice(0)) response.write(text);
    this.#shown();
  }

  #hear(request: IncomingMessage, response: ServerResponse): void {
    const pieces: Buffer[] = [];
    request.on('data', (piece: Buffer) => pieces.push(piece)).on('end', () => {
      response.end();
      for (const event of JSON.parse(Buffer.concat(pieces).toString('utf8')) as PageEvent[]) this.#hearers.get(event.job)?.(event);
    });
  }

  #endAll(): void {
    for (const [job, hear] of [...this.#hearers]) hear({ kind: 'page-ended', job, problem: 'the browser in which it ran has ended' });
  }
}
