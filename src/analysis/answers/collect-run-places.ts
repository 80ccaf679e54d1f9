import { ts } from 'ts-morph';
import { positionAt, computeLineStarts } from '../../base/positions';
import type { Position } from '../../core/finding';
import type { ParsedFile } from '../source/parsed-file';
import type { Evaluator } from '../values/evaluator';
import { findBuilderName } from './find-builder-name';
import { findRunKind, type RunKind } from './find-run-kind';

/** Where an editor offers to run the program: where a model is made, and where it is trained. */
export interface RunPlace extends Position {
  readonly kind: RunKind;
  /**
   * What can be run by itself: the name of the model, or of the function that builds it. Null in a file that trains,
   * which is a script and runs as a whole, and where nothing with a name gives the model.
   */
  readonly model: string | null;
}

/** The places of one file, from top to bottom, one a line. */
export function collectRunPlaces(file: ParsedFile, evaluator: Evaluator): readonly RunPlace[] {
  const places = collectPlaces(file, evaluator);
  return places.some(({ kind }) => kind === 'training') ? places.map((place) => ({ ...place, model: null })) : places;
}

/** Names of models and of functions that build one, each with the line (from 1) on which it is first built; also in files that train. */
export function collectModelNames(file: ParsedFile, evaluator: Evaluator): ReadonlyMap<string, number> {
  const lines = new Map<string, number>();
  for (const { model, line } of collectPlaces(file, evaluator)) if (model !== null && !lines.has(model)) lines.set(model, line);
  return lines;
}

function collectPlaces(file: ParsedFile, evaluator: Evaluator): readonly RunPlace[] {
  const starts = computeLineStarts(file.text);
  const places = new Map<number, RunPlace>();
  for (const call of file.model.calls) {
    const kind = findRunKind(evaluator, call);
    if (kind === null) continue;
    const model = kind === 'model' ? findBuilderName(call, file, evaluator) : null;
    const place = { kind, model, ...positionAt(starts, statementOf(call).getStart()) };
    if (!places.has(place.line)) places.set(place.line, place);
  }
  return [...places.values()].sort((a, b) => a.line - b.line);
}

/** The statement around a call, so that a lens stands above whole lines. */
function statementOf(node: ts.Node): ts.Node {
  let current = node;
  while (!ts.isStatement(current) && !ts.isClassElement(current) && !ts.isSourceFile(current.parent)) current = current.parent;
  return current;
}
