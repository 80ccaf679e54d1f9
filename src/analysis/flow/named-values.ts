import { ts } from 'ts-morph';
import { lastName, propertyNameText } from '../source/scope';

/** `Math.random().toString(36)`, `randomBytes(16).toString('hex')`: what is written in letters is a name for something, not data. */
export function isIdentifierText(member: ts.Node): boolean {
  if (!ts.isPropertyAccessExpression(member) || !ts.isCallExpression(member.parent) || member.parent.expression !== member) return false;
  const radix = member.parent.arguments[0];
  if (member.name.text !== 'toString' || radix === undefined) return false;
  return ts.isNumericLiteral(radix) ? Number(radix.text) >= 16 : ts.isStringLiteral(radix) && LETTERS.has(radix.text);
}

const LETTERS = new Set(['hex', 'base64', 'base64url']);

/** A value written under such a name tells things apart; nothing is computed from it. */
export const NAME_PROPERTIES = new Set(['id', '_id', 'uid', 'uuid', 'guid', 'name']);
const SEED_NAMES = new Set(['seed', 'randomSeed', 'randomState', 'random_state', 'random_seed']);

/** What becomes of a value that is written under a name that tells; undefined where the name says nothing. */
export function destinationOf(parent: ts.PropertyAssignment | ts.ShorthandPropertyAssignment): 'seed' | 'shown' | undefined {
  const name = propertyNameText(parent.name) ?? '';
  if (SEED_NAMES.has(name)) return isOfKernel(parent.parent) ? undefined : 'seed';
  return isToolAnswer(parent.parent) || NAME_PROPERTIES.has(name) ? 'shown' : undefined;
}

/** `engine().runKernel('Dropout', { x }, { seed })`: a kernel computes with it there and then. */
function isOfKernel({ parent }: ts.ObjectLiteralExpression): boolean {
  return ts.isCallExpression(parent) && lastName(parent.expression) === 'runKernel';
}

/** `{ role: 'tool', content }`: what a tool answers to a language model is the outside world. */
function isToolAnswer(message: ts.ObjectLiteralExpression): boolean {
  return message.properties.some((each) => {
    const kinds = ts.isPropertyAssignment(each) ? TOOL_ANSWERS[propertyNameText(each.name) ?? ''] : undefined;
    return kinds !== undefined && ts.isPropertyAssignment(each) && ts.isStringLiteralLike(each.initializer) && kinds.includes(each.initializer.text);
  });
}

const TOOL_ANSWERS: Readonly<Record<string, readonly string[]>> = { role: ['tool', 'function'], type: ['tool_result', 'function_call_output'] };
