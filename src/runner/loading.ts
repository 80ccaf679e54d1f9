import type { SourceFrame, SourceLines } from './source-lines';

/** Packages that compile a user's file while it is loaded. */
const COMPILERS = /[\\/]node_modules[\\/](?:tsx|esbuild|ts-node|@swc|@babel|sucrase|jiti)[\\/]/u;

/**
 * Did this happen while a module was being loaded: in a compiler that loads the user's file, or in a generator that a
 * library makes for itself at the user's `require` line? Such entropy is nobody's.
 */
export function isLoading(stack: string, lines: SourceLines): boolean {
  const frames = lines.resolve(stack);
  const user = frames.findIndex(({ isLibrary }) => !isLibrary);
  const nearest: SourceFrame | undefined = frames[user - 1];
  if (nearest === undefined || !nearest.isLibrary) return false;
  // Code of a strict module has no name at all; a call that the user makes has one somewhere on its way.
  const isModuleCode = nearest.functionName === 'Object.<anonymous>' || (user > 1 && frames.slice(0, user).every(({ functionName }) => functionName === ''));
  return isModuleCode || COMPILERS.test(nearest.path);
}
