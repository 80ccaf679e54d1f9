import { ts } from 'ts-morph';
import { resolveCall, spellApi } from '../facts/call-fact';
import type { CallLike } from '../source/binding';
import type { ParsedFile } from '../source/parsed-file';
import type { Evaluator } from '../values/evaluator';
import { describeApi } from './describe-api';

/** What a hover says about the call whose callee stands at an offset, and where that callee ends; undefined for everything else. */
export function describeCallAt(file: ParsedFile, evaluator: Evaluator, offset: number): { readonly markdown: string; readonly start: number; readonly end: number } | undefined {
  const call = file.model.calls.find((each) => isOnName(each, offset));
  if (call === undefined) return undefined;
  for (const { api, fact } of resolveCall(evaluator, call)) {
    const markdown = describeApi(spellApi(api), fact);
    if (markdown !== undefined) return { markdown, start: call.expression.getStart(), end: call.expression.getEnd() };
  }
  return undefined;
}

/** On the last name of the callee: the earlier ones have hovers of their own. */
function isOnName(call: CallLike, offset: number): boolean {
  const name = ts.isPropertyAccessExpression(call.expression) ? call.expression.name : call.expression;
  return ts.isIdentifier(name) && offset >= name.getStart() && offset <= name.getEnd();
}
