import { execFile } from 'node:child_process';
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { promisify } from 'node:util';
import ts from 'typescript';

const PRELOAD = resolve('test/support/hash-weights.cjs');
const TSX = resolve('node_modules/tsx/dist/cli.mjs');

/** Copies a program to a folder below this repository, where its packages can be found. */
export function copyProgram(source: string, name: string): string {
  const folder = resolve('.cache/proof', name);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  cpSync(source, folder, { recursive: true });
  return folder;
}

/** Everything a program prints, with a hash of its weights at the end. A program that fails throws. */
export async function runProgram(folder: string, script: string): Promise<string> {
  const isTypeScript = script.endsWith('ts');
  const { stdout } = await promisify(execFile)(process.execPath, ['--require', PRELOAD, ...(isTypeScript ? [TSX] : []), script], {
    cwd: folder,
    timeout: 100_000,
    maxBuffer: 1 << 24,
  });
  return stdout;
}

/** Two runs in fresh processes, side by side. */
export function runTwice(folder: string, script: string): Promise<[string, string]> {
  return Promise.all([runProgram(folder, script), runProgram(folder, script)]);
}

/** Source files of a folder by name, sorted. */
export function readSources(folder: string): Map<string, string> {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => /\.[mc]?[jt]sx?$/.test(name));
  const files = names.map((name) => join(folder, name)).filter((path) => statSync(path).isFile());
  return new Map(files.sort().map((path) => [relative(folder, path), readFileSync(path, 'utf8')]));
}

/** Every comment of a text, in order. */
export function collectComments(text: string): string[] {
  const scanner = ts.createScanner(ts.ScriptTarget.Latest, false, ts.LanguageVariant.Standard, text);
  const comments: string[] = [];
  for (let kind = scanner.scan(); kind !== ts.SyntaxKind.EndOfFileToken; kind = scanner.scan()) {
    if (kind === ts.SyntaxKind.SingleLineCommentTrivia || kind === ts.SyntaxKind.MultiLineCommentTrivia) comments.push(scanner.getTokenText());
  }
  return comments;
}

/** What the type checker has to say about TypeScript files, loosely configured. */
export function typeErrors(folder: string): string[] {
  const files = [...readSources(folder).keys()].filter((name) => /\.[mc]?ts$/.test(name)).map((name) => join(folder, name));
  if (files.length === 0) return [];
  const program = ts.createProgram(files, {
    target: ts.ScriptTarget.ES2022,
    module: ts.ModuleKind.Preserve,
    moduleResolution: ts.ModuleResolutionKind.Bundler,
    strict: true,
    skipLibCheck: true,
    noEmit: true,
    esModuleInterop: true,
    types: ['node'],
  });
  return ts.getPreEmitDiagnostics(program).map((each) => `${relative(folder, each.file?.fileName ?? '')}: ${ts.flattenDiagnosticMessageText(each.messageText, ' ')}`);
}
