import { RULES } from '../../src/rules/index';

/** The setting `swerve.rules` as package.json declares it: one level a rule, for completion and hovers in settings.json. */
export function renderRuleSettings(): object {
  return {
    type: 'object',
    scope: 'window',
    default: {},
    additionalProperties: false,
    markdownDescription: 'Level of each rule. `swerve.config.json` in the project goes before these settings, and holds for the command line as well.',
    properties: Object.fromEntries(RULES.map(({ id, summary, level }) => [id, { enum: ['off', 'review', 'warning', 'error'], default: level, description: summary }])),
  };
}
