import { describe, expect, it } from 'vitest';
import { SteadyReads } from '../../src/probe/steady-reads';

/** Reads a clock after so much work each time, and counts the looks at the stack that it took to know who does. */
function read(reads: SteadyReads, work: readonly number[], who: (index: number) => string, entry = 'fit'): { readers: string[]; looks: number } {
  let activity = 0;
  let looks = 0;
  const readers = work.map((more, index) => {
    activity += more;
    const known = reads.find('now', activity, entry);
    if (known !== null) return known;
    looks++;
    reads.learn('now', activity, entry, who(index));
    return who(index);
  });
  return { readers, looks };
}

const often = (...pattern: readonly number[]): number[] => Array.from({ length: 1000 }, () => pattern).flat();

describe('clocks that are read again and again', () => {
  it('are looked at now and then, once they come after the same work', () => {
    const { readers, looks } = read(new SteadyReads(), often(7), () => 'batch');
    expect(new Set(readers)).toEqual(new Set(['batch']));
    expect(looks).toBeGreaterThan(1000 / 16);
    expect(looks).toBeLessThan(100);
  });

  it('are told apart where they take turns', () => {
    const who = (index: number): string => (index % 2 === 0 ? 'batch' : 'epoch');
    const { readers, looks } = read(new SteadyReads(), often(7, 3), who);
    expect(readers).toEqual(readers.map((_, index) => who(index)));
    expect(looks).toBeLessThan(200);
  });

  it('are looked at where the work before them is another, or the user is elsewhere', () => {
    const reads = new SteadyReads();
    const { readers } = read(reads, [...often(7), 5], (index) => (index < 1000 ? 'batch' : 'other'));
    expect(readers.at(-1)).toBe('other');
    const later = read(reads, often(7).slice(0, 20), () => 'second batch', 'second fit');
    expect(new Set(later.readers)).toEqual(new Set(['second batch']));
  });

  it('are noticed to have changed at the next look', () => {
    const { readers } = read(new SteadyReads(), often(7), (index) => (index < 500 ? 'batch' : 'other'));
    expect(readers.slice(516)).not.toContain('batch');
  });
});
