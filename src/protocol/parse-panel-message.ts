import type { Result } from '../base/result';
import { ok, problem } from '../base/result';
import type { PanelCalls, PanelMessage } from './panel';

type FieldCheck = (value: unknown) => boolean;
type Guards = { readonly [Kind in keyof PanelCalls]: { readonly [Field in keyof PanelCalls[Kind]]: FieldCheck } };

const isString: FieldCheck = (value) => typeof value === 'string';
const isStringOrNull: FieldCheck = (value) => value === null || typeof value === 'string';
const isPositive: FieldCheck = (value) => typeof value === 'number' && Number.isInteger(value) && value > 0;
const isAnything: FieldCheck = () => true;
const isOneOf = (...choices: string[]): FieldCheck => (value) => typeof value === 'string' && choices.includes(value);

/** The port: user code runs in frames of the panel's page, so nothing that arrives is taken on trust. */
const GUARDS: Guards = {
  ready: {},
  reveal: { file: isString, line: isPositive, column: isPositive },
  select: { id: isString },
  compare: { before: isString, after: isString },
  cancel: { id: isString },
  rerun: { id: isString },
  forget: { id: isStringOrNull },
  export: { id: isString, format: isOneOf('html', 'png', 'json'), image: isStringOrNull },
  start: {},
  rule: { rule: isString },
  'page-message': { page: isString, data: isAnything },
  'page-ended': { page: isString, reason: isOneOf('finished', 'failed', 'silent', 'stopped'), message: isStringOrNull },
};

/** A message of the panel, or one sentence saying what is wrong with it. */
export function parsePanelMessage(value: unknown): Result<PanelMessage> {
  if (typeof value !== 'object' || value === null || !('kind' in value)) return problem('The panel sent something that is no message.');
  const { kind } = value;
  if (typeof kind !== 'string' || !Object.hasOwn(GUARDS, kind)) return problem(`The panel sent a message of an unknown kind: ${String(kind)}.`);
  const guard: Record<string, FieldCheck> = GUARDS[kind as keyof Guards];
  const wrong = Object.entries(guard).find(([field, isValid]) => !isValid((value as Record<string, unknown>)[field]));
  return wrong === undefined ? ok(value as PanelMessage) : problem(`The panel sent "${kind}" with an invalid ${wrong[0]}.`);
}
