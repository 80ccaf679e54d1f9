import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';

/** The npm package that carries a whole web VS Code; 4.139.1 is VS Code 1.139.1. */
const CODE_SERVER = '4.139.1';

/** Where browsers and editors for tests are kept between runs, outside the checkout. */
export const CACHE = join(process.env['XDG_CACHE_HOME'] ?? join(homedir(), '.cache'), 'swerve');

function runNpm(cwd: string, args: readonly string[]): void {
  const { status, stderr } = spawnSync('npm', [...args, '--ignore-scripts', '--no-audit', '--no-fund'], { cwd, encoding: 'utf8', shell: process.platform === 'win32' });
  if (status !== 0) throw new Error(`Could not install the web VS Code: npm ${args.join(' ')} failed in ${cwd}.\n${stderr}`);
}

/** Installs the web VS Code if it is missing (no scripts, no compiler) and gives its `server-main.js`. */
export function installWebCode(): string {
  const root = join(CACHE, `code-server-${CODE_SERVER}`);
  const code = join(root, 'node_modules', 'code-server', 'lib', 'vscode');
  const main = join(code, 'out', 'server-main.js');
  const stamp = join(root, 'ready');
  if (existsSync(stamp)) return main;
  console.log(`Installing the web VS Code (code-server ${CODE_SERVER}) into ${root} …`);
  mkdirSync(root, { recursive: true });
  writeFileSync(join(root, 'package.json'), '{"private":true}\n');
  runNpm(root, ['install', `code-server@${CODE_SERVER}`]);
  runNpm(code, ['install', '--omit=dev']);
  writeFileSync(stamp, '');
  return main;
}

/** What the page's address carries to the workbench; paths are absolute. */
export interface WebCodeOptions {
  /** The checkout, loaded as a development extension; null where a packaged one is installed. */
  readonly developmentPath: string | null;
  /** A CommonJS module whose `run()` the extension host calls. */
  readonly testsPath: string | null;
  readonly vsix: string | null;
  /** False begins in restricted mode, as a window does for a folder that is new to it. */
  readonly isTrusted: boolean;
  readonly env: Readonly<Record<string, string>>;
}

export interface WebCode {
  /** The workbench opened on a folder, or on the folders of a `.code-workspace` file. */
  addressOf(path: string): string;
  /** What the server printed so far. */
  log(): string;
  stop(): void;
}

async function findFreePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => (typeof address === 'object' && address !== null ? resolve(address.port) : reject(new Error('No port is free.'))));
    });
  });
}

async function waitUntilServed(url: string, child: ChildProcess, log: () => string): Promise<void> {
  for (let attempt = 0; attempt < 300; attempt++) {
    if (child.exitCode !== null) throw new Error(`The web VS Code stopped while starting.\n${log()}`);
    const isUp = await fetch(url, { signal: AbortSignal.timeout(2000) }).then((response) => response.ok, () => false);
    if (isUp) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`The web VS Code did not start within 30 seconds.\n${log()}`);
}

function addressFor(port: number, options: WebCodeOptions): (path: string) => string {
  const remote = (path: string): string => `vscode-remote://127.0.0.1:${port}${path}`;
  const payload: [string, string][] = [];
  if (options.developmentPath !== null) payload.push(['extensionDevelopmentPath', remote(options.developmentPath)]);
  if (options.testsPath !== null) payload.push(['extensionTestsPath', remote(options.testsPath)]);
  return (path) => `http://127.0.0.1:${port}/?${path.endsWith('.code-workspace') ? 'workspace' : 'folder'}=${encodeURIComponent(path)}&payload=${encodeURIComponent(JSON.stringify(payload))}`;
}

/** Starts a server with a fresh profile on a free port; a Node extension host lives inside it. */
export async function startWebCode(options: WebCodeOptions): Promise<WebCode> {
  const main = installWebCode();
  const port = await findFreePort();
  const data = mkdtempSync(join(tmpdir(), 'swerve-code-'));
  const flags = ['--without-connection-token', '--accept-server-license-terms', '--disable-telemetry', ...(options.isTrusted ? ['--disable-workspace-trust'] : []), '--server-data-dir', data];
  if (options.vsix !== null) {
    const installed = spawnSync(process.execPath, [main, ...flags, '--install-extension', options.vsix], { encoding: 'utf8' });
    if (installed.status !== 0) throw new Error(`The packaged extension does not install.\n${installed.stdout}${installed.stderr}`);
  }
  const env = { ...process.env, ...options.env };
  const child = spawn(process.execPath, [main, '--enable-smoke-test-driver', ...flags, '--host', '127.0.0.1', '--port', String(port)], { env });
  const chunks: string[] = [];
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => chunks.push(chunk.toString()));
  const log = (): string => chunks.join('');
  const stop = (): void => {
    process.removeListener('exit', stop);
    child.kill('SIGTERM');
  };
  process.once('exit', stop);
  await waitUntilServed(`http://127.0.0.1:${port}/version`, child, log);
  return { addressOf: addressFor(port, options), log, stop };
}
