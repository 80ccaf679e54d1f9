import { posix } from 'node:path';
import type { TextEdit } from '../../core/finding';
import type { Project } from '../project/project';
import type { ParsedFile } from '../source/parsed-file';
import { isAside } from '../source/program-start';
import { extensionOf } from '../source/script-kind';
import type { EntryFiles } from './entry-files';
import type { FixSite } from './fix-site';
import { howSeedrandomIsImported } from './commonjs-import';
import { addDependency } from './package-dependency';
import { collectTensorPackages, detectImportEnding, findDependencyList, findPackage, isModulePackage } from './project-facts';
import { renderStreamModule, SEEDRANDOM_VERSION } from './stream-module';
import type { StreamPlace } from './stream-place';

/** What the programs that share a stream module want from it. */
export interface StreamWish {
  readonly place: StreamPlace;
  readonly entries: readonly FixSite[];
  /** First files of all programs that load the module, once these entries do: it must suit every one of them. */
  readonly starts: readonly string[];
  readonly backend: string | null;
  readonly flags: readonly (readonly [name: string, value: number])[];
  /** A file that takes its seeds from the module wants another at every call. */
  readonly needsNext: boolean;
}

const TYPES_VERSION = '3.0.8';
/** Registers the flags that the stream module sets. */
const WEBGPU_PACKAGE = '@tensorflow/tfjs-backend-webgpu';
const GENERATED_MARK = '// Written by Swerve';

export interface StreamContext {
  readonly project: Project;
  readonly entryFiles: EntryFiles;
  readonly rootSeed: number;
  /** Text of a file that is no source (`package.json`), edits of this session included; '' where there is none. */
  readonly readText: (path: string) => string;
}

/** Edits that create the stream module, or bring the one that is there up to date, and the package it needs. */
export function renderStreamFile({ project, entryFiles, rootSeed, readText }: StreamContext, wish: StreamWish): TextEdit[] {
  const { place, entries } = wish;
  const previous = place.existing?.text ?? null;
  if (previous !== null && !previous.startsWith(GENERATED_MARK)) return [];
  const home = findPackage(project, place.path);
  const used = collectCommonPackages(wish.starts.map((start) => entryFiles.collectProgram(start).filter(({ path }) => path !== place.path && findPackage(project, path) === home)));
  const [entry] = entries;
  if (entry === undefined) return [];
  const pins = readPins(previous ?? '');
  const canPin = used.some(hasNamespace);
  const text = renderStreamModule({
    syntax: place.syntax,
    isTypeScript: place.isTypeScript,
    seedrandom: place.isTypeScript ? howSeedrandomIsImported(place.path, isModulePackage(home)) : 'default',
    style: entry.style,
    seed: readSeed(previous ?? '') ?? rootSeed,
    tensorPackages: [...used.filter(hasNamespace), ...used.filter((name) => !hasNamespace(name))],
    backend: canPin ? (wish.backend ?? pins.backend) : null,
    needsNext: wish.needsNext || hasNextSeed(previous ?? ''),
    flags: canPin && used.includes(WEBGPU_PACKAGE) ? mergeFlags(pins.flags, wish.flags) : [],
  });
  const file = project.relative(place.path);
  const module = previous === text ? [] : [{ file, start: 0, end: previous?.length ?? 0, text }];
  return [...module, ...renderDependency(project, place, readText)];
}

/**
 * The packages that every program loads in files of the package that the module is in: one that only some have may not
 * even be installed where another runs, nor need what a package beside it depends on be found from here. Programs
 * without TensorFlow.js can load what is plain JavaScript, but one for a browser not what is compiled for Node.
 */
function collectCommonPackages(programs: readonly (readonly ParsedFile[])[]): string[] {
  const all = programs.map(collectTensorPackages);
  const loaded = all.filter((packages) => packages.length > 0);
  const [first = [], ...others] = loaded;
  const common = first.filter((name) => others.every((packages) => packages.includes(name)));
  return loaded.length === all.length ? common : common.filter((name) => !isNative(name));
}

/** `tfjs-node`, `tfjs-node-gpu` and `tfjs-react-native` run on their own platform only. */
function isNative(name: string): boolean {
  return /tfjs-(?:node|react-native)/.test(name);
}

/** Backends and the data package alone have no `setBackend`. */
function hasNamespace(name: string): boolean {
  return !/tfjs-(?:backend|data|layers|converter|vis)/.test(name);
}

/** Does the text of a stream module give another seed at every call? */
export function hasNextSeed(text: string): boolean {
  return /\bnextSeed\b/.test(text);
}

function readSeed(text: string): number | undefined {
  const seed = /\bSEED = (\d+)/.exec(text)?.[1];
  return seed === undefined ? undefined : Number(seed);
}

function readPins(text: string): { backend: string | null; flags: (readonly [string, number])[] } {
  const backend = /tf\.setBackend\(['"](\w+)['"]\)/.exec(text)?.[1] ?? null;
  const flags = [...text.matchAll(/tf\.env\(\)\.set\(['"](\w+)['"], (\d+)\)/g)].map(([, name = '', value]) => [name, Number(value)] as const);
  return { backend, flags };
}

function mergeFlags(a: StreamWish['flags'], b: StreamWish['flags']): [string, number][] {
  return [...new Map([...a, ...b])];
}

/** `seedrandom`, and its types for TypeScript, where the package does not list them: what only its examples load, no user of it needs. */
function renderDependency(project: Project, place: StreamPlace, readText: StreamContext['readText']): TextEdit[] {
  const path = findDependencyList(project, place.path);
  if (path === undefined) return [];
  const text = readText(path);
  const isBeside = text.includes('"devDependencies"') && isAside(project.relative(place.path));
  const types = text.includes('"@types/') && !text.includes('"devDependencies"') ? 'dependencies' : 'devDependencies';
  const edits = [
    ...(addDependency(text, isBeside ? 'devDependencies' : 'dependencies', 'seedrandom', SEEDRANDOM_VERSION) ?? []),
    ...(place.isTypeScript ? (addDependency(text, types, '@types/seedrandom', TYPES_VERSION) ?? []) : []),
  ];
  return edits.map((edit) => ({ file: project.relative(path), ...edit }));
}

/** How a file spells the path to the stream module, in the manner of its program's other imports. */
export function spellStream(project: Project, site: FixSite, place: StreamPlace, entryFiles: EntryFiles): string {
  const extension = extensionOf(place.path);
  const relative = posix.relative(posix.dirname(site.file.path), place.path);
  const stem = (relative.startsWith('.') ? relative : `./${relative}`).slice(0, -extension.length);
  if (site.syntax === 'cjs') return extension === '.cjs' ? `${stem}.cjs` : stem;
  const own = detectImportEnding([site.file]);
  const ending = own ?? detectImportEnding(entryFiles.collectEntries(site.file.path).flatMap((entry) => entryFiles.collectProgram(entry)));
  if (!place.isTypeScript) return ending === '' && extension === '.js' ? stem : stem + extension;
  const chosen = ending ?? (isModulePackage(findPackage(project, site.file.path)) ? '.js' : '');
  if (chosen === '') return stem;
  return stem + (chosen === '.ts' ? extension : extension.replace('ts', 'js'));
}
