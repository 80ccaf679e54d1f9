import { ts } from 'ts-morph';

/** Programs that start a training script, at the beginning of a command or after what sets its environment. */
const RUNNERS = /(?:^|\s|&&\s*)(?:node|tsx|ts-node|npx\s+(?:tsx|ts-node)|nodemon)\s/u;

/** Is an environment variable set to a value in every script of a `package.json` that starts a program with Node? */
export function setsEnvironment(text: string, variable: string, value: string): boolean {
  const commands = collectCommands(text).filter((command) => RUNNERS.test(command));
  return commands.length > 0 && commands.every((command) => new RegExp(`(^|\\s)${variable}=["']?${value}["']?(\\s|$)`, 'u').test(command));
}

function collectCommands(text: string): readonly string[] {
  const root = ts.parseJsonText('package.json', text).statements[0]?.expression;
  const scripts = root === undefined || !ts.isObjectLiteralExpression(root) ? undefined : root.properties.find((each) => each.name !== undefined && ts.isStringLiteral(each.name) && each.name.text === 'scripts');
  const held = scripts !== undefined && ts.isPropertyAssignment(scripts) ? scripts.initializer : undefined;
  if (held === undefined || !ts.isObjectLiteralExpression(held)) return [];
  return held.properties.flatMap((each) => (ts.isPropertyAssignment(each) && ts.isStringLiteral(each.initializer) ? [each.initializer.text] : []));
}
