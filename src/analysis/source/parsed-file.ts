import { ts } from 'ts-morph';
import { problem, ok, type Problem, type Result } from '../../base/result';
import { buildFileModel, type FileModel } from './file-model';
import { blankMarkup, collectScriptAddresses } from './markup';
import { extensionOf, MARKUP_EXTENSIONS, scriptKindOf } from './script-kind';

/** One version of one file: its text, its tree, and what can be said of it without any other file. */
export interface ParsedFile {
  /** Absolute, with `/`. */
  readonly path: string;
  readonly text: string;
  readonly tree: ts.SourceFile;
  readonly model: FileModel;
  /** Scripts that an HTML page loads. */
  readonly scriptAddresses: readonly string[];
}

/** Above this a file is data or a bundle, not source that somebody wrote. */
const LARGEST_FILE = 2_000_000;
/** Longer lines on average are minified code. */
const LONGEST_AVERAGE_LINE = 2_000;

/** Parses a file, or says in one sentence why it is left out. Syntax errors are no reason: the parser recovers. */
export function parseFile(path: string, text: string, previous?: ParsedFile): Result<ParsedFile> {
  const refusal = refuse(text);
  if (refusal !== undefined) return problem(refusal);
  try {
    const isMarkup = MARKUP_EXTENSIONS.includes(extensionOf(path));
    const source = isMarkup ? blankMarkup(text) : text;
    const tree = previous === undefined ? parse(path, source) : reparse(previous.tree, source);
    const model = buildFileModel(tree);
    return ok({ path, text, tree, model, scriptAddresses: isMarkup ? collectScriptAddresses(text) : [] });
  } catch (error) {
    return problem(explain(error));
  }
}

function refuse(text: string): string | undefined {
  if (text.length > LARGEST_FILE) return `larger than ${LARGEST_FILE / 1_000_000} MB, so taken for a bundle or data`;
  if (text.includes('\0')) return 'holds NUL characters, so taken for a binary file';
  if (text.length > 20_000) {
    let lines = 1;
    for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) lines++;
    if (text.length / lines > LONGEST_AVERAGE_LINE) return 'has very long lines, so taken for minified code';
  }
  return undefined;
}

function parse(path: string, text: string): ts.SourceFile {
  return ts.createSourceFile(path, text, { languageVersion: ts.ScriptTarget.Latest, jsDocParsingMode: ts.JSDocParsingMode.ParseAll }, true, scriptKindOf(path));
}

/** Reuses the nodes outside the changed range; the previous tree must not be used afterwards. */
function reparse(previous: ts.SourceFile, text: string): ts.SourceFile {
  const old = previous.text;
  let start = 0;
  const limit = Math.min(old.length, text.length);
  while (start < limit && old.charCodeAt(start) === text.charCodeAt(start)) start++;
  let tail = 0;
  while (tail < limit - start && old.charCodeAt(old.length - 1 - tail) === text.charCodeAt(text.length - 1 - tail)) tail++;
  const range = { span: { start, length: old.length - start - tail }, newLength: text.length - start - tail };
  return ts.updateSourceFile(previous, text, range);
}

function explain(error: unknown): string {
  if (error instanceof RangeError) return 'is nested too deeply to be parsed';
  const message = error instanceof Error ? error.message : String(error);
  return `could not be parsed (${message.split('\n', 1)[0] ?? ''})`;
}

export type { Problem };
