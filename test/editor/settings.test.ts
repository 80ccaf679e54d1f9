import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parseRuleSettings } from '../../src/lsp/parse-rule-settings';
import { renderRuleSettings } from '../support/rule-settings';

interface Manifest {
  readonly contributes: { readonly configuration: { readonly properties: Readonly<Record<string, unknown>> } };
}

describe('the settings', () => {
  it('offer a level for every rule (stale? type `npm run generate`)', () => {
    const { contributes } = JSON.parse(readFileSync('package.json', 'utf8')) as Manifest;
    expect(contributes.configuration.properties['swerve.rules']).toEqual(renderRuleSettings());
  });

  it('take levels of rules, and leave out what is neither', () => {
    expect(parseRuleSettings({ rules: { 'unseeded-init': 'off', 'unseeded-shuffle': 'loud', nonsense: 'off' } })).toEqual({ 'unseeded-init': 'off' });
    expect(parseRuleSettings(null)).toEqual({});
  });
});
