import { isRuleOn, type RuleSettings } from '../analysis/config/config';
import type { Project } from '../analysis/project/project';
import { applySuppressions } from '../analysis/suppressions/apply-suppressions';
import { collectSuppressions } from '../analysis/suppressions/collect-suppressions';
import { compareFindings } from '../core/compare-findings';
import type { Finding } from '../core/finding';

/** Applies the suppression comments of every member of the project. */
export function suppressFindings(project: Project, findings: readonly Finding[], rules: RuleSettings): Finding[] {
  const byFile = new Map<string, Finding[]>();
  for (const finding of findings) byFile.set(finding.file, [...(byFile.get(finding.file) ?? []), finding]);
  return project
    .collectMembers()
    .flatMap(({ path, tree, text }) => {
      const file = project.relative(path);
      return applySuppressions(byFile.get(file) ?? [], collectSuppressions(tree, text), { file, text, isRuleOn: (rule) => isRuleOn(rules, rule) });
    })
    .sort(compareFindings);
}
