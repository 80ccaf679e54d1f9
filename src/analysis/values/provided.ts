import { ts } from 'ts-morph';
import { findClass } from '../../knowledge/catalogue';
import type { CallLike } from '../source/binding';
import { lastName, unwrap } from '../source/scope';
import type { Evaluator } from './evaluator';
import { evaluateType, toInstances } from './types';
import type { Env, Value } from './value';

/** What a container of dependencies calls the method that gives one. */
const GIVES = /^(?:resolve|get|getOrThrow|getAsync|inject|use|make)$/;

/**
 * What a call that nothing explains gives by what is written of it: `container.get<OpenAI>('client')`,
 * `container.resolve(OpenAI)`, `new Map<string, OpenAI>()`.
 */
export function evaluateProvided(evaluator: Evaluator, node: CallLike, env: Env): readonly Value[] {
  const file = evaluator.fileOf(node);
  if (file === undefined) return [];
  if (ts.isNewExpression(node)) {
    const type = lastName(node.expression) === 'Map' ? node.typeArguments?.[1] : undefined;
    const elements = type === undefined ? [] : evaluateType(evaluator, type, file);
    return elements.length === 0 ? [] : [{ kind: 'list', elements, isKeyed: true }];
  }
  if (!ts.isCallExpression(node) || !GIVES.test(lastName(unwrap(node.expression)))) return [];
  const [type, ...others] = node.typeArguments ?? [];
  if (type !== undefined) return others.length > 0 ? [] : evaluateType(evaluator, type, file);
  const [token, ...rest] = node.arguments;
  if (token === undefined || rest.length > 0 || !ts.isIdentifier(token)) return [];
  return evaluator.evaluate(token, env).flatMap((value) => (isClass(value) ? toInstances(value) : []));
}

function isClass(value: Value): boolean {
  return value.kind === 'class' || (value.kind === 'api' && value.receiver === undefined && findClass(value.api) !== undefined);
}
