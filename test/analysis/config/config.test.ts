import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { applyRuleSettings, DEFAULT_CONFIG } from '../../../src/analysis/config/config';
import { CONFIG_SCHEMA } from '../../../src/analysis/config/config-schema';
import { parseConfig } from '../../../src/analysis/config/parse-config';
import type { Finding, Level } from '../../../src/core/finding';

const parse = (text: string): unknown => {
  const result = parseConfig(text, '/p/swerve.config.json', 'swerve.config.json');
  return result.ok ? result.value : result.error.message;
};

describe('swerve.config.json', () => {
  it('has a default for everything', () => {
    expect(parse('{}')).toEqual({ ...DEFAULT_CONFIG, path: '/p/swerve.config.json' });
    expect(parse('')).toEqual({ ...DEFAULT_CONFIG, path: '/p/swerve.config.json' });
  });

  it('may hold comments and trailing commas', () => {
    const text = '{\n  // quiet\n  "rules": { "unpinned-backend": "off" },\n  "exclude": ["old/**"],\n  "seed": 7,\n}';
    expect(parse(text)).toMatchObject({ rules: { 'unpinned-backend': 'off' }, exclude: ['old/**'], seed: 7 });
  });

  it.each([
    ['{ "rules": }', 'swerve.config.json:1:12: this is not valid JSON: Expression expected.'],
    ['[]', 'swerve.config.json:1:1: the configuration must be an object'],
    ['{\n  "rulse": {}\n}', 'swerve.config.json:2:3: unknown key "rulse"; did you mean "rules"?'],
    ['{\n  "rules": { "unseded-init": "off" }\n}', 'swerve.config.json:2:14: unknown rule "unseded-init"; did you mean "unseeded-init"?'],
    [
      '{\n  "rules": { "unseeded-init": "warn" }\n}',
      'swerve.config.json:2:31: "rules.unseeded-init" must be one of "off", "review", "warning", "error"',
    ],
    ['{ "include": ["a", 3] }', 'swerve.config.json:1:20: "include.1" must be a string'],
    ['{ "seed": 0 }', 'swerve.config.json:1:11: "seed" must be >= 1'],
    ['{ "include": "src" }', 'swerve.config.json:1:14: "include" must be an array'],
  ])('says in one sentence what is wrong with %s', (text, sentence) => {
    expect(parse(text)).toBe(sentence);
  });

  it('ships the schema that checks it', () => {
    const shipped = readFileSync('media/swerve.config.schema.json', 'utf8');
    expect(shipped, 'run: npm run generate:schema').toBe(`${JSON.stringify(CONFIG_SCHEMA, null, 2)}\n`);
  });
});

describe('a rule setting', () => {
  const finding = (level: Level): Finding => ({
    rule: 'unseeded-init', level, file: 'a.ts', line: 1, column: 1, endLine: 1, endColumn: 2, message: 'm', path: [], fixes: [],
  });
  const levels = (rules: object, level: Level, own: Level): Level[] =>
    applyRuleSettings([finding(level)], rules, () => own).map((each) => each.level);

  it('switches off, lowers and raises', () => {
    expect(levels({ 'unseeded-init': 'off' }, 'warning', 'warning')).toEqual([]);
    expect(levels({ 'unseeded-init': 'error' }, 'warning', 'warning')).toEqual(['error']);
    expect(levels({ 'unseeded-init': 'review' }, 'error', 'warning')).toEqual(['review']);
  });

  it('never turns a guess into a failure, unless guessing is all the rule does', () => {
    expect(levels({ 'unseeded-init': 'error' }, 'review', 'warning')).toEqual(['review']);
    expect(levels({ 'unseeded-init': 'error' }, 'review', 'review')).toEqual(['error']);
  });
});
