import { ts } from 'ts-morph';
import type { CallLike } from '../source/binding';
import { observeNode } from '../source/region';
import { isFunctionDeclarationLike, propertyNameText } from '../source/scope';
import type { Evaluator } from '../values/evaluator';

/** What a program calls things around its calls: the words of the calls, the functions and classes they stand in, their files. */
export function wordsAround(evaluator: Evaluator, calls: readonly CallLike[]): string {
  return calls.map((call) => [call.getText(), ...namesAround(call), fileName(evaluator.fileOf(call)?.path ?? '')].join(' ')).join(' ');
}

function namesAround(call: CallLike): readonly string[] {
  const names: string[] = [];
  observeNode(call);
  for (let node: ts.Node = call; !ts.isSourceFile(node); node = node.parent) {
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
