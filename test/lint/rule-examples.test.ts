import { describe, expect, it } from 'vitest';
import { RULE_IDS } from '../../src/core/rule-id';
import { createLinter } from '../../src/lint/create-linter';
import { RULES } from '../../src/rules/index';

function rulesFlagging(code: string, file: string): string[] {
  const linter = createLinter({ cwd: '/nowhere' });
  return linter.openOrChange(`/nowhere/${file}`, code).map(({ finding }) => finding.rule);
}

describe('the examples of each rule are true', () => {
  for (const rule of RULES) {
    rule.examples.forEach(({ bad, good, file = 'example.ts' }, index) => {
      it(`${rule.id}, example ${index + 1}`, () => {
        expect(rulesFlagging(bad, file)).toContain(rule.id);
        expect(rulesFlagging(good, file)).not.toContain(rule.id);
      });
    });
  }

  it('has every rule of the contract, in the order of the documentation', () => {
    expect(RULES.map(({ id }) => id).sort()).toEqual([...RULE_IDS].sort());
  });
});
