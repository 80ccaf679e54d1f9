import type { SourceFrame, SourceLines } from './source-lines';

/** A package in a path, `@scope/name` included. */
const PACKAGE = /^.*[\\/]node_modules[\\/]((?:@[^\\/]+[\\/])?[^\\/]+)/;

/** What a library does while it is loaded has no line of the user on its stack: here it is the line that imports the library. */
export function findImport(stack: string, lines: SourceLines): { readonly frame: SourceFrame; readonly library: string } | null {
  // The outermost frame is the library's own module code.
  const library = PACKAGE.exec(lines.resolve(stack).at(-1)?.path ?? '')?.[1]?.replaceAll('\\', '/');
  if (library === undefined) return null;
  const named = library.replace(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
  const pattern = new RegExp(String.raw`(?:\bfrom|\bimport|\brequire\s*\(|\bimport\s*\()\s*(["'])${named}(?:/[^"']*)?\1`);
  for (const path of lines.ownFiles()) {
    const index = lines.linesOf(path).findIndex((text) => pattern.test(text));
    if (index >= 0) return { library, frame: { functionName: '', path, line: index + 1, column: 1, isLibrary: false, isEarlier: false } };
  }
  return null;
}
