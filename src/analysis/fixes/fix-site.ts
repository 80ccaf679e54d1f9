import { ts } from 'ts-morph';
import { SEED_MODULE_NAME } from '../../core/seed-module';
import { extensionOf, isMarkup } from '../source/script-kind';
import type { ParsedFile } from '../source/parsed-file';
import type { SeedName } from './fix-intent';
import { detectStyle, type SourceStyle } from './source-style';

/** A file as fixes see it. */
export interface FixSite {
  readonly file: ParsedFile;
  readonly style: SourceStyle;
  readonly isTypeScript: boolean;
  /**
   * Code of a page that loads nothing itself: a script inside the page, or a file of a script tag without imports. It
   * can take no seed from a module, and a name at its top would be every other script's as well.
   */
  readonly isPageScript: boolean;
  /** A worker that loads others by `importScripts`: it has no modules, but the names at its top are its own. */
  readonly isClassicWorker: boolean;
  /** How the file loads others: what its own syntax shows. */
  readonly syntax: 'esm' | 'cjs';
  /** The names that seeds are to be written with, free or already ours in this file. */
  readonly names: Readonly<Record<SeedName, string>>;
  /** Which of the names the file declares or imports already. */
  readonly declared: ReadonlySet<SeedName>;
}

/** What a file cannot tell of itself. */
export interface Surroundings {
  /** A script tag names it, or nothing else can have loaded it. */
  readonly isLoadedByPage: boolean;
  /** Are the `.js` files of its package ES modules? */
  readonly isInModulePackage: () => boolean;
}

export function describeSite(file: ParsedFile, { isLoadedByPage, isInModulePackage }: Surroundings): FixSite {
  const extension = extensionOf(file.path);
  const own = { SEED: findOwn(file, 'SEED'), nextSeed: findOwn(file, 'nextSeed') };
  return {
    file,
    style: detectStyle(file.text),
    isTypeScript: /^\.[mc]?tsx?$/.test(extension),
    isPageScript: isMarkup(file.path) || (isLoadedByPage && !isModule(file)),
    isClassicWorker: isClassicWorker(file),
    syntax: detectSyntax(file, isInModulePackage),
    names: { SEED: own.SEED ?? freeName(file, ['SEED', 'SWERVE_SEED']), nextSeed: own.nextSeed ?? freeName(file, ['nextSeed', 'nextSwerveSeed']) },
    declared: new Set((['SEED', 'nextSeed'] as const).filter((name) => own[name] !== undefined)),
  };
}

/** Does a file load others, or give something to them, by the means of modules? */
function isModule({ model, tree }: ParsedFile): boolean {
  return model.mentions.some(({ how }) => how !== 'worker') || tree.statements.some((each) => ts.isExportAssignment(each) || ts.isExportDeclaration(each) || (ts.canHaveModifiers(each) && ts.getModifiers(each)?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword) === true));
}

function isClassicWorker({ model }: ParsedFile): boolean {
  const loads = model.callsByName.get('importScripts') ?? [];
  return loads.some(({ expression }) => /^(?:(?:self|globalThis)\.)?importScripts$/.test(expression.getText())) && !model.mentions.some(({ node, how }) => how === 'import' || how === 'export' || (ts.isCallExpression(node) && isRequireCall(node) && !isNeverRun(node)));
}

/** In `if (false) { … }`, where editors look for types. */
function isNeverRun(node: ts.Node): boolean {
  const { parent } = node;
  if (ts.isIfStatement(parent) && parent.thenStatement === node && parent.expression.kind === ts.SyntaxKind.FalseKeyword) return true;
  return !ts.isSourceFile(parent) && isNeverRun(parent);
}

function detectSyntax(file: ParsedFile, isInModulePackage: () => boolean): 'esm' | 'cjs' {
  const extension = extensionOf(file.path);
  if (extension === '.mjs' || extension === '.mts') return 'esm';
  if (extension === '.cjs') return 'cjs';
  const { mentions } = file.model;
  if (mentions.some(({ how }) => how === 'import' || how === 'export')) return 'esm';
  if (mentions.some(({ how }) => how === 'require')) return 'cjs';
  return file.tree.statements.some((each) => ts.isExportAssignment(each) || ts.isExportDeclaration(each)) || /^\.tsx?$/.test(extension) || isInModulePackage() ? 'esm' : 'cjs';
}

/** A name that an earlier fix wrote or imported, or a root seed of the user's own. */
function findOwn(file: ParsedFile, name: SeedName): string | undefined {
  const candidates = name === 'SEED' ? ['SEED', 'SWERVE_SEED'] : ['nextSeed', 'nextSwerveSeed'];
  return candidates.find((candidate) => {
    const binding = file.model.findTopLevel(candidate);
    if (binding === undefined) return false;
    const { declaration } = binding;
    if (ts.isImportSpecifier(declaration)) return isStreamModule(declaration.parent.parent.parent.moduleSpecifier);
    if (ts.isBindingElement(declaration)) return isStreamRequire(declaration);
    return name === 'SEED' ? isRootSeed(declaration, file) : isAdvancingSeed(declaration);
  });
}

export function isStreamModule(specifier: ts.Expression | undefined): boolean {
  return specifier !== undefined && ts.isStringLiteralLike(specifier) && new RegExp(`(?:^|/)${SEED_MODULE_NAME}(?:\\.[mc]?[jt]s)?$`).test(specifier.text);
}

function isStreamRequire(element: ts.BindingElement): boolean {
  const declaration = element.parent.parent;
  const value = ts.isVariableDeclaration(declaration) ? declaration.initializer : undefined;
  return value !== undefined && ts.isCallExpression(value) && isStreamModule(value.arguments[0]);
}

/** `const SEED = 42`: no zero, at the top of the file, and before anything that could need it. */
function isRootSeed(node: ts.Node, file: ParsedFile): boolean {
  if (!ts.isVariableDeclaration(node) || (node.parent.flags & ts.NodeFlags.Const) === 0) return false;
  const isNumber = node.initializer !== undefined && ts.isNumericLiteral(node.initializer) && Number(node.initializer.text) > 0;
  return isNumber && !file.model.calls.some((call) => call.end < node.pos && !isRequireCall(call));
}

function isRequireCall(node: ts.Node): boolean {
  return ts.isCallExpression(node) && ts.isIdentifier(node.expression) && node.expression.text === 'require';
}

function isAdvancingSeed(node: ts.Node): boolean {
  return ts.isFunctionDeclaration(node) && /return \+\+last(?:Swerve)?Seed\b/.test(node.body?.getText() ?? '');
}

/** The first name that nothing in the file is called by, in whatever scope. */
function freeName(file: ParsedFile, candidates: readonly string[]): string {
  const isTaken = (name: string): boolean => file.model.bindingsOf(name).size > 0 || file.model.references.has(name);
  for (let suffix = 0; ; suffix++) {
    for (const candidate of candidates) {
      const name = suffix === 0 ? candidate : `${candidate}${suffix}`;
      if (!isTaken(name)) return name;
    }
  }
}
