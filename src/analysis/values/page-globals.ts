import { ts } from 'ts-morph';
import { findGlobal, type Identity } from '../../knowledge/catalogue';
import { resolveAddress } from '../project/project';
import type { Binding } from '../source/binding';
import type { ParsedFile } from '../source/parsed-file';
import { observeNode } from '../source/region';
import { isWrittenAs } from '../source/references';
import { isMarkup } from '../source/script-kind';
import type { Evaluator } from './evaluator';
import type { Value } from './value';

export interface SharedBinding {
  readonly binding: Binding;
  readonly file: ParsedFile;
}

/**
 * A top-level declaration of another classic script: of one that a page loads beside this file, wherever it lies, else
 * of one in the same folder. Two pages share nothing.
 */
export function findSharedBinding(evaluator: Evaluator, name: string, file: ParsedFile): SharedBinding | undefined {
  if (file.model.isModule) return undefined;
  const others = evaluator.collectScriptsDeclaring(name).filter((other) => other !== file);
  if (others.length === 0) return undefined;
  const folder = file.path.slice(0, file.path.lastIndexOf('/') + 1);
  const beside = others.filter((other) => isOnOnePage(evaluator, file, other));
  const near = others.filter((other) => other.path.startsWith(folder) && !isMarkup(other.path));
  for (const other of [...beside, ...near]) {
    const binding = other.model.findTopLevel(name);
    if (binding !== undefined && binding.kind !== 'type') return { binding, file: other };
  }
  return undefined;
}

/** Written without ever being declared, as sloppy scripts do: the name is a global of the whole page. */
export function isUndeclared({ declaration }: Binding): boolean {
  return ts.isIdentifier(declaration);
}

/** A global of a library's script tag; names that could be anything count only beside a call that gives the library away. */
export function findLibraryGlobal(evaluator: Evaluator, name: string): Identity | undefined {
  return findGlobal(name, (telling) => evaluator.collectCallsNamed(telling).length > 0);
}

function isOnOnePage(evaluator: Evaluator, file: ParsedFile, other: ParsedFile): boolean {
  const pages = pagesOf(evaluator);
  const own = pages.get(file.path);
  return own !== undefined && [...(pages.get(other.path) ?? [])].some((page) => own.has(page));
}

const PAGES = {};

/** The pages on which each script runs, by path; a page runs on itself. */
function pagesOf(evaluator: Evaluator): ReadonlyMap<string, ReadonlySet<string>> {
  return evaluator.remember(PAGES, () => {
    evaluator.project.wholes.observe('imports');
    const pages = new Map<string, Set<string>>();
    for (const page of evaluator.project.collectFiles().filter(({ scripts }) => scripts.length > 0)) {
      const scripts = page.scripts.flatMap(({ address }) => resolveAddress(page.path, address) ?? []);
      for (const path of [page.path, ...scripts]) pages.set(path, (pages.get(path) ?? new Set()).add(page.path));
    }
    return pages;
  });
}

/** `app.models.Net` of a namespace that nobody declares, after `app.models.Net = class {…}` in another script of the page. */
export function evaluateShared(evaluator: Evaluator, node: ts.PropertyAccessExpression | ts.ElementAccessExpression, objects: readonly Value[], name: string): readonly Value[] {
  const [object, ...others] = objects;
  if (others.length > 0 || object?.kind !== 'api' || object.api.library !== 'global' || evaluator.fileOf(node)?.model.isModule !== false) return [];
  const text = node.expression.getText();
  if (object.api.path !== text || isOfPlatform(text)) return [];
  return evaluator.collectWrites(name).flatMap((write) => {
    if (!isWrittenAs(write.object, text) || evaluator.fileOf(write.node)?.model.isModule !== false) return [];
    observeNode(write.node);
    return evaluator.evaluate(write.value);
  });
}

/** Members of what every page has are known from the tables, whoever writes to them. */
function isOfPlatform(text: string): boolean {
  const [root = ''] = text.split('.');
  return PLATFORM.has(root) || findGlobal(root) !== undefined;
}

const PLATFORM = new Set(
  'window self globalThis global document navigator location console process performance crypto module exports require chrome Math JSON Object Array Number String Date Promise Reflect Symbol Map Set Intl WebAssembly Vue angular $ jQuery'.split(' '),
);
