/** Every rule id that Swerve ships. The order is the order of the documentation. */
export const RULE_IDS = [
  'unseeded-init',
  'unseeded-tensor',
  'unseeded-shuffle',
  'unseeded-dropout',
  'unseeded-augmentation',
  'unseeded-random',
  'unseeded-generation',
  'ineffective-seed',
  'shared-seed',
  'symmetric-init',
  'dropout-at-inference',
  'nondeterministic-kernel',
  'unpinned-backend',
  'unordered-data',
  'time-dependent',
  'lost-ticket',
] as const;

export type RuleId = (typeof RULE_IDS)[number];

export function isRuleId(text: string): text is RuleId {
  return (RULE_IDS as readonly string[]).includes(text);
}
