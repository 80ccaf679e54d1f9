import { ts } from 'ts-morph';
import { messageOf } from '../../base/message-of';
import { problem, ok, type Problem, type Result } from '../../base/result';
import { FileModel, type ModelChange } from './file-model';
import { mergeTree } from './merge-tree';
import { blankMarkup, collectLoadedScripts, type LoadedScript } from '../../base/markup';
import { isMarkup, scriptKindOf } from './script-kind';

/** One version of one file: its text, its tree, and what can be said of it without any other file. */
export interface ParsedFile {
  /** Absolute, with `/`. */
  readonly path: string;
  readonly text: string;
  readonly tree: ts.SourceFile;
  readonly model: FileModel;
  /** Scripts that an HTML page loads. */
  readonly scripts: readonly LoadedScript[];
}

/** Above this a file is data or a bundle, not source that somebody wrote. */
const LARGEST_FILE = 2_000_000;
/** Longer lines on average are minified code. */
const LONGEST_AVERAGE_LINE = 2_000;
/** A longer line is data or minified code, and code has functions. */
const LONGEST_LINE = 20_000;
const MOST_FUNCTIONS = 50;
/** Shorter files are looked at as they are. */
const SMALLEST_BUNDLE = 20_000;
/** How webpack, Parcel, Browserify and Rollup begin what they put together: a copy of a library, or of the sources beside it. */
const BUNDLE = /webpackUniversalModuleDefinition|\bwebpackBootstrap\b|\bparcelRequire\s*=|^[\s!;]*\(function( e|\(\)\{function [a-z])\([a-z],[a-z],[a-z]\)\{function |\btypeof exports ?&& ?['"]undefined['"] ?!= ?typeof module ?\?|typeof exports === 'object' && typeof module !== 'undefined' \? (module\.exports = )?factory\(/;
const HEAD = 4_000;
/** How Rollup ends a library that it puts together as one module: every name of it in one list, be there an address of a map after it or not. */
const LIBRARY_END = /\nexport \{[\w$\s,]{1500,}\};?\s*(?:\/\/# sourceMappingURL=\S+\s*)?$/;
/** Longer than any such list. */
const TAIL = 40_000;
/** A list of names that somebody wrote stands in a shorter file, or in one that imports what it hands on. */
const SMALLEST_LIBRARY = 200_000;

/** Parses a file, or says in one sentence why it is left out. Syntax errors are no reason: the parser recovers. */
export function parseFile(path: string, text: string): Result<ParsedFile> {
  return guarded(text, () => {
    const source = sourceOf(path, text);
    const tree = ts.createSourceFile(path, source, { languageVersion: ts.ScriptTarget.Latest, jsDocParsingMode: ts.JSDocParsingMode.ParseAll }, true, scriptKindOf(path));
    return describe(path, text, tree, new FileModel(tree));
  });
}

/** The next version of a file, and what the edit changed. */
export interface Reparsed {
  readonly file: ParsedFile;
  readonly change: ModelChange;
}

/** Parses what an edit touched; nodes that say the same stay the same. The previous version must not be used afterwards. */
export function reparseFile({ path, tree: old, model }: ParsedFile, text: string): Result<Reparsed> {
  return guarded(text, () => {
    model.prepare(old);
    const source = sourceOf(path, text);
    const tree = ts.updateSourceFile(old, source, changeRange(old.text, source));
    const change = tree === old ? NO_CHANGE : model.update(mergeTree(old, tree));
    return { file: describe(path, text, tree, model), change };
  });
}

const NO_CHANGE: ModelChange = {
  names: { binding: new Set(), reference: new Set(), call: new Set(), propertyWrite: new Set(), propertyRead: new Set(), key: new Set(), keySite: new Set() },
  areMentionsChanged: false,
  areGlobalsChanged: false,
};

/**
 * The first place that is no valid code, and the parser's words for it; undefined if there is none. Pages and components are
 * left out: what stands in their scripts may be filled in by a template before anybody runs it.
 */
export function findSyntaxError({ path, tree }: ParsedFile): { readonly start: number; readonly message: string } | undefined {
  if (isMarkup(path)) return undefined;
  // The parser keeps its complaints on the tree; the public type does not show them.
  const all = (tree as ts.SourceFile & { readonly parseDiagnostics?: readonly ts.DiagnosticWithLocation[] }).parseDiagnostics ?? [];
  const told = all.map(({ start, messageText }) => ({ start, message: ts.flattenDiagnosticMessageText(messageText, ' ').replace(/\.$/, '') }));
  return told.find(({ message }) => LOSES_TEXT.test(message));
}
/** Other complaints are about what strict code or a newer standard forbids: that is read like all else. */
const LOSES_TEXT = /\bexpected\b|^Unterminated|^Unexpected (?!token\. Did you mean)|^Merge conflict|^Invalid character/;

function sourceOf(path: string, text: string): string {
  return isMarkup(path) ? blankMarkup(text) : text;
}

function describe(path: string, text: string, tree: ts.SourceFile, model: FileModel): ParsedFile {
  return { path, text, tree, model, scripts: isMarkup(path) ? collectLoadedScripts(text) : [] };
}

function guarded<T>(text: string, step: () => T): Result<T> {
  const refusal = refuse(text);
  if (refusal !== undefined) return problem(refusal);
  try {
    return ok(step());
  } catch (error) {
    return problem(explain(error));
  }
}

function refuse(text: string): string | undefined {
  if (text.length > LARGEST_FILE) return `larger than ${LARGEST_FILE / 1_000_000} MB, so taken for a bundle or data`;
  if (text.includes('\0')) return 'holds NUL characters, so taken for a binary file';
  if (text.length > SMALLEST_BUNDLE) {
    if (BUNDLE.test(text.slice(0, HEAD)) || isLibraryInOneModule(text)) return 'was put together by a bundler, so it is no source that somebody wrote';
    if (hasMinifiedLines(text)) return 'has very long lines, so taken for minified code';
  }
  return undefined;
}

/** Long lines on the whole, or one that holds a whole library among shorter ones. */
function hasMinifiedLines(text: string): boolean {
  let lines = 0;
  for (let start = 0; start <= text.length; lines++) {
    const found = text.indexOf('\n', start);
    const end = found < 0 ? text.length : found;
    if (end - start > LONGEST_LINE && countFunctions(text.slice(start, end)) > MOST_FUNCTIONS) return true;
    start = end + 1;
  }
  return text.length / lines > LONGEST_AVERAGE_LINE;
}

function countFunctions(code: string): number {
  return code.match(/\bfunction\b|=>/g)?.length ?? 0;
}

/** A copy of a library such as three.js: one long module that ends with a list of all its names. */
function isLibraryInOneModule(text: string): boolean {
  return text.length > SMALLEST_LIBRARY && LIBRARY_END.test(text.slice(-TAIL));
}

/** What lies between the beginning and the end that both texts share. */
function changeRange(old: string, text: string): ts.TextChangeRange {
  let start = 0;
  const limit = Math.min(old.length, text.length);
  while (start < limit && old.charCodeAt(start) === text.charCodeAt(start)) start++;
  let tail = 0;
  while (tail < limit - start && old.charCodeAt(old.length - 1 - tail) === text.charCodeAt(text.length - 1 - tail)) tail++;
  return { span: { start, length: old.length - start - tail }, newLength: text.length - start - tail };
}

function explain(error: unknown): string {
  if (error instanceof RangeError) return 'is nested too deeply to be parsed';
  const message = messageOf(error);
  return `could not be parsed (${message.split('\n', 1)[0] ?? ''})`;
}

export type { Problem };
