import { describe, expect, it } from 'vitest';
import { measureDistance, ulpDistance } from '../../src/comparison/measure-distance';
import { measureScores } from '../../src/comparison/measure-scores';

describe('distances', () => {
  it('counts the float32 values between two numbers', () => {
    expect(ulpDistance(1, 1 + 2 ** -23)).toBe(1);
    expect(ulpDistance(-(2 ** -149), 2 ** -149)).toBe(2);
    expect(ulpDistance(0, -0)).toBe(0);
    expect(ulpDistance(1, NaN)).toBe(Infinity);
  });

  it('agrees with a float64 reference', () => {
    const first = Float32Array.from({ length: 1000 }, (_, index) => Math.sin(index));
    const second = first.map((value, index) => value + (index % 7) * 1e-4);
    const differences = Array.from(first, (value, index) => Math.abs(value - (second[index] ?? 0)));
    const { maxAbs, meanAbs, cosine } = measureDistance(first, second);
    expect(maxAbs).toBe(Math.max(...differences));
    expect(meanAbs).toBeCloseTo(differences.reduce((sum, value) => sum + value, 0) / 1000, 14);
    const dot = (a: Float32Array, b: Float32Array): number => a.reduce((sum, value, index) => sum + value * (b[index] ?? 0), 0);
    expect(cosine).toBeCloseTo(dot(first, second) / Math.sqrt(dot(first, first) * dot(second, second)), 12);
  });

  it('measures class scores only where rows are distributions', () => {
    const first = Float32Array.of(0.5, 0.5, 0.9, 0.1);
    const second = Float32Array.of(0.25, 0.75, 0.9, 0.1);
    expect(measureScores(first, second, 2)?.kl).toBeCloseTo((0.5 * Math.log(2) + 0.5 * Math.log(2 / 3)) / 2, 6);
    expect(measureScores(first, second, 2)?.churn).toBe(0.5);
    expect(measureScores(Float32Array.of(1, 2), Float32Array.of(1, 2), 2)).toBeNull();
  });
});
