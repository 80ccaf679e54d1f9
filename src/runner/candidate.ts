import type { InputKind } from '../core/trace';
import type { InputSite } from './input-sites';
import type { SourceFrame, SourceLines } from './source-lines';

/** A source of entropy that may have caused a root. */
export interface Candidate {
  readonly input: InputKind;
  readonly api: string;
  readonly frame: SourceFrame | undefined;
  readonly sites: readonly InputSite[];
  /** Place of its last use before the root. */
  readonly lastPlace: number;
  readonly firstPlace: number;
  readonly draws: number;
  readonly score: number;
  /** True if it was used right before the root, with nothing computed between. */
  readonly isAdjacent: boolean;
  /** The library that let it in while it was loaded; `frame` is the line that imports it. */
  readonly loadedLibrary?: string;
  /** The same values in another order: messages of several senders. */
  readonly isPermuted?: boolean;
  /** True if both whole runs asked it equally often: what it gave decided a value, not how long something went on. */
  readonly isSteady?: boolean;
  /** True for a clock that the run that goes on longer read once more before the root than the other. */
  readonly isReadOnceMore?: boolean;
  /** True if a process that the program started was given it: it is part of what that process sends or prints. */
  readonly isFromChild?: boolean;
  /** For an order: the keys of the sites whose completions a replay puts in order; null stands for all sites. */
  readonly ordered?: readonly string[] | null;
  /** For an order of all work: streams that brought the same content in other pieces. */
  readonly repieced?: readonly InputSite[];
  /** For an order: true if the runs differ in how often a loop went round before something arrived. */
  readonly endsLoop?: boolean;
}

/** How suspicious what is let in is by its kind. */
export const SCORES: Record<InputKind, number> = { draw: 60, file: 55, arrival: 50, env: 45, clock: 20, memory: 15, timer: 40, shared: 50 };

/** What was let in right before the root is more suspicious by this. */
export const ADJACENT = 30;

/** One line may start work from several callers; `nameOf` gives what tells apart what it started. */
export function groupByLine(sites: readonly InputSite[], lines: SourceLines, nameOf = (api: string): string => api): [InputSite, ...InputSite[]][] {
  const groups = new Map<string, [InputSite, ...InputSite[]]>();
  for (const site of sites) {
    const frame = lines.findUserFrame(site.stack);
    const key = `${nameOf(site.api)} ${frame?.path}:${frame?.line}:${frame?.column}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [site]);
    else group.push(site);
  }
  return [...groups.values()];
}
