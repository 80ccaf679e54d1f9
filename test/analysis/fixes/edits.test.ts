import { describe, expect, it } from 'vitest';
import { diffLines } from '../../../src/analysis/fixes/line-edits';
import { applyEdits, EditSet } from '../../../src/analysis/fixes/merge-edits';
import { detectStyle } from '../../../src/analysis/fixes/source-style';

const edit = (start: number, end: number, text: string) => ({ file: 'a.js', start, end, text });

describe('edits of several fixes', () => {
  it('share what they have in common', () => {
    const set = new EditSet();
    expect(set.tryAdd([edit(0, 0, 'const SEED = 42;\n'), edit(4, 4, 'x')])).toBe(true);
    expect(set.tryAdd([edit(0, 0, 'const SEED = 42;\n'), edit(9, 9, 'y')])).toBe(true);
    expect(applyEdits('012345678.', set.entries()[0]?.[1] ?? [])).toBe('const SEED = 42;\n0123x45678y.');
  });

  it('are taken whole or not at all', () => {
    const set = new EditSet();
    expect(set.tryAdd([edit(2, 5, 'ab')])).toBe(true);
    expect(set.tryAdd([edit(0, 0, 'z'), edit(4, 6, 'c')])).toBe(false);
    expect(set.tryAdd([edit(5, 5, '!'), edit(2, 2, '?')])).toBe(true);
    expect(applyEdits('0123456', set.entries()[0]?.[1] ?? [])).toBe('01?ab!56');
  });
});

describe('a diff of lines', () => {
  it.each([
    ['', 'a\n'],
    ['a\nb\nc\n', 'a\nB\nc\n'],
    ['a\nb\nc', 'a\nc'],
    ['a\r\nb\r\n', 'x\r\na\r\nb\r\ny'],
    ['a\nb\nc\nd\ne\n', 'b\nX\nd\nY\ne\nZ\n'],
    ['same', 'same'],
  ])('turns %j into %j', (before, after) => {
    expect(applyEdits(before, diffLines('a.js', before, after))).toBe(after);
  });

  it('leaves equal lines alone', () => {
    const edits = diffLines('a.js', 'keep\nold\nkeep too\n', 'keep\nnew\nkeep too\nmore\n');
    expect(edits.map(({ start, end, text }) => [start, end, text])).toEqual([
      [5, 9, 'new\n'],
      [18, 18, 'more\n'],
    ]);
  });
});

describe('the style of a file', () => {
  it.each([
    ['import a from "b"\nconst x = 1\n', { quote: '"', semicolon: '', newline: '\n' }],
    ["import a from 'b';\r\nconst x = f();\r\n", { quote: "'", semicolon: ';', newline: '\r\n' }],
    ["const a = require('b')\nlet y = [1]\n", { quote: "'", semicolon: '', newline: '\n' }],
    ['', { quote: "'", semicolon: ';', newline: '\n' }],
  ])('of %j', (text, style) => {
    expect(detectStyle(text)).toEqual(style);
  });
});
