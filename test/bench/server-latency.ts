import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import {
  CodeActionRequest,
  createProtocolConnection,
  DidChangeTextDocumentNotification,
  DidOpenTextDocumentNotification,
  HoverRequest,
  InitializedNotification,
  InitializeRequest,
  PublishDiagnosticsNotification,
  StreamMessageReader,
  StreamMessageWriter,
  type InitializeParams,
  type ProtocolConnection,
} from 'vscode-languageserver-protocol/node';
import { EDITS, renderTimes } from './edits';

/** What somebody waits for in an editor: the built server over its pipes, from the change to its diagnostics. */
export async function measureServer(folder: string, path: string, count: number): Promise<void> {
  const started = performance.now();
  const child = spawn(process.execPath, ['dist/server.js', '--stdio'], { stdio: ['pipe', 'pipe', 'inherit'] });
  const connection = createProtocolConnection(new StreamMessageReader(child.stdout), new StreamMessageWriter(child.stdin));
  const heard = listen(connection);
  connection.listen();
  try {
    const workspaceFolders = [{ uri: pathToFileURL(folder).toString(), name: 'bench' }];
    await connection.sendRequest(InitializeRequest.type, { processId: process.pid, capabilities: {}, workspaceFolders } as InitializeParams);
    await connection.sendNotification(InitializedNotification.type, {});
    const uri = pathToFileURL(path).toString();
    const original = readFileSync(path, 'utf8');
    await connection.sendNotification(DidOpenTextDocumentNotification.type, { textDocument: { uri, languageId: 'typescript', version: 1, text: original } });
    await heard(1);
    console.log(`server  start to first diagnostics ${Math.round(performance.now() - started)} ms`);
    await pause(3_000);
    let version = 1;
    for (const [kind, edit] of EDITS) {
      const times: number[] = [];
      let text = original;
      for (let index = 0; index < count; index++) {
        text = edit(text, index);
        const start = performance.now();
        await connection.sendNotification(DidChangeTextDocumentNotification.type, { textDocument: { uri, version: ++version }, contentChanges: [{ text }] });
        await heard(version);
        times.push(performance.now() - start);
      }
      console.log(`server  edit to diagnostics, ${kind}: ${renderTimes(times)}`);
    }
    await measureRequests(connection, uri, count);
    reportMemory(child.pid);
  } finally {
    connection.dispose();
    child.kill();
  }
}

/** Waits for the diagnostics of a version. */
function listen(connection: ProtocolConnection): (version: number) => Promise<void> {
  let last = 0;
  let wake = (): void => undefined;
  connection.onNotification(PublishDiagnosticsNotification.type, ({ version = 0 }) => {
    last = Math.max(last, version);
    wake();
  });
  return async (version) => {
    while (last < version) await new Promise<void>((resolve) => (wake = resolve));
  };
}

async function measureRequests(connection: ProtocolConnection, uri: string, count: number): Promise<void> {
  const at = (line: number): { line: number; character: number } => ({ line, character: 25 });
  const hovers: number[] = [];
  const actions: number[] = [];
  for (let line = 4; line < 4 + count; line++) {
    const start = performance.now();
    await connection.sendRequest(HoverRequest.type, { textDocument: { uri }, position: at(line) });
    hovers.push(performance.now() - start);
    const asked = performance.now();
    await connection.sendRequest(CodeActionRequest.type, { textDocument: { uri }, range: { start: at(line), end: at(line) }, context: { diagnostics: [] } });
    actions.push(performance.now() - asked);
  }
  console.log(`server  hover ${renderTimes(hovers)}; code actions ${renderTimes(actions)}`);
}

/** Linux tells what a process holds. */
function reportMemory(pid: number | undefined): void {
  if (pid === undefined || process.platform !== 'linux') return;
  const held = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
  console.log(`server  memory ${Math.round(Number(held) / 1_000)} MB`);
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
