import type { Repair } from '../analysis/repair';
import type { Rule } from '../analysis/rule';

/**
 * How far a repair at the place of a finding can be trusted. A rule says so for its fixes; a seed where
 * the library reads one keeps what training means, whatever else the rule's fixes do. Undefined where
 * the rule has none.
 */
export function repairKind(repair: Repair, rule: Rule): 'safe' | 'suggestion' | undefined {
  if (rule.fix === 'none') return undefined;
  if (rule.fix === 'safe') return 'safe';
  const isSeed = repair.kind === 'seed-place' || repair.kind === 'replace-seed' || repair.kind === 'seed-initializers';
  return isSeed && rule.id !== 'unseeded-generation' ? 'safe' : 'suggestion';
}
