import { once } from 'node:events';
import { readFileSync, writeFileSync } from 'node:fs';
import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { copyProgram } from '../support/run-program';
import { checkInPage, pageOptions, type CheckedInPage } from './check-in-page';
import { openPageHost, type OpenPages } from './page-host';

const PICTURE = readFileSync(join(import.meta.dirname, '..', 'programs', 'page', 'files', 'dot.png'));
const SHARED = { 'access-control-allow-origin': '*' };
/** A library of the server's, in two modules. */
const MODULES: Readonly<Record<string, string>> = { 'scale.js': "import { two } from './deep/two.js';\nexport const scale = () => two * Math.random();\n", 'deep/two.js': 'export const two = 2;\n' };
const PAGE = (server: string): string => `<!doctype html>
<script type="module">
  import * as tf from '@tensorflow/tfjs';
  import { scale } from '${server}/lib/scale.js';
  const model = tf.sequential({ layers: [tf.layers.dense({ units: 1, inputShape: [1], kernelInitializer: 'ones' })] });
  model.compile({ optimizer: 'sgd', loss: 'meanSquaredError' });
  await model.fit(tf.tensor2d([[scale()]]), tf.ones([1, 1]), { shuffle: false });
</script>
`;
let pages: OpenPages;
let server: Server;
/** The rows that the server gives, in the order in which it is asked. */
let rows: readonly string[] = ['0,1\n1,0\n'];
let asked: string[] = [];
/** How long the server takes for a part, in milliseconds. */
let delayOf: (path: string) => number = () => 0;

function answer(method: string, path: string, body: string, response: ServerResponse): void {
  asked.push(`${method} ${path}`);
  if (method === 'OPTIONS') response.writeHead(204, { ...SHARED, 'access-control-allow-headers': 'content-type' }).end();
  else if (path === '/points.csv') response.writeHead(200, { ...SHARED, 'content-type': 'text/csv' }).end(rows[(asked.filter((each) => each === 'GET /points.csv').length - 1) % rows.length]);
  else if (path === '/echo') response.writeHead(200, { ...SHARED, 'content-type': 'application/json' }).end(body);
  else if (path === '/dot.png') response.writeHead(200, { ...SHARED, 'content-type': 'image/png' }).end(PICTURE);
  else if (path.startsWith('/part/')) setTimeout(() => response.writeHead(200, SHARED).end(`${path.charCodeAt(6) - 96},1`), delayOf(path));
  else if (path.startsWith('/lib/')) response.writeHead(200, { 'content-type': 'text/javascript' }).end(MODULES[path.slice('/lib/'.length)]);
  else response.writeHead(200).end('for nobody else');
}

beforeAll(async () => {
  pages = await openPageHost();
  server = createServer((request, response) => {
    const pieces: Buffer[] = [];
    request.on('data', (piece: Buffer) => pieces.push(piece)).on('end', () => { answer(request.method ?? '', request.url ?? '', Buffer.concat(pieces).toString(), response); });
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
});
afterAll(async () => {
  server.close();
  await pages.close();
});

function addressOf({ port }: AddressInfo): string {
  return `http://127.0.0.1:${port}`;
}

async function check(name: string, address = addressOf(server.address() as AddressInfo), target = 'main.ts'): Promise<CheckedInPage> {
  const cwd = copyProgram('test/programs/page/network', name);
  writeFileSync(join(cwd, 'server.json'), JSON.stringify({ server: address }));
  if (target === 'page.html') writeFileSync(join(cwd, target), PAGE(address));
  asked = [];
  return checkInPage(pages.host, pageOptions(cwd, target, { backend: ['cpu'], timeoutSeconds: 60 }));
}

describe('a page that asks servers elsewhere', () => {
  it('gets what they give to other pages, and not what they guard', async () => {
    rows = ['0,1\n1,0\n'];
    const { report, printed } = await check('page-network');
    expect(report).toMatchObject({ verdict: 'identical' });
    expect(report.steps).toHaveLength(2);
    expect(printed.split('\n')[0]).toBe('scale 2 posted {"asked":1} guarded Failed to fetch width 8');
    // JSON is asked about first, as a browser does.
    expect(asked.slice(0, 5)).toEqual(['GET /points.csv', 'OPTIONS /echo', 'POST /echo', 'GET /guarded', 'GET /dot.png']);
    expect(report.notes).toEqual([expect.stringMatching(/^The page asked for http:\/\/127\.0\.0\.1:\d+\/guarded and got nothing: its server does not let other pages read it \(CORS\)\.$/)]);
  }, 120_000);

  it('is told that a server gave something else, at the line that asked', async () => {
    rows = ['0,1\n1,0\n', '0,1\n1,0.5\n'];
    const { report } = await check('page-network-noisy');
    expect(report).toMatchObject({ verdict: 'diverged', firstDivergence: { cause: 'host-data', source: 'fetch', file: 'main.ts', line: 23, confirmed: true } });
  }, 120_000);

  it.each(['steadily', 'now and then'])('is told of the order in which answers come, which changes %s', async (when) => {
    let time = 0;
    delayOf = (path) => (when === 'steadily' ? 20 * path.charCodeAt(6) : 60 * (path.charCodeAt(6) % (2 + (time++ % 3))));
    const { report } = await check('page-network-order', undefined, 'parts.ts');
    expect(report).toMatchObject({ verdict: 'diverged', firstDivergence: { cause: 'order', source: 'fetch', file: 'parts.ts', line: 7, confirmed: true } });
  }, 120_000);

  it('imports modules from them, which are libraries to it', async () => {
    const { report } = await check('page-network-modules', undefined, 'page.html');
    expect(report).toMatchObject({ verdict: 'diverged', firstDivergence: { cause: 'rng', source: expect.stringMatching(/^127\.0\.0\.1:\d+\.scale/) as string, file: 'page.html', line: 7, confirmed: true } });
  }, 120_000);

  it('is told which server cannot be reached', async () => {
    const { report } = await check('page-network-away', 'http://127.0.0.1:9');
    expect(report.verdict).toBe('failed');
    expect(report.reason).toContain('The notes say which server gave nothing');
    expect(report.notes?.join(' ')).toContain('The page asked for http://127.0.0.1:9/points.csv and got nothing: its server cannot be reached');
  }, 120_000);

  it('gets what its own server would give where that is not running', async () => {
    const { report, printed } = await check('page-network-own', 'http://localhost:9', 'own.ts');
    expect(printed).toContain('learns from 2 rows');
    expect(report).toMatchObject({ verdict: 'identical' });
  }, 120_000);
});
