import { describe, expect, it } from 'vitest';
import { applyBaseline, createBaseline, parseBaseline, renderBaseline } from '../../../src/analysis/baseline/baseline';
import type { Finding } from '../../../src/core/finding';

/** One finding for every line that holds `Math.random()`. */
function lint(text: string): Finding[] {
  return text.split('\n').flatMap((line, index) =>
    line.includes('Math.random()') ? [finding(index + 1)] : [],
  );
}

function finding(line: number): Finding {
  return { rule: 'unseeded-random', level: 'warning', file: 'a.js', line, column: 1, endLine: line, endColumn: 2, message: 'm', path: [], fixes: [] };
}

const reader = (text: string) => (_file: string, line: number) => text.split('\n')[line - 1] ?? '';

function freshLines(before: string, after: string): number[] {
  const baseline = parseBaseline(renderBaseline(createBaseline(lint(before), reader(before))), 'b.json');
  if (!baseline.ok) throw new Error(baseline.error.message);
  return applyBaseline(lint(after), baseline.value, reader(after)).fresh.map(({ line }) => line);
}

describe('a baseline', () => {
  const before = 'const a = Math.random();\nuse(Math.random());\nuse(Math.random());';

  it('covers what was there, moved and re-indented', () => {
    expect(freshLines(before, before)).toEqual([]);
    expect(freshLines(before, `// new\n\nif (x) {\n    ${before.replaceAll('\n', '\n    ')}\n}`)).toEqual([]);
  });

  it('leaves what is new, also when it looks like what was there', () => {
    expect(freshLines(before, `${before}\nuse(Math.random());\nconst b = Math.random();`)).toEqual([4, 5]);
  });

  it('refuses what is no baseline', () => {
    const sentence = 'b.json is not a baseline of Swerve; write it anew with --baseline b.json --update-baseline.';
    for (const text of ['', 'null', '{}', '{"schema":"swerve.baseline/1","findings":[{}]}']) {
      expect(parseBaseline(text, 'b.json')).toEqual({ ok: false, error: { message: sentence } });
    }
  });
});
