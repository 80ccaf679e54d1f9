import type { ts } from 'ts-morph';
import { findModule } from '../../knowledge/catalogue';
import type { ModuleMention } from '../source/binding';
import type { ParsedFile } from '../source/parsed-file';
import type { FileContext } from './file-context';

/**
 * The import of TensorFlow.js in an entry file whose program trains and chooses no backend; one a program. A file that
 * others import is no entry; of what a page loads, it is the first file that imports it.
 */
export function findTrainingImport({ file, program, evaluator }: FileContext): ts.Node | undefined {
  const mention = findTensorFlow(file);
  const firstOnPage = (entry: string): string | undefined => [...program.graph.collectReachable(entry)].find((path) => findTensorFlow(evaluator.project.find(path)) !== undefined);
  if (mention === undefined || !program.fates.isTrainedAround(file.path)) return undefined;
  const entries = program.graph.collectEntries(file.path);
  const isEntry = entries.includes(file.path) || (entries.every((entry) => entry.endsWith('.html')) && entries.some((entry) => firstOnPage(entry) === file.path));
  if (!isEntry || program.backends.collectUses(file.path).length > 0 || program.backends.isOpen) return undefined;
  return evaluator.collectCallsNamed('setBackend').some((call) => call.getSourceFile() === file.tree) ? undefined : mention.node;
}

function findTensorFlow(file: ParsedFile | undefined): ModuleMention | undefined {
  return file?.model.mentions.find(({ specifier, isTypeOnly }) => !isTypeOnly && findModule(specifier)?.namespace.library === 'tfjs');
}
