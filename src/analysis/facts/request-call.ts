import { ts } from 'ts-morph';
import { findApi, formatIdentity } from '../../knowledge/catalogue';
import type { ApiFact } from '../../knowledge/fact';
import { ENDPOINTS, inBody, SENDERS, type Endpoint, type Sender } from '../../knowledge/generation/endpoints';
import { argument } from '../../knowledge/places';
import type { CallLike } from '../source/binding';
import type { Evaluator } from '../values/evaluator';
import type { CallFact } from './call-fact';
import { nodeAt } from './places';
import { spellAddress } from '../values/addresses';

/** A request that asks a model over the network without a client library: `fetch('https://api.openai.com/…', { body })`. */
export function findModelRequest(evaluator: Evaluator, node: CallLike): CallFact | undefined {
  if (!ts.isCallExpression(node)) return undefined;
  const sender = senderOf(evaluator, node);
  if (sender === undefined) return undefined;
  const address = nodeAt({ node }, sender.address ?? argument(0));
  const body = nodeAt({ node }, { ...sender.body, path: [] });
  if (address === null || body === null) return undefined;
  const spelled = spellAddress(evaluator, address);
  const endpoint = ENDPOINTS.find((each) => each.address.test(spelled));
  return endpoint === undefined ? undefined : requestTo(endpoint, sender, node);
}

function senderOf(evaluator: Evaluator, node: ts.CallExpression): Sender | undefined {
  const names = evaluator.evaluate(node.expression).flatMap((value) => (value.kind === 'api' ? [formatIdentity(value.api)] : []));
  return SENDERS.find(({ call }) => names.includes(call));
}

function requestTo(endpoint: Endpoint, sender: Sender, node: CallLike): CallFact | undefined {
  const api = { library: endpoint.library, path: endpoint.path };
  const fact = rowOf(endpoint, sender);
  return fact === undefined ? undefined : { node, api, fact, receiver: null, via: [] };
}

const ROWS = new Map<Endpoint, Map<Sender, ApiFact>>();

/** The row of an endpoint for bodies that stand where the sender takes them; one object for each pair. */
function rowOf(endpoint: Endpoint, sender: Sender): ApiFact | undefined {
  const known = ROWS.get(endpoint)?.get(sender);
  if (known !== undefined) return known;
  const general = findApi({ library: endpoint.library, path: endpoint.path });
  if (general === undefined) return undefined;
  const fact = inBody(general, sender.body);
  ROWS.set(endpoint, (ROWS.get(endpoint) ?? new Map<Sender, ApiFact>()).set(sender, fact));
  return fact;
}
