import type { Finding } from '../../src/core/finding';

/** What a fixture says must be flagged: `line:column rule`, with the level where it is written. */
export interface Expectation {
  readonly line: number;
  readonly column: number;
  readonly rule: string;
  /** Null where the fixture leaves it open. */
  readonly level: string | null;
}

const CARETS = /^\s*(?:\/\/|<!--)\s*?(\s*)([\^~]+)\s+([a-z-]+)(?:\s+\((error|warning|review)\))?/;

/** Reads comment lines such as `//   ^^^^ unseeded-init (review)`; they speak of the last line that is not such a comment. */
export function readCarets(text: string): Expectation[] {
  const expectations: Expectation[] = [];
  let target = 0;
  text.split(/\r?\n/).forEach((line, index) => {
    const match = CARETS.exec(line);
    if (match === null) {
      target = index + 1;
      return;
    }
    const column = line.search(/[\^~]/) + 1;
    expectations.push({ line: target, column, rule: match[3] ?? '', level: match[4] ?? null });
  });
  return expectations;
}

/** Both sides as sorted lines, so that a failing test shows what is missing and what is too much. */
export function compareCarets(expectations: readonly Expectation[], findings: readonly Finding[]): { readonly wanted: string[]; readonly got: string[] } {
  const key = (line: number, column: number, rule: string): string => `${line}:${column} ${rule}`;
  const levels = new Map(expectations.map((each) => [key(each.line, each.column, each.rule), each.level]));
  const wanted = expectations.map((each) => `${key(each.line, each.column, each.rule)}${each.level === null ? '' : ` (${each.level})`}`);
  const got = findings.map(({ line, column, rule, level }) => {
    const place = key(line, column, rule);
    return levels.get(place) === null || !levels.has(place) ? place : `${place} (${level})`;
  });
  return { wanted: wanted.sort(), got: got.sort() };
}
