import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { findDrawingLine } from '../../src/runner/find-drawing-line';
import { findImport } from '../../src/runner/find-import';
import { relativePath, SourceLines } from '../../src/runner/source-lines';

const folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

/** A program of these files, of which no stack has told yet; the first is the script. */
function program(files: Readonly<Record<string, string>>): { readonly folder: string; readonly lines: SourceLines } {
  const folder = mkdtempSync(join(tmpdir(), 'drawing-line-'));
  folders.push(folder);
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  return { folder, lines: new SourceLines(new Map(), join(folder, Object.keys(files)[0] ?? '')) };
}

function place(files: Readonly<Record<string, string>>, library: string): string | null {
  const { folder, lines } = program(files);
  const found = findDrawingLine(library, lines);
  return found === null ? null : `${found.api} ${relativePath(folder, found.frame.path)}:${found.frame.line}:${found.frame.column}`;
}

describe('the line that draws from a library which seeded itself', () => {
  it('is found in a module that the script loads', () => {
    expect(place({ 'main.ts': "import { people } from './data/people.js';\n", 'data/people.ts': "import { faker } from '@faker-js/faker';\n\nexport const people = [1].map(() => ({\n  age: faker.number.int(90),\n}));\n" }, '@faker-js/faker')).toBe('@faker-js/faker.int data/people.ts:4:8');
  });

  it('is the first that draws, not the first that calls the library', () => {
    expect(place({ 'main.mjs': "import {\n  mean, pickRandom as pick,\n} from 'mathjs';\nconsole.log(mean([1, 2]));\nconst order = pick([1, 2, 3], 2);\n" }, 'mathjs')).toBe('mathjs.pickRandom main.mjs:5:15');
  });

  it('is found through all names of a module, however it is loaded', () => {
    expect(place({ 'main.mjs': "import * as math from 'mathjs';\nconst x = math.random(1);\n" }, 'mathjs')).toBe('mathjs.random main.mjs:2:11');
    expect(place({ 'main.cjs': "const { randomInt: dice } = require('mathjs');\nconst x = dice(6);\n" }, 'mathjs')).toBe('mathjs.randomInt main.cjs:2:11');
  });

  it('is none where the program only seeds the library, or uses another', () => {
    expect(place({ 'main.mjs': "import { config } from 'mathjs';\nconfig({ randomSeed: 4 });\n" }, 'mathjs')).toBeNull();
    expect(place({ 'main.mjs': "const pickRandom = (list) => list[0];\npickRandom([1]);\n" }, 'mathjs')).toBeNull();
  });
});

it('finds the import of a library in a file of which no stack tells', () => {
  const { folder, lines } = program({ 'main.mjs': "import './setup.mjs';\n", 'setup.mjs': "\nimport ids from 'some-ids';\n" });
  const found = findImport(`\t${join(folder, 'node_modules', 'some-ids', 'index.js')}\t3\t1`, lines);
  expect(found === null ? null : `${relativePath(folder, found.frame.path)}:${found.frame.line}`).toBe('setup.mjs:2');
});
