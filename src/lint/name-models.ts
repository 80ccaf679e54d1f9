import { collectModelNames } from '../analysis/answers/collect-run-places';
import { createLinter } from './create-linter';

const MOST_NAMED = 6;

/**
 * The models that a file builds, as one sentence for somebody who named another or none; `path` is absolute, `shown` what the user typed. Who named none
 * (`isUnnamed`) is told nothing where there are none.
 */
export function nameModels(path: string, shown: string, cwd: string, isUnnamed: boolean): string {
  const linter = createLinter({ cwd });
  linter.addFiles([path]);
  const context = linter.contextOf(path);
  const models = context === undefined ? new Map<string, number>() : collectModelNames(context.file, context.evaluator);
  if (models.size === 0 && isUnnamed) return '';
  if (models.size === 0) return `No function or variable at the top of ${shown} gives a model without arguments: write one that calls yours with them, and name it with --model.`;
  const named = [...models].slice(0, MOST_NAMED).map(([model, line]) => `${model} (line ${line})`);
  const rest = models.size - named.length;
  return `Models in ${shown}: ${named.join(', ')}${rest > 0 ? ` and ${rest} more` : ''}. Name one of them with --model.`;
}
