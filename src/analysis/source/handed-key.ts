import { ts } from 'ts-morph';
import type { FileModel } from './file-model';
import { findBinding, propertyNameText, unwrap } from './scope';

/** May this key only hand on an option of the same name? Told from the key alone. */
export function mayHandOn(key: ts.Node): boolean {
  return ts.isShorthandPropertyAssignment(key) || isReadUnderItsName(key);
}

/**
 * Does a key only hand on what an object holds under the same name: `{ shuffle: options.shuffle }`, or
 * `{ shuffle }` after `const { shuffle } = options`? Then it sets nothing of its own.
 */
export function handsOn(model: FileModel, key: ts.Node): boolean {
  if (!ts.isShorthandPropertyAssignment(key)) return isReadUnderItsName(key);
  const declaration = findBinding(model, key.name)?.declaration;
  if (declaration === undefined || !ts.isBindingElement(declaration) || declaration.initializer !== undefined) return false;
  return ts.isObjectBindingPattern(declaration.parent) && (propertyNameText(declaration.propertyName) ?? key.name.text) === key.name.text;
}

function isReadUnderItsName(key: ts.Node): boolean {
  if (!ts.isPropertyAssignment(key)) return false;
  const value = unwrap(key.initializer);
  return ts.isPropertyAccessExpression(value) && value.name.text === propertyNameText(key.name);
}
