import { describe, expect, it } from 'vitest';
import { measureDistance, ulpDistance } from '../../src/comparison/measure-distance';
import { measureHistogram } from '../../src/comparison/measure-histogram';
import { measureScores } from '../../src/comparison/measure-scores';
import { exactSum, rankOf } from './float-reference';

const ROUNDS = 400;

/** mulberry32: the same numbers in every run of the test. */
function makeGenerator(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Any float32, each bit pattern as likely as the next: subnormals, infinities and NaN among them. */
function anyFloats(random: () => number, length: number): Float32Array {
  return new Float32Array(Uint32Array.from({ length }, () => Math.floor(random() * 2 ** 32)).buffer);
}

const EDGES = Float32Array.of(0, -0, 2 ** -149, -(2 ** -149), 2 ** -126, -(2 ** -126), 2 ** -126 - 2 ** -149, 1, -1, 3.4028234663852886e38, -3.4028234663852886e38, Infinity, -Infinity, NaN);

describe('distances beside a float64 reference', () => {
  it('counts ULPs between any two float32 values as arithmetic does', () => {
    const random = makeGenerator(1);
    const all = [...EDGES, ...anyFloats(random, 60)];
    for (const a of all) {
      for (const b of all) {
        const expected = Number.isNaN(a) || Number.isNaN(b) ? (Number.isNaN(a) && Number.isNaN(b) ? 0 : Infinity) : Math.abs(rankOf(a) - rankOf(b));
        expect(ulpDistance(a, b), `${a} and ${b}`).toBe(expected);
      }
    }
  });

  it.each([
    ['of the size of weights', (random: () => number) => random() * 2 - 1],
    ['of every size', (random: () => number) => (random() * 2 - 1) * 10 ** (random() * 60 - 30)],
    ['subnormal', (random: () => number) => (random() * 2 - 1) * 2 ** -127],
  ])('measures values %s', (_name, draw) => {
    const random = makeGenerator(2);
    for (let round = 0; round < ROUNDS; round++) {
      const first = Float32Array.from({ length: 1 + Math.floor(random() * 40) }, () => draw(random));
      const second = first.map((value) => (random() < 0.3 ? value : random() < 0.2 ? -value : value + draw(random) * 1e-3));
      const differences = Array.from(first, (value, index) => Math.abs(value - (second[index] ?? 0)));
      const products = (a: Float32Array, b: Float32Array): number => exactSum(Array.from(a, (value, index) => value * (b[index] ?? 0)));
      const { maxAbs, meanAbs, maxUlp, cosine, signChanges } = measureDistance(first, second);
      expect(maxAbs).toBe(Math.max(...differences));
      expectClose(meanAbs, exactSum(differences) / first.length);
      expect(maxUlp).toBe(Math.max(...Array.from(first, (value, index) => Math.abs(rankOf(value) - rankOf(second[index] ?? 0)))));
      expect(signChanges).toBe(first.filter((value, index) => value * (second[index] ?? 0) < 0 || Math.sign(value) * Math.sign(second[index] ?? 0) < 0).length);
      if (cosine !== null) expect(cosine).toBeCloseTo(products(first, second) / Math.sqrt(products(first, first) * products(second, second)), 12);
      const { equal, counts, nonFinite, firstExponent } = measureHistogram(first, second) ?? { equal: 0, counts: [], nonFinite: 0, firstExponent: 0 };
      expect(equal + nonFinite + counts.reduce((sum, count) => sum + count, 0)).toBe(first.length);
      for (const [place, count] of counts.entries()) {
        const [low, high] = [Number(`1e${firstExponent + place}`), Number(`1e${firstExponent + place + 1}`)];
        expect(differences.filter((difference) => difference >= low && difference < high).length).toBe(count);
      }
    }
  });

  it('measures class scores', () => {
    const random = makeGenerator(3);
    for (let round = 0; round < ROUNDS; round++) {
      const [rows, classes] = [1 + Math.floor(random() * 6), 2 + Math.floor(random() * 5)];
      const [first, second] = [scores(random, rows, classes), scores(random, rows, classes)];
      const measured = measureScores(first, second, classes);
      const pairs = Array.from({ length: rows }, (_, row) => [first, second].map((all) => [...all.slice(row * classes, (row + 1) * classes)]));
      const kl = pairs.map(([p = [], q = []]) => exactSum(p.map((value, index) => (value === 0 ? 0 : value * (Math.log(value) - Math.log(Math.max(q[index] ?? 0, 1e-12)))))));
      expect(measured?.kl).toBeCloseTo(exactSum(kl.map((each) => Math.max(0, each))) / rows, 10);
      const winners = pairs.map(([p = [], q = []]) => [p.indexOf(Math.max(...p)), q.indexOf(Math.max(...q))] as const);
      expect(measured?.churn).toBe(winners.filter(([a, b]) => a !== b).length / rows);
      for (const { index, rows: all, changed, to } of measured?.classes ?? []) {
        expect(winners.filter(([a]) => a === index).length).toBe(all);
        expect(winners.filter(([a, b]) => a === index && b !== index).length).toBe(changed);
        for (const target of to) expect(winners.filter(([a, b]) => a === index && b === target.index).length).toBe(target.rows);
      }
    }
  });

  it('says what no number can: NaN beside a number, an infinity twice', () => {
    const [first, second] = [Float32Array.of(NaN, NaN, Infinity, Infinity), Float32Array.of(NaN, 1, Infinity, -Infinity)];
    expect(measureDistance(first, second)).toMatchObject({ maxAbs: Infinity, cosine: null, signChanges: 1 });
    expect(measureHistogram(first, second)).toEqual({ equal: 2, nonFinite: 2, firstExponent: 0, counts: [] });
  });

  it('counts whole numbers in units', () => {
    expect(measureDistance(Int32Array.of(2 ** 25, -3), Int32Array.of(2 ** 25 + 1, 3)).maxUlp).toBe(6);
  });
});

/** Rows that sum to one, some of their scores exactly zero. */
function scores(random: () => number, rows: number, classes: number): Float32Array {
  return Float32Array.from(
    Array.from({ length: rows }, () => {
      const row = Array.from({ length: classes }, (_, index) => (index > 0 && random() < 0.2 ? 0 : random() + 1e-3));
      const total = row.reduce((sum, value) => sum + value, 0);
      return row.map((value) => value / total);
    }).flat(),
  );
}

function expectClose(value: number, expected: number): void {
  expect(Math.abs(value - expected)).toBeLessThanOrEqual(1e-13 * Math.abs(expected));
}
