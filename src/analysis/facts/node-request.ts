import { ts } from 'ts-morph';
import { formatIdentity } from '../../knowledge/catalogue';
import { NODE_REQUESTS } from '../../knowledge/generation/senders';
import { collectReferences } from '../source/references';
import { findBinding } from '../source/scope';
import { spellAddress, spellOption } from '../values/addresses';
import type { Evaluator } from '../values/evaluator';
import type { Frame } from '../values/frames';

/** A request that Node begins, `const req = https.request({ hostname, path }, …)`, and the call that writes its body. */
export interface NodeRequest {
  /** What holds the address: an address, or the options that hold its parts. */
  readonly holder: ts.Expression;
  /** `req.write(body)` or `req.end(body)`. */
  readonly writing: ts.CallExpression;
  readonly spell: (frame: Frame) => string;
}

export function findNodeRequest(evaluator: Evaluator, node: ts.CallExpression): NodeRequest | undefined {
  const scheme = evaluator.evaluate(node.expression).flatMap((value) => (value.kind === 'api' ? (NODE_REQUESTS.get(formatIdentity(value.api)) ?? []) : []))[0];
  const [holder] = node.arguments;
  const writing = scheme === undefined ? undefined : findWriting(evaluator, node);
  if (scheme === undefined || holder === undefined || writing === undefined) return undefined;
  return { holder, writing, spell: (frame) => spellParts(evaluator, holder, scheme, frame) };
}

/** The call that writes to the request, by the name that the request is given. */
function findWriting(evaluator: Evaluator, node: ts.CallExpression): ts.CallExpression | undefined {
  const { parent } = node;
  if (!ts.isVariableDeclaration(parent) || !ts.isIdentifier(parent.name)) return undefined;
  const file = evaluator.fileOf(node);
  const binding = file === undefined ? undefined : findBinding(file.model, parent.name);
  if (file === undefined || binding === undefined) return undefined;
  return collectReferences(file.model, binding)
    .flatMap(({ parent: member }) => (ts.isPropertyAccessExpression(member) && /^(?:write|end)$/.test(member.name.text) && ts.isCallExpression(member.parent) && member.parent.expression === member ? [member.parent] : []))
    .find((call) => call.arguments.length > 0);
}

/** The address in one piece, or put together from the options. */
function spellParts(evaluator: Evaluator, holder: ts.Expression, scheme: string, frame: Frame): string {
  const option = (name: string): string | undefined => spellOption(evaluator, holder, name, frame);
  const host = option('hostname') ?? option('host');
  if (host === undefined) return spellAddress(evaluator, holder, frame);
  const port = option('port');
  return `${scheme}//${host}${port === undefined || /:\d+$/.test(host) ? '' : `:${port}`}${option('path') ?? '/'}`;
}
