import { ts } from 'ts-morph';
import { findBinding, unwrap } from '../source/scope';
import type { CallFact } from './call-fact';
import type { FileContext } from './file-context';

/** Methods of a streamed answer that turn it into what a chat page reads. */
const TO_PAGE = /^(to(Data|UIMessage|Text|AI)Stream(Response)?|to(Readable|UIMessage)Stream|pipe\w+ToResponse|mergeInto\w*Stream|consumeStream)$/;
/** Functions of the AI SDK's first versions that do so: `OpenAIStream(response)`. */
const PAGE_STREAMS = /^(OpenAI|Anthropic|Google|GoogleGenerativeAI|Mistral|Cohere|HuggingFace|LangChain|Replicate|AWSBedrock\w*)Stream$|^toUIMessageStream$/;

/**
 * The answer goes to a page, word by word, and nowhere else: a person reads it, nothing is computed from it. True only
 * where every mention of it is one of the calls that do this.
 */
export function isOnlyShown(call: CallFact, { file }: Pick<FileContext, 'file'>): boolean {
  const outer = outermost(call.node);
  const { parent } = outer;
  if (!ts.isVariableDeclaration(parent) || !ts.isIdentifier(parent.name)) return goesToPage(outer);
  const binding = findBinding(file.model, parent.name);
  const mentions = (file.model.references.get(parent.name.text) ?? []).filter((each) => each !== parent.name && findBinding(file.model, each) === binding);
  return mentions.length > 0 && mentions.every((each) => goesToPage(outermost(each)));
}

/** With `await` and parentheses around it. */
function outermost(node: ts.Expression): ts.Expression {
  let current = node;
  while (ts.isAwaitExpression(current.parent) || ts.isParenthesizedExpression(current.parent) || ts.isAsExpression(current.parent)) current = current.parent;
  return current;
}

function goesToPage(node: ts.Expression): boolean {
  const { parent } = node;
  if (ts.isPropertyAccessExpression(parent) && parent.expression === node) return TO_PAGE.test(parent.name.text);
  if (!ts.isCallExpression(parent) || parent.expression === node) return false;
  const callee = unwrap(parent.expression);
  return ts.isIdentifier(callee) && PAGE_STREAMS.test(callee.text);
}
