import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, it, onTestFinished } from 'vitest';
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

it('takes a file for its own source where a loader names another ending', () => {
  const folder = mkdtempSync(join(tmpdir(), 'zeilen-ü-'));
  onTestFinished(() => { rmSync(folder, { recursive: true }); });
  const file = join(folder, 'train.mts');
  writeFileSync(file, 'const a: number = 1;\ntf.layers.dense({ units: a });\n');
  const map = { version: 3, sources: [join(folder, 'train.ts')], names: [], mappings: 'AAAA;AACA' };
  const inline = new Map([[pathToFileURL(file).href, `data:application/json,${encodeURIComponent(JSON.stringify(map))}`]]);
  expect(new SourceLines(inline).findUserFrame(`\t${pathToFileURL(file).href}\t2\t1`)).toMatchObject({ path: file, line: 2 });
});
