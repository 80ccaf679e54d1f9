import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, it, onTestFinished } from 'vitest';
import { nameSource } from '../../src/runner/source-names';
import { SourceLines } from '../../src/runner/source-lines';

it('finds where a call begins in a file that is one long line', () => {
  const folder = mkdtempSync(join(tmpdir(), 'lines-'));
  onTestFinished(() => { rmSync(folder, { recursive: true }); });
  const file = join(folder, 'bundle.js');
  const before = `const words="${'a'.repeat(500_000)}";`;
  writeFileSync(file, `${before}tf.layers.dense({units:1})`);
  const column = before.length + 'tf.layers.'.length + 1;
  const [frame] = new SourceLines(new Map()).resolve(`dense\t${file}\t1\t${column}`);
  expect(frame).toMatchObject({ path: file, line: 1, column: before.length + 1 });
});

it('reads the names of a call where the library has none left', () => {
  const folder = mkdtempSync(join(tmpdir(), 'names-'));
  onTestFinished(() => { rmSync(folder, { recursive: true }); });
  const file = join(folder, 'main.js');
  writeFileSync(file, 'if (go) tf.util.shuffle(rows);\n');
  const stack = `C$\t/node_modules/@tensorflow/tfjs/tf.min.js\t17\t4\nmain\t${file}\t1\t17`;
  expect(nameSource({ api: 'Math.random', stack }, new SourceLines(new Map()))).toBe('tf.util.shuffle');
});

it('takes a file for its own source where a loader names another ending', () => {
  const folder = mkdtempSync(join(tmpdir(), 'zeilen-ü-'));
  onTestFinished(() => { rmSync(folder, { recursive: true }); });
  const file = join(folder, 'train.mts');
  writeFileSync(file, 'const a: number = 1;\ntf.layers.dense({ units: a });\n');
  const map = { version: 3, sources: [join(folder, 'train.ts')], names: [], mappings: 'AAAA;AACA' };
  const inline = new Map([[pathToFileURL(file).href, `data:application/json,${encodeURIComponent(JSON.stringify(map))}`]]);
  expect(new SourceLines(inline).findUserFrame(`\t${pathToFileURL(file).href}\t2\t1`)).toMatchObject({ path: file, line: 2 });
});

it('leads code that a worker was given as text to the file that holds it, or to the line that made the worker', () => {
  const folder = mkdtempSync(join(tmpdir(), 'lines-'));
  onTestFinished(() => { rmSync(folder, { recursive: true }); });
  const file = join(folder, 'main.cjs');
  writeFileSync(file, 'function draw() {\n    send(Math.random());\n}\nnew Worker(`(${draw})(); done();`, { eval: true });\n');
  const told = (code: string): Map<string, string> => new Map([['[worker eval] 0', JSON.stringify({ code, stack: `\t${file}\t4\t1` })]]);
  const frameOf = (code: string, line: number, column: number) => new SourceLines(told(code)).findUserFrame(`\t[worker eval]\t${line}\t${column}`);
  expect(frameOf('(function draw() {\n  send(Math.random());\n})(); done();', 2, 13)).toMatchObject({ path: file, line: 2, column: 10 });
  expect(frameOf('made(elsewhere);', 1, 1)).toMatchObject({ path: file, line: 4, column: 1 });
});
