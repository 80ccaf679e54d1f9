import Ajv, { type ErrorObject } from 'ajv';
import { ts } from 'ts-morph';
import { findNearestWord } from '../../base/nearest-word';
import { computeLineStarts, positionAt } from '../../base/positions';
import { ok, problem, type Result } from '../../base/result';
import { DEFAULT_CONFIG, type SwerveConfig } from './config';
import { CONFIG_SCHEMA } from './config-schema';

/**
 * Reads the text of a `swerve.config.json`; comments and trailing commas are allowed. An error is
 * one sentence with the place: `swerve.config.json:3:5: unknown key "rulse"; did you mean "rules"?`
 * @param path absolute path, kept in the result
 * @param name how errors name the file
 */
export function parseConfig(text: string, path: string, name: string): Result<SwerveConfig> {
  const tree = ts.parseJsonText(path, text);
  const lineStarts = computeLineStarts(text);
  const fail = (offset: number, sentence: string): Result<SwerveConfig> => {
    const { line, column } = positionAt(lineStarts, offset);
    return problem(`${name}:${line}:${column}: ${sentence}`);
  };
  const [syntax] = syntaxErrors(tree);
  if (syntax !== undefined) {
    return fail(syntax.start, `this is not valid JSON: ${ts.flattenDiagnosticMessageText(syntax.messageText, ' ')}`);
  }
  const value: unknown = text.trim() === '' ? {} : ts.convertToObject(tree, []);
  const validate = new Ajv({ allErrors: false }).compile<Partial<SwerveConfig>>(CONFIG_SCHEMA);
  if (!validate(value)) {
    const [error] = validate.errors ?? [];
    if (error === undefined) throw new Error('a failed validation has an error');
    return fail(findPlace(tree, error), explain(error));
  }
  const { rules, include, exclude, backend, entries, seed } = value;
  const given = { rules, include, exclude, backend, entries, seed };
  const known = Object.fromEntries(Object.entries(given).filter(([, each]) => each !== undefined));
  return ok({ ...DEFAULT_CONFIG, ...known, path });
}

/** The parser keeps its complaints on the tree; the public type does not show them. */
function syntaxErrors(tree: ts.JsonSourceFile): readonly ts.DiagnosticWithLocation[] {
  return (tree as ts.JsonSourceFile & { readonly parseDiagnostics?: readonly ts.DiagnosticWithLocation[] }).parseDiagnostics ?? [];
}

function explain(error: ErrorObject): string {
  const where = error.instancePath === '' ? 'the configuration' : `"${keysOf(error).join('.')}"`;
  const params = error.params as Record<string, unknown>;
  if (error.keyword === 'additionalProperties') {
    const word = String(params['additionalProperty']);
    const known = Object.keys((error.parentSchema ?? schemaAt(keysOf(error))).properties as object);
    const nearest = findNearestWord(word, known);
    const kind = error.instancePath === '/rules' ? 'rule' : 'key';
    return `unknown ${kind} "${word}"; ${nearest === undefined ? `write one of ${known.join(', ')}` : `did you mean "${nearest}"?`}`;
  }
  if (error.keyword === 'enum') {
    return `${where} must be one of ${(params['allowedValues'] as string[]).map((each) => `"${each}"`).join(', ')}`;
  }
  if (error.keyword === 'type') return `${where} must be ${article(String(params['type']))}`;
  if (error.keyword === 'minLength') return `${where} must not be empty`;
  return `${where} ${error.message ?? 'is not valid'}`;
}

function schemaAt(keys: readonly string[]): { readonly properties?: object } {
  return keys[0] === 'rules' ? CONFIG_SCHEMA.properties.rules : CONFIG_SCHEMA;
}

function article(type: string): string {
  return /^[aeio]/.test(type) ? `an ${type}` : `a ${type}`;
}

function keysOf(error: ErrorObject): string[] {
  return error.instancePath.split('/').slice(1).map((key) => key.replace(/~1/g, '/').replace(/~0/g, '~'));
}

/** Offset of what an error is about: the unknown key itself, else the value that is wrong. */
function findPlace(tree: ts.JsonSourceFile, error: ErrorObject): number {
  let node: ts.Node = tree.statements[0]?.expression ?? tree;
  for (const key of keysOf(error)) node = findMember(node, key)?.value ?? node;
  const extra = (error.params as { additionalProperty?: string }).additionalProperty;
  const named = extra === undefined ? undefined : findMember(node, extra)?.name;
  return (named ?? node).getStart(tree);
}

function findMember(node: ts.Node, key: string): { name?: ts.Node; value: ts.Node } | undefined {
  if (ts.isArrayLiteralExpression(node)) {
    const element = node.elements[Number(key)];
    return element === undefined ? undefined : { value: element };
  }
  if (!ts.isObjectLiteralExpression(node)) return undefined;
  const member = node.properties.find((each) => each.name !== undefined && ts.isStringLiteral(each.name) && each.name.text === key);
  return member !== undefined && ts.isPropertyAssignment(member) ? { name: member.name, value: member.initializer } : undefined;
}
