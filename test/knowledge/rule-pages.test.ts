import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { RULES } from '../../src/rules/index';
import { renderRulePage, withRuleTable } from '../support/rule-pages/render-rule-page';

const STALE = 'stale: run `npm run generate`';

describe('what is generated from the rules', () => {
  it('has one page for each rule and no other', () => {
    expect(readdirSync('media/rules').sort(), STALE).toEqual(RULES.map(({ id }) => `${id}.md`).sort());
  });

  for (const rule of RULES) {
    it(`has an up-to-date page about ${rule.id}`, () => {
      expect(readFileSync(`media/rules/${rule.id}.md`, 'utf8'), STALE).toBe(renderRulePage(rule));
    });
  }

  it('has an up-to-date table of rules in the README', () => {
    const readme = readFileSync('README.md', 'utf8');
    expect(withRuleTable(readme, RULES), STALE).toBe(readme);
  });
});
