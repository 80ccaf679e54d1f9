import { ts } from 'ts-morph';
import { findApi, formatIdentity } from '../../knowledge/catalogue';
import type { ApiFact } from '../../knowledge/fact';
import { findEndpoint, inBody, type Endpoint } from '../../knowledge/generation/endpoints';
import { SENDERS, type Sender } from '../../knowledge/generation/senders';
import type { Place } from '../../knowledge/place';
import { argument, option } from '../../knowledge/places';
import type { CallLike } from '../source/binding';
import { propertyNameText } from '../source/scope';
import { joinAddress, spellAddress, spellProperty } from '../values/addresses';
import type { Evaluator } from '../values/evaluator';
import { callsOf, collectFrames, rootFrame, type Frame } from '../values/frames';
import type { InstanceValue } from '../values/value';
import type { CallFact } from './call-fact';
import { findNodeRequest } from './node-request';
import { nodeAt, valuesAt } from './places';
import { wordsAround } from './words-around';

/**
 * Requests that ask a model over the network without a client library: `fetch('https://api.openai.com/…', { body })`.
 * In a function that others hand the address and the body to, or that leaves them to a subclass, there is one for each
 * of these that leads to a model.
 */
export function collectModelRequests(evaluator: Evaluator, node: CallLike): readonly CallFact[] {
  if (!ts.isCallExpression(node)) return [];
  const request = findRequest(evaluator, node);
  if (request === undefined) return [];
  return collectFrames(evaluator, request.address).flatMap((frame) => {
    const bodies = (): readonly ts.ObjectLiteralExpression[] => bodiesOf(evaluator, request, frame);
    const endpoint = findEndpoint(request.spell(frame), { words: () => wordsAround(evaluator, [...callsOf(frame), node], bodies()), bodies: () => bodies().map(namesIn) });
    return endpoint === undefined ? [] : framesOfBody(evaluator, request, frame).flatMap((each) => requestTo(endpoint, request, node, each) ?? []);
  });
}

/** A request as far as it can be told from the call that sends it. */
interface Request {
  /** What the address is made of. */
  readonly address: ts.Expression;
  readonly spell: (frame: Frame) => string;
  /** The call that is given the body, and where. */
  readonly sent: CallLike;
  readonly body: Place;
}

function findRequest(evaluator: Evaluator, node: ts.CallExpression): Request | undefined {
  const found = senderOf(evaluator, node);
  if (found === undefined) {
    const begun = findNodeRequest(evaluator, node);
    return begun === undefined ? undefined : { address: begun.holder, spell: begun.spell, sent: begun.writing, body: argument(0) };
  }
  const { sender, client } = found;
  const place = sender.address ?? argument(0);
  const holder = node.arguments[place.argument];
  if (holder === undefined || node.arguments[sender.body.argument] === undefined) return undefined;
  const address = nodeAt({ node }, place);
  const spell = (frame: Frame): string => (address === null ? spellProperty(evaluator, holder, place.path[0] ?? '', frame) : spellAddress(evaluator, address, frame));
  return { address: address ?? holder, spell: (frame) => spellUnderBase(evaluator, spell(frame), sender, client), sent: node, body: sender.body };
}

/** Where the address is the same for every caller, those that give the body still make a difference. */
function framesOfBody(evaluator: Evaluator, { sent, body }: Request, frame: Frame): readonly Frame[] {
  const given = nodeAt({ node: sent }, body) ?? sent.arguments?.[body.argument];
  return frame.owner !== null || frame.env.self !== null || given === undefined ? [frame] : collectFrames(evaluator, given);
}

interface Found {
  readonly sender: Sender;
  /** The object whose method sends, if it is one. */
  readonly client: InstanceValue | null;
}

function senderOf(evaluator: Evaluator, node: ts.CallExpression): Found | undefined {
  for (const value of evaluator.evaluate(node.expression)) {
    if (value.kind !== 'api' && value.kind !== 'instance') continue;
    const name = formatIdentity(value.kind === 'api' ? value.api : value.of);
    const sender = SENDERS.find(({ call }) => call === name);
    const client = value.kind === 'instance' ? value : value.receiver;
    if (sender !== undefined) return { sender, client: client?.kind === 'instance' ? client : null };
  }
  return undefined;
}

/** The address under the one that the client was made with; where nobody knows that one, it stands by its name. */
function spellUnderBase(evaluator: Evaluator, path: string, { base }: Sender, client: InstanceValue | null): string {
  if (base === undefined || client === null) return path;
  const { made } = client;
  const given = made === null ? null : nodeAt({ node: made.node }, option(0, base));
  if (given !== null && made !== null) return joinAddress(spellAddress(evaluator, given, { ...rootFrame(evaluator), env: made.env }), path);
  const isKnown = made !== null && (made.node.arguments ?? []).every((each) => ts.isObjectLiteralExpression(each));
  return isKnown ? path : joinAddress(`{${base}}`, path);
}

/** What may be the body of a request, as far as it is written down. */
function bodiesOf(evaluator: Evaluator, { sent, body }: Request, { env }: Frame): readonly ts.ObjectLiteralExpression[] {
  return valuesAt(evaluator, { receiver: null, node: sent, plan: { node: sent, env } }, body).flatMap((value) => (value.kind === 'object' ? [value.node] : []));
}

function namesIn({ properties }: ts.ObjectLiteralExpression): ReadonlySet<string> {
  return new Set(properties.map(({ name }) => propertyNameText(name) ?? ''));
}

function requestTo(endpoint: Endpoint, { sent, body }: Request, node: CallLike, frame: Frame): CallFact | undefined {
  const api = { library: endpoint.library, path: endpoint.path };
  const fact = rowOf(endpoint, body);
  return fact === undefined ? undefined : { node, api, fact, receiver: null, via: callsOf(frame), plan: { node: sent, env: frame.env } };
}

const ROWS = new Map<Endpoint, Map<string, ApiFact>>();

/** The row of an endpoint for bodies that stand at a place; one object for each pair. */
function rowOf(endpoint: Endpoint, body: Place): ApiFact | undefined {
  const key = [body.argument, ...body.path].join('.');
  const known = ROWS.get(endpoint)?.get(key);
  if (known !== undefined) return known;
  const general = findApi({ library: endpoint.library, path: endpoint.path });
  if (general === undefined) return undefined;
  const fact = inBody(general, body);
  ROWS.set(endpoint, (ROWS.get(endpoint) ?? new Map<string, ApiFact>()).set(key, fact));
  return fact;
}
