import type { BackendName } from '../../core/verdict';
import type { ParsedFile } from '../source/parsed-file';
import type { Evaluator } from '../values/evaluator';
import type { ProgramFacts } from '../program/program-facts';

/** What a rule may ask about the file at hand and the programs it belongs to. */
export interface FileContext {
  readonly file: ParsedFile;
  readonly evaluator: Evaluator;
  readonly program: ProgramFacts;
  /** The backend that the configuration names, or `auto`. */
  readonly backend: 'auto' | BackendName;
}
