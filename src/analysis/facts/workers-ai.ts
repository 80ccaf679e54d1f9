import { ts } from 'ts-morph';
import { findApi } from '../../knowledge/catalogue';
import { libraryOfWorkersModel, WORKERS_RUN } from '../../knowledge/generation/cloudflare';
import type { CallLike } from '../source/binding';
import { propertyNameText, unwrap } from '../source/scope';
import type { Evaluator } from '../values/evaluator';
import type { CallFact } from './call-fact';

/**
 * `env.AI.run('@cf/meta/llama-3-8b-instruct', { messages })`: nothing says what `env` is, but models of Workers AI have names of
 * their own. Where the model is chosen elsewhere, the binding's usual name and what it is asked for tell.
 */
export function findWorkersAi(evaluator: Evaluator, node: CallLike): CallFact | undefined {
  const callee = unwrap(node.expression);
  const [model, input] = node.arguments ?? [];
  if (!ts.isCallExpression(node) || !ts.isPropertyAccessExpression(callee) || callee.name.text !== 'run' || model === undefined || input === undefined) return undefined;
  const names = evaluator.evaluate(model).flatMap((value) => (value.kind === 'literal' && typeof value.value === 'string' ? [value.value] : []));
  const [library] = names.length > 0 ? names.flatMap((name) => libraryOfWorkersModel(name) ?? []) : isBinding(callee.expression) && asksForText(evaluator, input) ? ['workers-ai'] : [];
  const fact = library === undefined ? undefined : findApi({ library, path: WORKERS_RUN });
  return fact === undefined || library === undefined ? undefined : { node, api: { library, path: WORKERS_RUN }, fact, receiver: null, via: [] };
}

/** `env.AI`, `this.env.AI`, `context.env.AI`. */
function isBinding(expression: ts.Expression): boolean {
  const node = unwrap(expression);
  return ts.isPropertyAccessExpression(node) && node.name.text === 'AI' && /\benv$/.test(node.expression.getText());
}

function asksForText(evaluator: Evaluator, input: ts.Expression): boolean {
  return evaluator.evaluate(input).some((value) => value.kind === 'object' && value.node.properties.some((property) => /^(prompt|messages)$/.test(propertyNameText(property.name) ?? '')));
}
