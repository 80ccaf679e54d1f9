import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { resolveInPage } from '../../src/runner/page-address';
import { findPageMarkup, readPage } from '../../src/runner/page-markup';
import { collectPageModules } from '../../src/runner/page-modules';
import { collectTagScripts, type TagScripts } from '../../src/runner/page-scripts';

let folder: string;
let server: Server;
let address: string;

beforeAll(async () => {
  server = createServer((request, response) => (request.url === '/lib.js' ? response.end('globalThis.lib = 1;') : response.writeHead(404).end())).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => { server.close(); });
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'page-scripts-'));
  return () => { rmSync(folder, { recursive: true }); };
});

function write(files: Readonly<Record<string, string>>): void {
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(join(folder, name, '..'), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
}

async function collect(target: string): Promise<{ readonly files: readonly string[] } & Omit<TagScripts, 'scripts'>> {
  const { scripts, ...rest } = await collectTagScripts(join(folder, target), findPageMarkup(join(folder, target)));
  return { files: scripts.map(({ file }) => file.replace(`${folder}/`, '')), ...rest };
}

describe('what a page runs by its tags', () => {
  it('is its own scripts in order, late ones last, with the target among them', async () => {
    write({ 'package.json': '{}', 'index.html': '<script defer src="main.js"></script><script src="/lib/a.js"></script><script>b();</script>', 'main.js': 'run();', 'public/lib/a.js': 'a();' });
    expect(await collect('main.js')).toEqual({ files: ['public/lib/a.js', 'index.html', 'main.js'], holdsTarget: true, notes: [] });
  });

  it('is not the target where that is a module, whatever its tag says: builders take such tags', async () => {
    write({ 'index.html': '<script src="main.js"></script>', 'main.js': "import './a.js';", 'old/index.html': '<script src="main.js"></script>', 'old/main.js': "const a = require('./a');" });
    expect(await collect('main.js')).toMatchObject({ files: [], holdsTarget: false });
    expect(await collect('old/main.js')).toMatchObject({ files: [], holdsTarget: false });
  });

  it('is nothing of the page that does not load the target but what comes from elsewhere: it may hold what the target is bundled to', async () => {
    write({ 'package.json': '{}', 'index.html': `<script src="${address}/lib.js"></script><script src="bundle.js"></script>`, 'bundle.js': 'all();', 'src/main.js': 'run();' });
    expect(await collect('src/main.js')).toEqual({ files: [`/node_modules/${address.slice('http://'.length)}/lib.js`], holdsTarget: false, notes: [] });
  });

  it('is a package of the project where its version is the same, and another with a word about it', async () => {
    write({
      'node_modules/lib/package.json': '{ "version": "2.1.0", "unpkg": "dist/lib.min.js" }',
      'node_modules/lib/dist/lib.min.js': 'lib();',
      'same.html': '<script src="https://unpkg.com/lib@^2"></script><script src="same.js"></script>',
      'same.js': 'run();',
    });
    expect(await collect('same.js')).toMatchObject({ files: ['node_modules/lib/dist/lib.min.js', 'same.js'], notes: [] });
  });

  it('is a library where it is a copy of one, or built and without its source, and never the target itself', async () => {
    write({ 'index.html': '<script src="my-tf.js"></script><script src="plot.min.js"></script><script src="main.js"></script>', 'my-tf.js': 'globalThis._tfengine = {};', 'plot.min.js': `var a="${'a'.repeat(1000)}";`, 'main.js': `run("${'a'.repeat(1000)}");` });
    expect(await collect('main.js')).toMatchObject({ files: ['/node_modules/@tensorflow/tfjs/my-tf.js', '/node_modules/plot/plot.min.js', 'main.js'] });
  });

  it('tells what cannot be had', async () => {
    write({ 'index.html': `<script src="${address}/gone.js"></script><script src="lost.js"></script><script src="main.js"></script>`, 'main.js': 'run();' });
    expect(await collect('main.js')).toMatchObject({ files: ['main.js'], notes: [`${address}/gone.js could not be loaded.`, 'The page loads lost.js, which is not there.'] });
  });
});

describe('the modules of a page', () => {
  function modulesOf(html: string): { readonly imports: readonly string[]; readonly notes: readonly string[] } | null {
    write({ 'index.html': html });
    const modules = collectPageModules(readPage(join(folder, 'index.html')));
    return modules === null ? null : { imports: modules.imports.map((each) => each.replace(`${folder}/`, '')), notes: modules.notes };
  }

  it('are what its tags name, in order, its own code, and what a builder makes a module of', () => {
    write({ 'package.json': '{}', 'src/a.js': 'a();', 'b.ts': 'let b: number;', 'classic.js': 'c();' });
    const html = '<script src="classic.js"></script><script src="b.ts"></script><script type="module" src="/src/a.js"></script><script type="module">d();</script><script type="module" src="https://esm.sh/e"></script>';
    expect(modulesOf(html)).toEqual({ imports: ['b.ts', 'src/a.js', 'swerve-page:3', 'https://esm.sh/e'], notes: [] });
  });

  it('are told where one is missing', () => {
    expect(modulesOf('<script type="module" src="gone.js"></script><script type="module">d();</script>')).toEqual({ imports: ['swerve-page:1'], notes: ['The page loads gone.js, which is not there.'] });
    expect(modulesOf('<script src="gone.js"></script>')).toBeNull();
  });
});

describe('a file beside a page', () => {
  it('is found beside it or in a folder that is served, and never outside the project', () => {
    write({ 'app/index.html': '', 'app/data.json': '', 'app/public/a b.png': '', 'secret.txt': '' });
    symlinkSync(join(folder, 'secret.txt'), join(folder, 'app', 'link.txt'));
    const page = { file: join(folder, 'app', 'index.html'), root: join(folder, 'app') };
    const find = (path: string): string | undefined => resolveInPage(path, page)?.replace(`${folder}/`, '');
    expect(['data.json', './data.json?v=2', '/data.json', 'a%20b.png'].map(find)).toEqual(['app/data.json', 'app/data.json', 'app/data.json', 'app/public/a b.png']);
    expect(['../secret.txt', '/../secret.txt', 'link.txt', 'file:///etc/passwd', 'https://example.com/a', '', '%'].map((path) => resolveInPage(path, page))).toEqual(Array(7).fill(null));
  });
});
