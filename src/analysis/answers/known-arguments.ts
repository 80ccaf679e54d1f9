import type { ts } from 'ts-morph';
import { computeLineStarts, positionAt } from '../../base/positions';
import { ok, problem, type Result } from '../../base/result';
import { compareText } from '../../core/compare-findings';
import type { CallLike } from '../source/binding';
import type { Evaluator } from '../values/evaluator';
import { renderElement } from '../values/render-value';

/** The arguments of one call as source text, and in words: `(64, "relu") as in train.js:12`. */
export interface KnownArguments {
  readonly texts: readonly string[];
  readonly words: string;
}

const LONGEST_SHOWN = 160;

/**
 * The arguments of the first of these calls, by file and place, whose arguments do not need a run to be known. A problem
 * says of the first call which one does, as words within a sentence; `name` is whom they call.
 */
export function findKnownArguments(evaluator: Evaluator, name: string, calls: readonly CallLike[]): Result<KnownArguments> {
  const sorted = [...calls].sort((a, b) => compareText(a.getSourceFile().fileName, b.getSourceFile().fileName) || a.getStart() - b.getStart());
  const rendered = sorted.map((call) => ({ call, all: (call.arguments ?? []).map((argument) => ({ argument, text: renderElement(evaluator, argument) })) }));
  const chosen = rendered.find(({ all }) => all.every(({ text }) => text !== null));
  if (chosen !== undefined) {
    const texts = chosen.all.flatMap(({ text }) => text ?? []);
    const which = calls.length === 1 ? '' : `, the first of ${calls.length} calls${chosen === rendered[0] ? '' : ' whose arguments are known'}`;
    return ok({ texts, words: `(${clip(texts.join(', '))}) as in ${placeOf(evaluator, chosen.call)}${which}` });
  }
  const [first] = rendered;
  if (first === undefined) return problem(`nothing in the program calls ${name}`);
  const missing = first.all.find(({ text }) => text === null);
  return problem(`${clip(missing?.argument.getText() ?? '')}, which ${placeOf(evaluator, first.call)} gives to ${name}, is known only when the program runs`);
}

/** True if a function cannot be called without arguments, as far as its declaration tells. */
export function needsArguments({ parameters }: ts.SignatureDeclaration): boolean {
  return parameters.some(({ initializer, questionToken, dotDotDotToken }) => initializer === undefined && questionToken === undefined && dotDotDotToken === undefined);
}

function placeOf(evaluator: Evaluator, node: ts.Node): string {
  const { fileName, text } = node.getSourceFile();
  return `${evaluator.project.relative(fileName)}:${positionAt(computeLineStarts(text), node.getStart()).line}`;
}

function clip(text: string): string {
  const line = text.replaceAll(/\s+/g, ' ');
  return line.length > LONGEST_SHOWN ? `${line.slice(0, LONGEST_SHOWN)}…` : line;
}
