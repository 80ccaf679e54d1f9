import type { ts } from 'ts-morph';
import { findModule } from '../../knowledge/catalogue';
import type { FileContext } from './file-context';

/**
 * The import of TensorFlow.js in an entry file whose program trains and chooses no backend; one a program. A file that
 * others import is no entry.
 */
export function findTrainingImport({ file, program, evaluator }: FileContext): ts.Node | undefined {
  const mention = file.model.mentions.find(({ specifier, isTypeOnly }) => !isTypeOnly && findModule(specifier)?.namespace.library === 'tfjs');
  if (mention === undefined || !program.fates.isTrainedAround(file.path)) return undefined;
  const entries = program.graph.collectEntries(file.path);
  const isEntry = entries.includes(file.path) || entries.every((entry) => entry.endsWith('.html'));
  if (!isEntry || program.backends.collectUses(file.path).length > 0 || program.backends.isOpen) return undefined;
  return evaluator.collectCallsNamed('setBackend').some((call) => call.getSourceFile() === file.tree) ? undefined : mention.node;
}
