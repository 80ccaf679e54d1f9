import type { Finding, Level } from '../../core/finding';
import type { RuleId } from '../../core/rule-id';
import type { BackendName } from '../../core/verdict';

export type RuleSetting = Level | 'off';
export type RuleSettings = Readonly<Partial<Record<RuleId, RuleSetting>>>;

/** What `swerve.config.json` says; everything has a default, so that no file is needed. */
export interface SwerveConfig {
  /** Absolute path of the file, or null where there is none. */
  readonly path: string | null;
  readonly rules: RuleSettings;
  /** Globs relative to the file; null means every source file. */
  readonly include: readonly string[] | null;
  readonly exclude: readonly string[];
  readonly backend: 'auto' | BackendName;
  /** Files that programs start from, relative to the file; null means they are found. */
  readonly entries: readonly string[] | null;
  /** Root seed that fixes write. */
  readonly seed: number;
}

export const DEFAULT_CONFIG: SwerveConfig = {
  path: null,
  rules: {},
  include: null,
  exclude: [],
  backend: 'auto',
  entries: null,
  seed: 42,
};

/** Is a rule on, by these settings? Every rule is on unless it is switched off. */
export function isRuleOn(settings: RuleSettings, rule: RuleId): boolean {
  return settings[rule] !== 'off';
}

/**
 * Gives findings the levels that the settings ask for. What a rule cannot decide stays `review`
 * whatever is set, for a build must not fail on a guess; but a rule whose own level is `review`
 * can be raised.
 */
export function applyRuleSettings(
  findings: readonly Finding[],
  settings: RuleSettings,
  defaultLevelOf: (rule: RuleId) => Level,
): Finding[] {
  return findings.flatMap((finding) => {
    if (finding.rule === 'unused-suppression' || finding.rule === 'invalid-suppression') return [finding];
    const setting = settings[finding.rule];
    if (setting === 'off') return [];
    if (setting === undefined) return [finding];
    const isUndecided = finding.level === 'review' && defaultLevelOf(finding.rule) !== 'review';
    return [isUndecided ? finding : { ...finding, level: setting }];
  });
}
