import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  CodeActionRequest,
  createProtocolConnection,
  DidChangeTextDocumentNotification,
  DidOpenTextDocumentNotification,
  HoverRequest,
  InitializedNotification,
  InitializeRequest,
  type InitializeParams,
  PublishDiagnosticsNotification,
  StreamMessageReader,
  StreamMessageWriter,
  type ProtocolConnection,
  type PublishDiagnosticsParams,
} from 'vscode-languageserver-protocol/node';

const SCRIPT = `import * as tf from '@tensorflow/tfjs';
const model = tf.sequential({ layers: [tf.layers.dense({ units: 1, inputShape: [2] })] });
model.compile({ optimizer: 'sgd', loss: 'meanSquaredError' });
await model.fit(tf.ones([4, 2]), tf.ones([4, 1]));
`;

/** The built server as any editor starts it: a process that speaks the protocol over its pipes. */
class Session {
  readonly folder = mkdtempSync(join(tmpdir(), 'swerve-lsp-'));
  readonly #child: ChildProcess;
  readonly connection: ProtocolConnection;
  readonly #said: PublishDiagnosticsParams[] = [];

  constructor() {
    const child = spawn(process.execPath, ['dist/server.js', '--stdio'], { stdio: ['pipe', 'pipe', 'inherit'] });
    this.#child = child;
    this.connection = createProtocolConnection(new StreamMessageReader(child.stdout), new StreamMessageWriter(child.stdin));
    this.connection.onNotification(PublishDiagnosticsNotification.type, (params) => void this.#said.push(params));
    this.connection.listen();
  }

  uriOf(name: string): string {
    return pathToFileURL(join(this.folder, name)).toString();
  }

  async start(): Promise<void> {
    const workspaceFolders = [{ uri: pathToFileURL(this.folder).toString(), name: 'test' }];
    await this.connection.sendRequest(InitializeRequest.type, { processId: process.pid, capabilities: {}, workspaceFolders } as InitializeParams);
    await this.connection.sendNotification(InitializedNotification.type, {});
  }

  async open(name: string, text: string): Promise<void> {
    writeFileSync(join(this.folder, name), text);
    await this.connection.sendNotification(DidOpenTextDocumentNotification.type, { textDocument: { uri: this.uriOf(name), languageId: 'javascript', version: 1, text } });
  }

  async change(name: string, version: number, text: string): Promise<void> {
    await this.connection.sendNotification(DidChangeTextDocumentNotification.type, { textDocument: { uri: this.uriOf(name), version }, contentChanges: [{ text }] });
  }

  /** The rules that the last word about a version names. */
  async rulesOf(name: string, version = 1): Promise<string[]> {
    for (let attempt = 0; attempt < 300; attempt++) {
      const last = this.#said.findLast((params) => params.uri === this.uriOf(name) && params.version === version);
      if (last !== undefined) return last.diagnostics.map((diagnostic) => `${diagnostic.range.start.line + 1} ${String(diagnostic.code)}`);
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    throw new Error(`The server never spoke about version ${version} of ${name}.`);
  }

  stop(): void {
    this.connection.dispose();
    this.#child.kill();
    rmSync(this.folder, { recursive: true, force: true });
  }
}

describe('the language server over its pipes', () => {
  let session: Session;

  beforeEach(async () => {
    session = new Session();
    await session.start();
  });

  afterEach(() => session.stop());

  it('lints a file in a folder without package.json, and again as it changes', async () => {
    await session.open('train.js', SCRIPT);
    expect(await session.rulesOf('train.js')).toEqual(['1 unpinned-backend', '2 unseeded-init', '4 unseeded-shuffle']);
    await session.change('train.js', 2, SCRIPT.replace('tf.ones([4, 1])', 'tf.ones([4, 1]), { shuffle: false }'));
    expect(await session.rulesOf('train.js', 2)).toEqual(['1 unpinned-backend', '2 unseeded-init']);
  });

  it('offers fixes and says what seeds a layer', async () => {
    await session.open('train.js', SCRIPT);
    await session.rulesOf('train.js');
    const position = { line: 1, character: SCRIPT.split('\n')[1]?.indexOf('dense') ?? 0 };
    const textDocument = { uri: session.uriOf('train.js') };
    const actions = await session.connection.sendRequest(CodeActionRequest.type, { textDocument, range: { start: position, end: position }, context: { diagnostics: [] } });
    const titles = (actions ?? []).map(({ title }) => title);
    expect(titles).toContain('Allow unseeded-init here, with a reason…');
    expect(titles).toContain('Make this project reproducible…');
    expect(actions?.some((action) => 'isPreferred' in action && (action.isPreferred ?? false))).toBe(true);
    const hover = await session.connection.sendRequest(HoverRequest.type, { textDocument, position });
    expect(JSON.stringify(hover)).toContain('kernelInitializer');
  });

  it('handles a syntax error and a file of 20,000 lines', async () => {
    await session.open('broken.js', `${SCRIPT}const x = ;\n`);
    expect(await session.rulesOf('broken.js')).toContain('2 unseeded-init');
    const filler = Array.from({ length: 20_000 }, (_unused, index) => `export const value${index} = Math.max(${index}, 1);`).join('\n');
    await session.open('long.js', `${SCRIPT}${filler}\n`);
    expect(await session.rulesOf('long.js')).toEqual(['1 unpinned-backend', '2 unseeded-init', '4 unseeded-shuffle']);
  });
});
