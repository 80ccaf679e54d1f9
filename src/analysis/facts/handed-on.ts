import { ts } from 'ts-morph';
import { traceValue } from '../flow/trace-value';
import { unwrap } from '../source/scope';
import type { FileContext } from './file-context';

/** A generator handed to a call that fills a list with what it gives. */
export interface HandedOn {
  /** `Math.random`, where it is named. */
  readonly node: ts.Expression;
  /** The call that it is handed to. */
  readonly call: ts.CallExpression;
  /** Places on the way to the data. */
  readonly way: readonly ts.Node[];
}

const FILLS = new Set(['map', 'flatMap', 'from', 'times', 'timesSeries', 'generate', 'replicate', 'fromFunction', 'makeBy']);

/** `Array.from({ length }, Math.random)` and `list.map(Math.random)`, where the list reaches data and nothing seeds it. */
export function collectHandedOn(context: FileContext): HandedOn[] {
  const { file, evaluator, program } = context;
  return (file.model.propertyReads.get('random') ?? []).flatMap((node) => {
    const call = filledBy(node);
    if (call === undefined || !isMathRandom(node, context) || program.isSeededBefore(node, 'Math.random')) return [];
    const { destination, way } = traceValue(evaluator, call);
    return destination === 'data' ? [{ node, call, way }] : [];
  });
}

function filledBy(node: ts.Expression): ts.CallExpression | undefined {
  const call = node.parent;
  if (!ts.isCallExpression(call) || call.expression === node) return undefined;
  const callee = unwrap(call.expression);
  return ts.isPropertyAccessExpression(callee) && FILLS.has(callee.name.text) ? call : undefined;
}

function isMathRandom(node: ts.Expression, { evaluator }: FileContext): boolean {
  return evaluator.evaluate(node).some((value) => value.kind === 'api' && value.api.library === 'global' && value.api.path === 'Math.random');
}
