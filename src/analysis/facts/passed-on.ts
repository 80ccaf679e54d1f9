import { ts } from 'ts-morph';
import type { Draw } from '../../knowledge/draw';
import type { Place } from '../../knowledge/place';
import { lastName, propertyNameText, unwrap } from '../source/scope';
import type { Evaluator } from '../values/evaluator';
import type { Value } from '../values/value';
import type { CallFact } from './call-fact';
import { valuesAt } from './places';

/** What a model is asked, by the names that services give it. */
const QUESTIONS = new Set(['messages', 'prompt', 'contents', 'content', 'input', 'inputs', 'instructions', 'instruction', 'text', 'query', 'question', 'message', 'system', 'chat_history', 'image', 'suffix']);

/**
 * The request is somebody else's: all that a model is asked comes with an object of which nothing is known, as the body
 * of a request to a server that only hands it on. Whether it holds a seed is for its sender to say.
 */
export function isPassedOn(call: CallFact, draw: Draw, evaluator: Evaluator): boolean {
  const place = call.fact.seeds?.find(({ place: { of } }) => of === undefined)?.place ?? draw.softenedIf?.find(({ place: { of } }) => of === undefined)?.place;
  // A seed beside the question stands in an argument of its own.
  if (place === undefined || (place.argument > 0 && !call.api.path.startsWith('/'))) return false;
  const bodies = place.path.map((_, depth): Place => ({ ...place, path: place.path.slice(0, depth) })).flatMap((each) => valuesAt(evaluator, call, each));
  return bodies.some((value) => isForeign(evaluator, value)) && !bodies.some((value) => asks(evaluator, value)) && !isQuestion(call.node.arguments?.[place.argument]);
}

/** Called a question, it is no request that could hold more than one: `generateContent(prompt)`. */
function isQuestion(argument: ts.Expression | undefined): boolean {
  return argument !== undefined && /(?:prompt|query|question|text)$/i.test(lastName(unwrap(argument)));
}

/** Objects that are spread into one another; one that spreads itself would never end. */
const DEEPEST_SPREAD = 6;

/** An object of which nothing is known, as a whole or among others that are spread. */
function isForeign(evaluator: Evaluator, value: Value, depth = 0): boolean {
  if (value.kind === 'object') return spreadIn(evaluator, value, depth).some((inner) => isForeign(evaluator, inner, depth + 1));
  return value.kind === 'unknown' || value.kind === 'shape' || value.kind === 'input';
}

/** Is something asked in an object that is written down, or is it a question itself? */
function asks(evaluator: Evaluator, value: Value, depth = 0): boolean {
  if (value.kind !== 'object') return value.kind === 'literal' && typeof value.value === 'string';
  return value.node.properties.some((each) => each.name !== undefined && QUESTIONS.has(propertyNameText(each.name) ?? '')) || spreadIn(evaluator, value, depth).some((inner) => asks(evaluator, inner, depth + 1));
}

function spreadIn(evaluator: Evaluator, { node, env }: Extract<Value, { kind: 'object' }>, depth: number): readonly Value[] {
  return depth > DEEPEST_SPREAD ? [] : node.properties.flatMap((each) => (ts.isSpreadAssignment(each) ? evaluator.evaluate(each.expression, env) : []));
}
