import { ts } from 'ts-morph';
import type { LocalEdit } from './write-option';

/** Programs that start a training script, at the beginning of a command. */
const RUNNERS = /^(?:node|tsx|ts-node|npx\s+(?:tsx|ts-node)|nodemon)\s/u;

/**
 * Edits that set an environment variable in every script of a `package.json` that starts a program with Node: through
 * cross-env where the project has it, else as POSIX shells write it. Empty where it is set already or nothing starts one.
 */
export function setScriptEnvironment(text: string, variable: string, value: string): readonly LocalEdit[] {
  const tree = ts.parseJsonText('package.json', text);
  const root = tree.statements[0]?.expression;
  if (root === undefined || !ts.isObjectLiteralExpression(root)) return [];
  const prefix = /"cross-env"\s*:/u.test(text) ? `cross-env ${variable}=${value} ` : `${variable}=${value} `;
  return collectScripts(root).flatMap((script) => {
    if (!RUNNERS.test(script.text) || script.text.includes(`${variable}=`)) return [];
    const start = script.getStart(tree) + 1;
    return [{ start, end: start, text: prefix }];
  });
}

function collectScripts(root: ts.ObjectLiteralExpression): readonly ts.StringLiteral[] {
  const scripts = root.properties.find((property) => property.name !== undefined && ts.isStringLiteral(property.name) && property.name.text === 'scripts');
  const value = scripts !== undefined && ts.isPropertyAssignment(scripts) ? scripts.initializer : undefined;
  if (value === undefined || !ts.isObjectLiteralExpression(value)) return [];
  return value.properties.flatMap((property) => (ts.isPropertyAssignment(property) && ts.isStringLiteral(property.initializer) ? [property.initializer] : []));
}
