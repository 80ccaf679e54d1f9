import { ts } from 'ts-morph';
import type { CallLike } from '../source/binding';
import { observeNode, regionOf } from '../source/region';
import { isFunctionDeclarationLike, propertyNameText } from '../source/scope';
import type { Evaluator } from '../values/evaluator';

/**
 * What a program calls things around a request: the words of the calls that lead to it and of the statements that write
 * its body, the functions and classes they stand in, their files.
 */
export function wordsAround(evaluator: Evaluator, calls: readonly CallLike[], bodies: readonly ts.Node[]): string {
  const nodes = [...calls, ...bodies.map((each) => regionOf(each) ?? each)];
  return nodes.map((node) => [node.getText(), ...namesAround(node), fileName(evaluator.fileOf(node)?.path ?? '')].join(' ')).join(' ');
}

function namesAround(inner: ts.Node): readonly string[] {
  const names: string[] = [];
  observeNode(inner);
  for (let node = inner; !ts.isSourceFile(node); node = node.parent) {
    const name = nameOf(node);
    if (name === undefined) continue;
    observeNode(node);
    names.push(name);
  }
  return names;
}

function nameOf(node: ts.Node): string | undefined {
  if (ts.isVariableDeclaration(node)) return ts.isIdentifier(node.name) ? node.name.text : undefined;
  return isFunctionDeclarationLike(node) || ts.isClassLike(node) ? propertyNameText(node.name) : undefined;
}

/** `ollama/client.ts`: the folders above say what a project is about, not what a file is. */
function fileName(path: string): string {
  return path.split('/').slice(-2).join('/');
}
