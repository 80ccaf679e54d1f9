import { ts } from 'ts-morph';
import { resolveAddress } from '../project/project';
import type { CallLike } from '../source/binding';
import type { ParsedFile } from '../source/parsed-file';
import { collectReferences } from '../source/references';
import { findBinding, isFunctionDeclarationLike, lastName, propertyNameText, unwrap } from '../source/scope';
import type { Evaluator } from '../values/evaluator';
import { toTakenName } from './fields';
import { toNames, type Step } from './steps';
import { withField } from './with-field';

/**
 * Into what a message says on the other side: `event.data` in a worker after `worker.postMessage(…)`, and in the file
 * that started it after `self.postMessage(…)`. Nothing where the call sends no message, or nobody is known to hear it.
 */
export function intoMessage(evaluator: Evaluator, call: CallLike, argument: ts.Expression, field: string | undefined): readonly Step[] {
  if (lastName(unwrap(call.expression)) !== 'postMessage' || call.arguments?.[0] !== argument) return [];
  const file = evaluator.fileOf(call);
  const others = file === undefined ? [] : collectPartners(evaluator, file);
  return others.flatMap((other) => [...hearEvents(evaluator, other, field), ...hearMessages(evaluator, other, field)]);
}

const PARTNERS = {};

/** The workers that a file starts, and the files that start it as one. */
function collectPartners(evaluator: Evaluator, file: ParsedFile): readonly ParsedFile[] {
  const partners = evaluator.remember(PARTNERS, () => {
    evaluator.project.wholes.observe('imports');
    const known = new Map<string, Set<string>>();
    for (const { path, model } of evaluator.project.collectFiles()) {
      for (const { specifier, how } of model.mentions) {
        const worker = how === 'worker' || AS_WORKER.test(specifier) ? findWorker(evaluator, path, specifier.replace(/\?.*$/, '')) : undefined;
        if (worker === undefined || worker === path) continue;
        known.set(path, (known.get(path) ?? new Set()).add(worker));
        known.set(worker, (known.get(worker) ?? new Set()).add(path));
      }
    }
    return known;
  });
  return [...(partners.get(file.path) ?? [])].flatMap((path) => evaluator.project.find(path) ?? []);
}

/** Imports that bundlers turn into workers: `./train.ts?worker`. */
const AS_WORKER = /\?(shared)?worker\b/i;

function findWorker(evaluator: Evaluator, from: string, specifier: string): string | undefined {
  return evaluator.project.findImported(from, specifier)?.path ?? resolveAddress(from, specifier);
}

/** `onmessage = (event) => …`, `worker.onmessage = …` and `addEventListener('message', …)`: the message is `event.data`. */
function hearEvents(evaluator: Evaluator, { model }: ParsedFile, field: string | undefined): readonly Step[] {
  const written = (model.propertyWrites.get('onmessage') ?? []).map(({ value }) => value);
  const bare = (model.references.get('onmessage') ?? []).flatMap(({ parent }) => (ts.isBinaryExpression(parent) ? [parent.right] : []));
  return [...written, ...bare, ...collectListeners(model.callsByName.get('addEventListener'))].flatMap((handler) => {
    const event = firstParameter(evaluator, handler);
    return event === undefined ? [] : collectData(evaluator, event, field);
  });
}

/** `parentPort.on('message', (message) => …)` of Node's worker threads. */
function hearMessages(evaluator: Evaluator, { model }: ParsedFile, field: string | undefined): readonly Step[] {
  return collectListeners(model.callsByName.get('on')).flatMap((handler) => {
    const message = firstParameter(evaluator, handler);
    return message === undefined ? [] : take(evaluator, message, field);
  });
}

function collectListeners(calls: readonly CallLike[] | undefined): readonly ts.Expression[] {
  return (calls ?? []).flatMap(({ arguments: given }) => {
    const [kind, handler] = given ?? [];
    return kind !== undefined && handler !== undefined && ts.isStringLiteralLike(kind) && kind.text === 'message' ? [handler] : [];
  });
}

function firstParameter(evaluator: Evaluator, handler: ts.Expression): ts.BindingName | undefined {
  const node = unwrap(handler);
  if (isFunctionDeclarationLike(node)) return node.parameters[0]?.name;
  return evaluator.evaluate(handler).flatMap((value) => (value.kind === 'function' ? (value.node.parameters[0]?.name ?? []) : []))[0];
}

/** `event.data` wherever the event is mentioned, and `{ data }` where it is taken apart. */
function collectData(evaluator: Evaluator, event: ts.BindingName, field: string | undefined): readonly Step[] {
  if (!ts.isIdentifier(event)) return takeData(evaluator, event, field);
  const model = evaluator.fileOf(event)?.model;
  const binding = model === undefined ? undefined : findBinding(model, event);
  if (model === undefined || binding === undefined) return [];
  return collectReferences(model, binding).flatMap((node): readonly Step[] => {
    const { parent } = node;
    if (ts.isPropertyAccessExpression(parent) && parent.expression === node && parent.name.text === 'data') return [withField({ kind: 'value', node: parent }, field)];
    return ts.isVariableDeclaration(parent) && parent.initializer === node ? takeData(evaluator, parent.name, field) : [];
  });
}

function takeData(evaluator: Evaluator, pattern: ts.BindingName, field: string | undefined): readonly Step[] {
  if (!ts.isObjectBindingPattern(pattern)) return [];
  const data = pattern.elements.find((each) => (propertyNameText(each.propertyName) ?? each.name.getText()) === 'data');
  return data === undefined ? [] : take(evaluator, data.name, field);
}

/** Into the names that a message is given, or only one field of it. */
function take(evaluator: Evaluator, name: ts.BindingName, field: string | undefined): readonly Step[] {
  if (field !== undefined && ts.isObjectBindingPattern(name)) return toTakenName(evaluator, name, field);
  return toNames(evaluator, name).map((step) => withField(step, field));
}
