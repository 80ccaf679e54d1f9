import type { CodeLens } from 'vscode-languageserver/node';
import type { RunPlace } from '../analysis/answers/collect-run-places';
import { PROVE_COMMAND } from './collect-code-actions';

const TOOLTIPS: Readonly<Record<RunPlace['kind'], string>> = {
  model: 'Run this script twice, unchanged, and see whether this model comes out the same.',
  training: 'Run this script twice, unchanged, and see where the two trainings part.',
};

/** One lens a place; two models on neighbouring lines keep theirs apart. */
export function toLenses(uri: string, places: readonly RunPlace[]): CodeLens[] {
  return places.map(({ kind, line, column }) => {
    const at = { line: line - 1, character: column - 1 };
    return { range: { start: at, end: at }, command: { title: 'Run twice', tooltip: TOOLTIPS[kind], command: PROVE_COMMAND, arguments: [uri] } };
  });
}
