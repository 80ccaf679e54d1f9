import { ts } from 'ts-morph';

const KINDS: Readonly<Record<string, ts.ScriptKind>> = {
  // JSX is read in plain JavaScript too: React projects write it there, and it costs nothing elsewhere.
  '.js': ts.ScriptKind.JSX,
  '.jsx': ts.ScriptKind.JSX,
  '.mjs': ts.ScriptKind.JSX,
  '.cjs': ts.ScriptKind.JSX,
  '.ts': ts.ScriptKind.TS,
  '.mts': ts.ScriptKind.TS,
  '.cts': ts.ScriptKind.TS,
  '.tsx': ts.ScriptKind.TSX,
  '.html': ts.ScriptKind.JS,
  '.htm': ts.ScriptKind.JS,
  '.vue': ts.ScriptKind.TS,
  '.svelte': ts.ScriptKind.TS,
};

/** Extensions that the analyser reads, with their dots. */
export const SOURCE_EXTENSIONS: readonly string[] = Object.keys(KINDS);

/** Extensions whose scripts stand inside markup. */
const MARKUP_EXTENSIONS: readonly string[] = ['.html', '.htm', '.vue', '.svelte'];

export function extensionOf(path: string): string {
  const dot = path.lastIndexOf('.');
  return dot < 0 ? '' : path.slice(dot).toLowerCase();
}

/** Do the scripts of this file stand inside markup? */
export function isMarkup(path: string): boolean {
  return MARKUP_EXTENSIONS.includes(extensionOf(path));
}

export function scriptKindOf(path: string): ts.ScriptKind {
  return KINDS[extensionOf(path)] ?? ts.ScriptKind.TSX;
}
