import { ts } from 'ts-morph';
import { lastName, propertyNameText, unwrap } from '../source/scope';

/** What a function is called where it is written: its own name, or that of the variable, property or key that holds it. */
export function nameOfFunction(node: ts.FunctionLikeDeclaration): string | undefined {
  if (node.name !== undefined) return ts.isIdentifier(node.name) ? node.name.text : propertyNameText(node.name);
  const { parent } = node;
  if (ts.isVariableDeclaration(parent)) return ts.isIdentifier(parent.name) ? parent.name.text : undefined;
  if (ts.isPropertyAssignment(parent) || ts.isPropertyDeclaration(parent)) return propertyNameText(parent.name);
  return ts.isBinaryExpression(parent) && parent.right === node ? lastName(unwrap(parent.left)) : undefined;
}
