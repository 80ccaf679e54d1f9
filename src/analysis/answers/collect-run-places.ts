import { ts } from 'ts-morph';
import { positionAt, computeLineStarts } from '../../base/positions';
import type { Position } from '../../core/finding';
import type { ApiFact } from '../../knowledge/fact';
import { resolveCall } from '../facts/call-fact';
import type { CallLike } from '../source/binding';
import type { ParsedFile } from '../source/parsed-file';
import type { Evaluator } from '../values/evaluator';
import { findBuilderName } from './find-builder-name';

/** Where an editor offers to run the program: where a model is made, and where it is trained. */
export interface RunPlace extends Position {
  readonly kind: 'model' | 'training';
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
    const kind = findKind(evaluator, call);
    if (kind === null) continue;
    const model = kind === 'model' ? findBuilderName(call) : null;
    const place = { kind, model, ...positionAt(starts, statementOf(call).getStart()) };
    if (!places.has(place.line)) places.set(place.line, place);
  }
  return [...places.values()].sort((a, b) => a.line - b.line);
}

/** True for a call that makes a model. */
export function makesModel(evaluator: Evaluator, call: CallLike): boolean {
  return findKind(evaluator, call) === 'model';
}

function findKind(evaluator: Evaluator, call: CallLike): RunPlace['kind'] | null {
  return resolveCall(evaluator, call).map(({ fact }) => kindOf(fact)).find((each) => each !== null) ?? null;
}

/** A model that is loaded is finished, and `add` only continues one: what counts is where one is made. */
function kindOf({ path, effects = [] }: ApiFact): RunPlace['kind'] | null {
  if (effects.includes('trains')) return 'training';
  const isMaker = !path.includes('#');
  return isMaker && effects.includes('builds-model') && !effects.includes('loads-weights') ? 'model' : null;
}

/** The statement around a call, so that a lens stands above whole lines. */
function statementOf(node: ts.Node): ts.Node {
  let current = node;
  while (!ts.isStatement(current) && !ts.isClassElement(current) && !ts.isSourceFile(current.parent)) current = current.parent;
  return current;
}
