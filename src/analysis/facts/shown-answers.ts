import { ts } from 'ts-morph';
import type { ParsedFile } from '../source/parsed-file';
import { findBinding, unwrap } from '../source/scope';
import type { CallFact } from './call-fact';
import type { FileContext } from './file-context';

/** Methods of a streamed answer that turn it into what a chat page reads. */
const TO_PAGE = /^(to(Data|UIMessage|Text|AI)Stream(Response)?|to(Readable|UIMessage)Stream|pipe\w+ToResponse|mergeInto\w*Stream|consumeStream)$/;
/** What only runs a stream to its end. */
const CONSUMES = /^consumeStream$/;
/** Functions of the AI SDK's first versions that do so: `OpenAIStream(response)`. */
const PAGE_STREAMS = /^(OpenAI|Anthropic|Google|GoogleGenerativeAI|Mistral|Cohere|HuggingFace|LangChain|Replicate|AWSBedrock\w*)Stream$|^toUIMessageStream$/;

/**
 * The answer goes to a page, word by word, and nowhere else: a person reads it, nothing is computed from it. True only
 * where every mention of it is one of the calls that do this, and the program does not read their words itself.
 */
export function isOnlyShown(call: CallFact, { file }: Pick<FileContext, 'file'>): boolean {
  const places = placesOf(call.node, file);
  return places.length > 0 && places.every((place) => goesToPage(place, file)) && places.some((place) => !CONSUMES.test(memberOf(place)));
}

/** Where an answer is used: at every mention of the name that it is given, or where it stands. */
function placesOf(node: ts.Expression, file: ParsedFile): readonly ts.Expression[] {
  const outer = outermost(node);
  const { parent } = outer;
  if (!ts.isVariableDeclaration(parent) || !ts.isIdentifier(parent.name)) return [outer];
  const binding = findBinding(file.model, parent.name);
  const mentions = (file.model.references.get(parent.name.text) ?? []).filter((each) => each !== parent.name && findBinding(file.model, each) === binding);
  return mentions.map(outermost);
}

/** With `await` and parentheses around it. */
function outermost(node: ts.Expression): ts.Expression {
  let current = node;
  while (ts.isAwaitExpression(current.parent) || ts.isParenthesizedExpression(current.parent) || ts.isAsExpression(current.parent)) current = current.parent;
  return current;
}

/** The property that is taken of an expression; empty if none is. */
function memberOf(node: ts.Expression): string {
  return ts.isPropertyAccessExpression(node.parent) && node.parent.expression === node ? node.parent.name.text : '';
}

function goesToPage(node: ts.Expression, file: ParsedFile): boolean {
  const { parent } = node;
  const member = memberOf(node);
  if (member !== '') return TO_PAGE.test(member) && !(ts.isCallExpression(parent.parent) && placesOf(parent.parent, file).some(({ parent: around }) => ts.isForOfStatement(around)));
  if (!ts.isCallExpression(parent) || parent.expression === node) return false;
  const callee = unwrap(parent.expression);
  return ts.isIdentifier(callee) && PAGE_STREAMS.test(callee.text);
}
