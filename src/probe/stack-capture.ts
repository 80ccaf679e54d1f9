/** What the probe keeps of `NodeJS.CallSite`. */
interface Site {
  getFileName(): string | null | undefined;
  getLineNumber(): number | null;
  getColumnNumber(): number | null;
  getFunctionName(): string | null;
  getTypeName?(): string | null;
  isConstructor?(): boolean;
  isTopLevel?(): boolean;
  getMethodName?(): string | null;
}

/** A call site, and the file that it counts to. */
interface Frame {
  readonly file: string;
  readonly site: Site;
}

/** Remembers, along asynchronous calls, the last stack that held a user frame. */
export interface EntryMemory {
  get(): string | undefined;
  set(stack: string): void;
}

/** The file that a line of a script came from: a bundle holds many, and only some of them are the user's. */
export type SourceOf = (script: string, line: number) => string;

/** The function above which frames count; null where a proxy hides it. */
export type Skip = ((...args: never[]) => unknown) | null;

/** The line that separates the frames of this turn from the user's frames that led to it. */
export const ASYNC_MARK = '~';
const DEPTH = 60;
const LIBRARY_FRAMES = 8;
/** From the draw up: far enough to see the call that made a weight, eleven frames above for an orthogonal initializer. */
const TOP_FRAMES = 14;
/** Many: in a bundle the library's frames look like the user's. */
const USER_FRAMES = 40;

/** Turns call sites into text: one frame a line, `function \t file \t line \t column`. */
export class StackCapture {
  private readonly ownFile: string;
  private readonly entry: EntryMemory;
  /** A bundle that holds TensorFlow.js: its frames may be the library's as well as the user's. */
  private bundle: string | null = null;
  private readonly sourceOf: SourceOf | null;

  constructor(ownFile: string, entry: EntryMemory, sourceOf: SourceOf | null = null) {
    this.ownFile = ownFile;
    this.entry = entry;
    this.sourceOf = sourceOf;
  }

  /** Frames above `skip`, the user's frames of an earlier turn appended if this turn has none. */
  capture(skip: Skip): string {
    const frames: Frame[] = [];
    let library = 0;
    let user = 0;
    let certain = 0;
    for (const site of collectSites(skip, DEPTH)) {
      const script = site.getFileName() ?? '';
      if (script === this.ownFile && isLayerCall(site)) frames.push({ file: LAYER_FILE, site });
      if (!this.isOthers(script)) continue;
      const file = this.fileOf(script, site);
      const isUser = !isLibrary(file);
      if (isUser ? user >= USER_FRAMES : library >= LIBRARY_FRAMES && user > 0) continue;
      if (isUser) user++;
      else library++;
      if (isUser && file !== this.bundle) certain++;
      frames.push({ file, site });
    }
    // Naming a frame costs more than walking over it.
    const trimmed = trimLibrary(frames).map(renderFrame);
    if (certain > 0) {
      const text = trimmed.join('\n');
      this.entry.set(text);
      return text;
    }
    const earlier = this.entry.get();
    return earlier === undefined ? trimmed.join('\n') : [...trimmed, ASYNC_MARK, earlier.split(`${ASYNC_MARK}\n`).at(-1) ?? ''].join('\n');
  }

  /** The file that makes the engine is TensorFlow.js, or a bundle that holds it. */
  noteEngine(skip: Skip): void {
    const site = collectSites(skip, DEPTH).find((each) => this.isOthers(each.getFileName() ?? ''));
    const file = site === undefined ? undefined : this.fileOf(site.getFileName() ?? '', site);
    if (file !== undefined && !isLibrary(file)) this.bundle = file;
  }

  /** The caller's stack with the library call that it made on top; remembered for later turns. */
  enter(skip: Skip, call: string): string {
    const text = `${call}\n${this.capture(skip).split(`\n${ASYNC_MARK}\n`, 1)[0] ?? ''}`;
    this.entry.set(text);
    return text;
  }

  /** What follows is done for the user's line of an earlier `enter`. */
  resume(stack: string): void {
    this.entry.set(stack);
  }

  private fileOf(script: string, site: Site): string {
    return this.sourceOf === null ? script : this.sourceOf(script, site.getLineNumber() ?? 0);
  }

  private isOthers(script: string): boolean {
    return script !== this.ownFile && script !== '' && !script.startsWith('node:');
  }

  /** File, line and column of the caller alone: a cheap key. */
  captureCaller(skip: Skip): string {
    const site = skip === null ? collectSites(skip, 12).find((each) => each.getFileName() !== this.ownFile) : collectSites(skip, 1)[0];
    return site === undefined ? '' : `${this.fileOf(site.getFileName() ?? '', site)}\t${site.getLineNumber() ?? 0}\t${site.getColumnNumber() ?? 0}`;
  }
}

/** Begins the name of the probe's function around a layer's method: minified builds of TensorFlow.js have no names. */
export const LAYER_CALL = 'layer:';

/** The file in whose name the probe's own functions around a layer stand. */
const LAYER_FILE = '/node_modules/@tensorflow/tfjs-layers';

function isLayerCall(site: Site): boolean {
  return site.getFunctionName()?.startsWith(LAYER_CALL) === true;
}

/** Every frame of every stack asks. */
const libraries = new Map<string, boolean>();

export function isLibrary(file: string): boolean {
  const known = libraries.get(file);
  if (known !== undefined) return known;
  const isOne = file.includes('/node_modules/') || file.includes('\\node_modules\\');
  libraries.set(file, isOne);
  return isOne;
}

/** True if a caller, as `captureCaller` gives it, is the user's: neither a library's nor Node's. */
export function isUsersCaller(caller: string): boolean {
  return caller !== '' && !caller.startsWith('node:') && !isLibrary(caller);
}

/** True if a stack begins at a line of the user's, in this turn of the event loop. */
export function isUsersStack(stack: string): boolean {
  const first = stack.split('\n', 1)[0] ?? '';
  return first !== '' && first !== ASYNC_MARK && !first.includes('/node_modules/');
}

/** Keeps the top library frames and those next to the user's own. */
function trimLibrary(frames: readonly Frame[]): readonly Frame[] {
  const firstUser = frames.findIndex(({ file }) => !isLibrary(file));
  const end = firstUser < 0 ? frames.length : firstUser;
  if (end <= TOP_FRAMES + LIBRARY_FRAMES) return frames;
  return [...frames.slice(0, TOP_FRAMES), ...frames.slice(end - LIBRARY_FRAMES)];
}

function renderFrame({ site, file }: Frame): string {
  if (file === LAYER_FILE) return `${site.getFunctionName() ?? ''}\t${file}\t0\t0`;
  const name = site.getFunctionName() ?? site.getMethodName?.() ?? '';
  const type = site.isTopLevel?.() === false && site.isConstructor?.() === false ? (site.getTypeName?.() ?? '') : '';
  const label = name.includes('.') || type === '' || type === 'Object' ? name : `${type}.${name}`;
  return `${label}\t${file}\t${site.getLineNumber() ?? 0}\t${site.getColumnNumber() ?? 0}`;
}

function collectSites(skip: Skip, depth: number): readonly Site[] {
  const errors = Error as unknown as { prepareStackTrace?: unknown; stackTraceLimit: number };
  const { prepareStackTrace, stackTraceLimit } = errors;
  const holder: { stack?: unknown } = {};
  try {
    errors.prepareStackTrace = (_error: unknown, sites: unknown) => sites;
    errors.stackTraceLimit = depth;
    Error.captureStackTrace(holder, skip ?? collectSites);
    return Array.isArray(holder.stack) ? (holder.stack as Site[]) : [];
  } catch {
    return [];
  } finally {
    errors.prepareStackTrace = prepareStackTrace;
    errors.stackTraceLimit = stackTraceLimit;
  }
}
