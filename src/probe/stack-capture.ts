import { isLibrary, KnownFrames, type Frame, type Site, type SourceOf } from './known-frames';
import { KnownStacks } from './known-stacks';

export { isLibrary };

/** A call site of which only the file is known yet. */
interface Walked {
  readonly file: string;
  readonly script: string;
  readonly site: Site;
}

/** The last stacks that held a user frame. */
export interface Entry {
  /** Of those that every run of a check takes: it becomes part of the names of call sites, by which a replay finds them again. */
  readonly shared: string | undefined;
  /** Of all, also of those that only a replay takes. */
  readonly latest: string;
}

/** Remembers, along asynchronous calls, where the user's code was last. */
export interface EntryMemory {
  get(): Entry | undefined;
  set(entry: Entry): void;
}

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
  private readonly frames: KnownFrames;
  private readonly stacks = new KnownStacks();

  constructor(ownFile: string, entry: EntryMemory, sourceOf: SourceOf | null = null) {
    this.ownFile = ownFile;
    this.entry = entry;
    this.frames = new KnownFrames(sourceOf);
  }

  /** Frames above `skip`, the user's frames of an earlier turn appended if this turn has none. */
  capture(skip: Skip): string {
    return this.take(skip, 'shared');
  }

  /** Where the user's code was last, as far as every run of a check knows; '' where it was nowhere yet. */
  get lastEntry(): string {
    return this.entry.get()?.shared ?? '';
  }

  /** The same where other runs of the check capture nothing: call sites keep the names that they have there. */
  look(skip: Skip): string {
    return this.take(skip, 'latest');
  }

  private take(skip: Skip, kind: keyof Entry): string {
    const walked: Walked[] = [];
    let library = 0;
    let user = 0;
    let certain = 0;
    for (const site of collectSites(skip, DEPTH)) {
      const script = site.getFileName() ?? '';
      if (script === this.ownFile && isLayerCall(site)) walked.push({ file: LAYER_FILE, script, site });
      if (!this.isOthers(script)) continue;
      const file = this.frames.fileOf(script, site);
      const isUser = !isLibrary(file);
      if (isUser ? user >= USER_FRAMES : library >= LIBRARY_FRAMES && user > 0) continue;
      if (isUser) user++;
      else library++;
      if (isUser && file !== this.bundle) certain++;
      walked.push({ file, script, site });
    }
    // Asking where a frame is costs more than walking over it.
    const trimmed = trimLibrary(walked).map(this.frameOf);
    if (certain > 0) {
      const text = this.stacks.textOf(trimmed);
      this.entry.set({ shared: kind === 'shared' ? text : this.entry.get()?.shared, latest: text });
      return text;
    }
    const earlier = this.entry.get()?.[kind];
    return earlier === undefined ? this.stacks.textOf(trimmed) : this.stacks.textAfter(trimmed, ASYNC_MARK, earlier);
  }

  /** The file that makes the engine is TensorFlow.js, or a bundle that holds it. */
  noteEngine(skip: Skip): void {
    const site = collectSites(skip, DEPTH).find((each) => this.isOthers(each.getFileName() ?? ''));
    const file = site === undefined ? undefined : this.frames.fileOf(site.getFileName() ?? '', site);
    if (file !== undefined && !isLibrary(file)) this.bundle = file;
  }

  /** The caller's stack with the library call that it made on top; remembered for later turns. */
  enter(skip: Skip, call: string): string {
    const text = `${call}\n${this.capture(skip).split(`\n${ASYNC_MARK}\n`, 1)[0] ?? ''}`;
    this.resume(text);
    return text;
  }

  /** What follows is done for the user's line of an earlier `enter`. */
  resume(stack: string): void {
    this.entry.set({ shared: stack, latest: stack });
  }

  private readonly frameOf = ({ file, script, site }: Walked): Frame => (file === LAYER_FILE ? this.frames.standIn(site.getFunctionName() ?? '', LAYER_FILE) : this.frames.frameOf(script, site));

  /** The names of the functions of one of Node's modules above `skip`, innermost first. */
  calledWithin(module: string, skip: Skip): string[] {
    return collectSites(skip, 12).filter((site) => site.getFileName() === module).map((site) => site.getFunctionName() ?? '');
  }

  private isOthers(script: string): boolean {
    return script !== this.ownFile && script !== '' && !script.startsWith('node:');
  }

  /** File, line and column of the caller alone: a cheap key. */
  captureCaller(skip: Skip): string {
    const site = skip === null ? collectSites(skip, 12).find((each) => each.getFileName() !== this.ownFile) : collectSites(skip, 1)[0];
    return site === undefined ? '' : this.frames.placeOf(site.getFileName() ?? '', site);
  }
}

/** Begins the name of the probe's function around a layer's method: minified builds of TensorFlow.js have no names. */
export const LAYER_CALL = 'layer:';

/** The file in whose name the probe's own functions around a layer stand. */
const LAYER_FILE = '/node_modules/@tensorflow/tfjs-layers';

function isLayerCall(site: Site): boolean {
  return site.getFunctionName()?.startsWith(LAYER_CALL) === true;
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
function trimLibrary(frames: readonly Walked[]): readonly Walked[] {
  const firstUser = frames.findIndex(({ file }) => !isLibrary(file));
  const end = firstUser < 0 ? frames.length : firstUser;
  if (end <= TOP_FRAMES + LIBRARY_FRAMES) return frames;
  return [...frames.slice(0, TOP_FRAMES), ...frames.slice(end - LIBRARY_FRAMES)];
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
