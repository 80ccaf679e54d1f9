import type { RuleSetting, RuleSettings } from '../analysis/config/config';
import { isRuleId } from '../core/rule-id';

const LEVELS: readonly string[] = ['off', 'review', 'warning', 'error'];

function isSetting(value: unknown): value is RuleSetting {
  return typeof value === 'string' && LEVELS.includes(value);
}

/** Rule levels of the editor's settings (`swerve.rules`); what is none is left out, as the editor marks it already. */
export function parseRuleSettings(section: unknown): RuleSettings {
  if (typeof section !== 'object' || section === null || !('rules' in section)) return {};
  const { rules } = section;
  if (typeof rules !== 'object' || rules === null) return {};
  return Object.fromEntries(Object.entries(rules).filter(([rule, level]) => isRuleId(rule) && isSetting(level)));
}
