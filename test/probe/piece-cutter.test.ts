import { describe, expect, it } from 'vitest';
import { PieceCutter } from '../../src/probe/node/piece-cutter';

const bytes = (text: string): Uint8Array => Buffer.from(text);
const texts = (pieces: readonly Uint8Array[]): string[] => pieces.map((piece) => Buffer.from(piece).toString());

describe('pieces of a stream', () => {
  it('are joined and parted as they were before', () => {
    const cutter = new PieceCutter([2, 5, 1]);
    expect(texts(cutter.cut(bytes('abc')))).toEqual(['ab']);
    expect(cutter.isHolding).toBe(true);
    expect(texts(cutter.cut(bytes('defgh')))).toEqual(['cdefg', 'h']);
    expect(cutter.isHolding).toBe(false);
  });

  it('come as they are beyond what came before', () => {
    const cutter = new PieceCutter([1]);
    expect(texts(cutter.cut(bytes('abc')))).toEqual(['a', 'bc']);
  });

  it('are given at the end, whole or not', () => {
    const cutter = new PieceCutter([4]);
    expect(cutter.cut(bytes('abc'))).toEqual([]);
    expect(texts(cutter.flush())).toEqual(['abc']);
    expect(cutter.flush()).toEqual([]);
  });
});
