import { readFileSync } from 'node:fs';
import { dirname, extname, isAbsolute, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { originalPositionFor, TraceMap } from '@jridgewell/trace-mapping';
import { WORKER_CODE } from '../protocol/trace-notes';
import { findInText, parseEvaluated, type EvaluatedCode, type Place } from './evaluated-code';
import { collectOwnFiles } from './own-files';

/** A frame in the source that a person wrote. */
export interface SourceFrame {
  readonly functionName: string;
  /** Absolute path. */
  readonly path: string;
  /** From 1. */
  readonly line: number;
  readonly column: number;
  readonly isLibrary: boolean;
  /** True for frames of an earlier turn, which led to this one. */
  readonly isEarlier: boolean;
}

const TYPED = /\.(?:[cm]?ts|[jt]sx)$/;
/** Characters in which the start of a callee, such as `tf.layers.dense`, is looked for. */
const LONGEST_CALLEE = 200;

/** Resolves stacks of a run to original sources, through files' own source maps and those that the probe sent. */
export class SourceLines {
  private readonly inline: ReadonlyMap<string, string>;
  private readonly evaluated: readonly EvaluatedCode[];
  private readonly entry: string | null;
  private readonly maps = new Map<string, { map: TraceMap; folder: string } | null>();
  private readonly texts = new Map<string, readonly string[]>();
  private readonly resolved = new Map<string, readonly SourceFrame[]>();

  /** `inline` holds source maps by file, `entry` is the path of the user's script. */
  constructor(inline: ReadonlyMap<string, string>, entry: string | null = null) {
    this.entry = entry;
    const isEvaluated = ([url]: readonly [string, string]): boolean => url.startsWith(WORKER_CODE);
    this.evaluated = [...inline].filter(isEvaluated).map(([, text]) => parseEvaluated(text));
    const maps = [...inline].filter((each) => !isEvaluated(each));
    // A loader may announce a file by its address while stacks name its path.
    this.inline = new Map([...maps.map(([url, map]) => [pathOf(url), map] as const), ...maps]);
  }

  resolve(stack: string): readonly SourceFrame[] {
    const known = this.resolved.get(stack);
    if (known !== undefined) return known;
    const frames: SourceFrame[] = [];
    let isEarlier = false;
    for (const text of stack.split('\n')) {
      if (text === '~') isEarlier = true;
      else if (text !== '') frames.push(this.resolveFrame(text, isEarlier));
    }
    this.resolved.set(stack, frames);
    return frames;
  }

  /** The nearest frame that is the user's own. */
  findUserFrame(stack: string): SourceFrame | undefined {
    return this.resolve(stack).find(({ isLibrary }) => !isLibrary);
  }

  private resolveFrame(text: string, isEarlier: boolean): SourceFrame {
    const [functionName = '', file = '', line = '0', column = '0'] = text.split('\t');
    const path = pathOf(file);
    // A library stays a library, wherever its own maps point.
    const told = { path, line: Number(line), column: Number(column) };
    const original = isLibraryPath(path) ? null : path === WORKER_CODE ? this.findEvaluated(told) : this.findOriginal(file, told);
    const position = original ?? told;
    return { functionName, ...position, column: this.calleeStart(position), isLibrary: this.isLibrary(file, position.path, original !== null), isEarlier };
  }

  /** The place of a worker's code in the file that holds it as text, or else the line that made the worker. */
  private findEvaluated(told: Place): Place | null {
    const frames = this.evaluated.flatMap((each) => {
      const frame = this.findUserFrame(each.stack);
      return frame === undefined ? [] : [{ each, frame }];
    });
    for (const { each, frame: { path } } of frames) {
      const place = findInText(each, { ...told, path }, this.linesOf(path));
      if (place !== null) return place;
    }
    return frames[0]?.frame ?? null;
  }

  private findOriginal(url: string, { path, line, column }: Place): Place | null {
    const found = this.mapOf(url, path);
    if (found === null) return null;
    const original = originalPositionFor(found.map, { line, column: Math.max(0, column - 1) });
    if (original.source === null) return null;
    const source = original.source.startsWith('file:') ? fileURLToPath(original.source) : original.source;
    const named = isAbsolute(source) ? source : resolve(found.folder, source);
    return { path: this.ownSource(named, path), line: original.line, column: original.column + 1 };
  }

  /** tsx names another ending in the maps of .mts, .cts and .tsx files whose path is not plain ASCII: there the file itself is meant. */
  private ownSource(named: string, path: string): string {
    const isMeant = named !== path && withoutEnding(named) === withoutEnding(path) && TYPED.test(path) && !this.exists(named);
    return isMeant ? path : named;
  }

  private mapOf(url: string, path: string): { map: TraceMap; folder: string } | null {
    const known = this.maps.get(url);
    if (known !== undefined) return known;
    const loaded = this.loadMap(url, path);
    this.maps.set(url, loaded);
    return loaded;
  }

  private loadMap(url: string, path: string): { map: TraceMap; folder: string } | null {
    const reference = this.inline.get(url) ?? this.inline.get(path) ?? findReference(this.linesOf(path));
    if (reference === null) return null;
    try {
      const text = reference.startsWith('data:') ? decodeDataUrl(reference) : readFileSync(resolve(dirname(path), decodeURIComponent(reference)), 'utf8');
      const folder = reference.startsWith('data:') ? dirname(path) : dirname(resolve(dirname(path), reference));
      return { map: new TraceMap(text), folder };
    } catch {
      return null;
    }
  }

  /** Files of the user that are known: the script first, then those of which a stack told, and what these load. */
  ownFiles(): readonly string[] {
    const seen = [...this.texts].flatMap(([path, text]) => (text.length > 0 && !isLibraryPath(path) ? [path] : []));
    const bundled = [...this.maps.values()].flatMap((loaded) => (loaded === null ? [] : sourcesOf(loaded)));
    const compiled = [...this.inline.keys()].map(pathOf);
    const all = [...(this.entry === null ? [] : [this.entry]), ...seen, ...compiled, ...bundled];
    return collectOwnFiles(all.filter((path) => !isLibraryPath(path)), (path) => this.linesOf(path));
  }

  /** The text of a file; no line at all if it cannot be read. */
  linesOf(path: string): readonly string[] {
    const known = this.texts.get(path);
    if (known !== undefined) return known;
    let lines: readonly string[] = [];
    try {
      lines = readFileSync(path, 'utf8').split(/\r\n|\n|\r/);
    } catch {
      // A generated or deleted file: its positions are used as they are.
    }
    this.texts.set(path, lines);
    return lines;
  }

  /** In a bundle, what has no place in the map is the bundler's own helper. */
  private isLibrary(url: string, path: string, isMapped: boolean): boolean {
    if (isLibraryPath(path)) return true;
    return isMapped ? !this.exists(path) : this.mapOf(url, path) !== null;
  }

  /** Libraries' own maps point at sources that were never shipped. */
  private exists(path: string): boolean {
    return this.linesOf(path).length > 0;
  }

  /** The names that the user wrote where a call of a frame begins, such as `tf.util.shuffle`; empty if there are none. */
  calleeAt({ path, line, column }: Pick<SourceFrame, 'path' | 'line' | 'column'>): string {
    const text = (this.linesOf(path)[line - 1] ?? '').slice(column - 1, column - 1 + LONGEST_CALLEE);
    return /^[\p{ID_Start}$_][\p{ID_Continue}$.]*(?=\s*\()/u.exec(text)?.[0] ?? '';
  }

  /** V8 points at the method's name; people and the linter point at where the call begins. */
  private calleeStart({ path, line, column }: { path: string; line: number; column: number }): number {
    // A line may be a whole minified file, and the pattern is tried at each of its characters.
    const start = Math.max(0, column - 1 - LONGEST_CALLEE);
    const before = (this.linesOf(path)[line - 1] ?? '').slice(start, column - 1);
    const callee = /(?:[\p{ID_Start}$_][\p{ID_Continue}$]*(?:\?\.|\.))+$/u.exec(before);
    return callee === null || /[\p{ID_Continue}$)\].]$/u.test(before.slice(0, callee.index)) ? column : start + callee.index + 1;
  }
}

function pathOf(file: string): string {
  return file.startsWith('file:') ? fileURLToPath(file.replace(/[?#].*$/, '')) : file;
}

function withoutEnding(path: string): string {
  return path.slice(0, path.length - extname(path).length);
}

/** Code on the command line of a process (`node -e`), or handed to `node:vm` without a name, has no line: that of the call that runs it says more. */
const NAMELESS = /(?:(?:^|[\\/])\[eval\d*\](?:-wrapper)?|^evalmachine\.<anonymous>)$/;

function isLibraryPath(path: string): boolean {
  // Yarn Plug'n'Play loads its packages through two files at the top of the project.
  return /[\\/](?:node_modules[\\/]|\.pnp\.(?:cjs|loader\.mjs)$)/.test(path) || path.startsWith('node:') || path.startsWith('data:') || NAMELESS.test(path);
}

function sourcesOf({ map, folder }: { readonly map: TraceMap; readonly folder: string }): string[] {
  return map.sources.flatMap((source) => (source === null ? [] : [resolve(folder, pathOf(source))]));
}

function findReference(lines: readonly string[]): string | null {
  for (let index = lines.length - 1; index >= Math.max(0, lines.length - 5); index--) {
    const match = /^\s*\/\/[#@]\s*sourceMappingURL=(\S+)\s*$/.exec(lines[index] ?? '');
    if (match?.[1] !== undefined) return match[1];
  }
  return null;
}

function decodeDataUrl(url: string): string {
  const comma = url.indexOf(',');
  const body = url.slice(comma + 1);
  return url.slice(0, comma).endsWith(';base64') ? Buffer.from(body, 'base64').toString('utf8') : decodeURIComponent(body);
}

/** Path relative to the working directory, with `/`. */
export function relativePath(cwd: string, path: string): string {
  return relative(cwd, path).replaceAll('\\', '/');
}
