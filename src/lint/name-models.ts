import { collectModelNames } from '../analysis/answers/collect-run-places';
import { createLinter } from './create-linter';

const MOST_NAMED = 6;

/**
 * The models that a file builds, as one sentence for somebody who named another or none; null if there are none. `path`
 * is absolute, `shown` what the user typed.
 */
export function nameModels(path: string, shown: string, cwd: string): string | null {
  const linter = createLinter({ cwd });
  linter.addFiles([path]);
  const context = linter.contextOf(path);
  const models = context === undefined ? new Map<string, number>() : collectModelNames(context.file, context.evaluator);
  if (models.size === 0) return null;
  const named = [...models].slice(0, MOST_NAMED).map(([model, line]) => `${model} (line ${line})`);
  const rest = models.size - named.length;
  return `Models in ${shown}: ${named.join(', ')}${rest > 0 ? ` and ${rest} more` : ''}. Name one of them with --model.`;
}
