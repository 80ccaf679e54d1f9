import { findApi, findModule, type Identity } from '../knowledge/catalogue';
import type { SourceFrame, SourceLines } from './source-lines';

/** The names of one import: of the default, of all (`* as`), and in braces. */
const IMPORTS = /\bimport\s+(?:type\s+)?(?:([\w$]+)\s*,?\s*)?(?:\*\s+as\s+([\w$]+)|\{([^}]*)\})?\s*from\s*(["'])([^"']+)\4/g;
const REQUIRES = /\b(?:const|let|var)\s+(?:([\w$]+)|\{([^}]*)\})\s*=\s*(?:await\s+import|require)\s*\(\s*(["'])([^"']+)\3/g;

/**
 * A library that seeds a generator of its own while it loads lets entropy in where no line of the user stands. The line to
 * mend is the first that draws from it, as the tables know the library's calls.
 */
export function findDrawingLine(library: string, lines: SourceLines): { readonly frame: SourceFrame; readonly api: string } | null {
  for (const path of lines.ownFiles()) {
    const names = importedNames(lines.linesOf(path).join('\n'), library);
    if (names.size === 0) continue;
    for (const [index, text] of lines.linesOf(path).entries()) {
      const call = findDraw(text, names);
      if (call !== null) return { api: `${library}.${call.api}`, frame: { functionName: '', path, line: index + 1, column: call.column, isLibrary: false, isEarlier: false } };
    }
  }
  return null;
}

function findDraw(text: string, names: ReadonlyMap<string, Identity>): { readonly api: string; readonly column: number } | null {
  for (const match of text.matchAll(/(?<![\w$.])([\w$]+)((?:\s*\.\s*[\w$]+)*)\s*\(/g)) {
    const imported = names.get(match[1] ?? '');
    if (imported === undefined) continue;
    const path = [imported.path, ...(match[2] ?? '').split('.').map((part) => part.trim())].filter((part) => part !== '').join('.');
    if ((findApi({ ...imported, path })?.draws ?? []).length > 0) return { api: path.replace(/^.*\./, ''), column: match.index + 1 };
  }
  return null;
}

/** What each name of a module stands for, of those that it imports from a library. */
function importedNames(text: string, library: string): Map<string, Identity> {
  const names = new Map<string, Identity>();
  const of = (specifier: string): ReturnType<typeof findModule> => (specifier === library || specifier.startsWith(`${library}/`) ? findModule(specifier) : undefined);
  for (const [, fallback, all, some, , specifier = ''] of text.matchAll(IMPORTS)) {
    const exports = of(specifier);
    if (exports === undefined) continue;
    if (fallback !== undefined && exports.default !== null) names.set(fallback, exports.default);
    if (all !== undefined) names.set(all, exports.namespace);
    addMembers(names, exports.namespace, some);
  }
  for (const [, whole, some, , specifier = ''] of text.matchAll(REQUIRES)) {
    const exports = of(specifier);
    if (exports === undefined) continue;
    if (whole !== undefined) names.set(whole, exports.required);
    addMembers(names, exports.required, some);
  }
  return names;
}

/** `a, b as c` of an import, `a, b: c` of a `require`. */
function addMembers(names: Map<string, Identity>, { library, path }: Identity, list: string | undefined): void {
  for (const [, member = '', local = member] of (list ?? '').matchAll(/([\w$]+)(?:\s*(?:\bas\b|:)\s*([\w$]+))?/g)) {
    names.set(local, { library, path: path === '' ? member : `${path}.${member}` });
  }
}
