/** Lines that were taken away (`- `) and added (`+ `), in order; by the longest common subsequence. */
export function diffLines(before: string, after: string): string[] {
  const [old, young] = [before.split('\n'), after.split('\n')];
  const common = commonLengths(old, young);
  const changes: string[] = [];
  let [i, j] = [0, 0];
  while (i < old.length || j < young.length) {
    if (i < old.length && j < young.length && old[i] === young[j]) {
      i++;
      j++;
    } else if (j >= young.length || (i < old.length && (common[i + 1]?.[j] ?? 0) >= (common[i]?.[j + 1] ?? 0))) {
      changes.push(`- ${old[i++] ?? ''}`);
    } else {
      changes.push(`+ ${young[j++] ?? ''}`);
    }
  }
  return changes;
}

/** `table[i][j]`: length of the longest common subsequence of `old` from i and `young` from j. */
function commonLengths(old: readonly string[], young: readonly string[]): number[][] {
  const table = Array.from({ length: old.length + 1 }, () => new Array<number>(young.length + 1).fill(0));
  for (let i = old.length - 1; i >= 0; i--) {
    for (let j = young.length - 1; j >= 0; j--) {
      const below = table[i + 1]?.[j] ?? 0;
      const beside = table[i]?.[j + 1] ?? 0;
      const row = table[i];
      if (row !== undefined) row[j] = old[i] === young[j] ? (table[i + 1]?.[j + 1] ?? 0) + 1 : Math.max(below, beside);
    }
  }
  return table;
}
