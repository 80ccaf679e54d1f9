import type { TextEdit } from '../../core/finding';
import type { SwerveConfig } from '../config/config';
import { isAside } from '../source/program-start';
import type { FixIntent } from './fix-intent';
import type { FixPrograms } from './fix-programs';
import type { FixSite } from './fix-site';
import { choosesBackend, findPackage } from './project-facts';
import { hasNextSeed, renderStreamFile, type StreamContext } from './render-stream';
import { placeStreams, type StreamPlace } from './stream-place';
import { chooseBackend } from './stream-repair';

/** Edits of stream modules and package files, and which module serves which entry. */
export interface RenderedStreams {
  readonly edits: readonly TextEdit[];
  readonly places: ReadonlyMap<string, StreamPlace>;
}

/** Which stream modules the fixes of a project want, what is in them, and which files take their seeds from which. */
export class StreamPlanner {
  readonly #context: StreamContext;
  readonly #programs: FixPrograms;
  readonly #backend: SwerveConfig['backend'];
  readonly #rendered = new Map<string, RenderedStreams>();
  readonly #places = new Map<string, StreamPlace | undefined>();

  constructor(context: StreamContext, programs: FixPrograms, backend: SwerveConfig['backend']) {
    this.#context = context;
    this.#programs = programs;
    this.#backend = backend;
  }

  /** The fixes of one program nearly all want the same of its stream. */
  render(intents: readonly FixIntent[]): RenderedStreams {
    const wanted = intents.filter((intent) => 'entry' in intent);
    const needsNext = intents.some((intent) => intent.kind === 'seed-name' && intent.name === 'nextSeed');
    const key = [String(needsNext), ...[...new Set(wanted.map((intent) => JSON.stringify(intent)))].sort()].join('\n');
    const known = this.#rendered.get(key) ?? this.#renderStreams(wanted, needsNext);
    this.#rendered.set(key, known);
    return known;
  }

  #renderStreams(intents: readonly FixIntent[], needsNext: boolean): RenderedStreams {
    const entries = [...new Set(intents.flatMap((intent) => ('entry' in intent ? [intent.entry] : [])))].sort();
    const sites = entries.flatMap((path) => this.#context.project.find(path) ?? []).map((file) => this.#programs.siteOf(file));
    const places = placeStreams(this.#context.project, sites);
    const edits = [...new Set(places.values())].flatMap((place) => {
      const served = sites.filter(({ file }) => places.get(file.path)?.path === place.path);
      const wanted = intents.filter((intent) => 'entry' in intent && places.get(intent.entry)?.path === place.path);
      const starts = this.#collectStarts(place, served);
      const backend = wanted.find((intent) => intent.kind === 'pin-backend')?.backend ?? null;
      const flags = wanted.filter((intent) => intent.kind === 'set-flag').map(({ name, value }) => [name, value] as const);
      return renderStreamFile(this.#context, { place, entries: served, starts, backend: this.#isAgreed(backend, starts) ? backend : null, flags, needsNext });
    });
    return { edits, places };
  }

  /** Gives a stream module that is there already what a file wants of it now. */
  extend(place: StreamPlace): readonly TextEdit[] {
    if (place.existing === undefined || hasNextSeed(place.existing.text)) return [];
    const starts = this.#collectStarts(place, []);
    return renderStreamFile(this.#context, { place, entries: [this.#programs.siteOf(place.existing)], starts, backend: null, flags: [], needsNext: true });
  }

  /** First files of all programs that share a file with the entries, and so may come to load their stream module. */
  #collectStarts(place: StreamPlace, entries: readonly FixSite[]): readonly string[] {
    const { entryFiles } = this.#context;
    const shared = new Set(entries.flatMap(({ file }) => entryFiles.collectProgram(file.path)).map(({ path }) => path));
    if (place.existing !== undefined) shared.add(place.path);
    return [...new Set([...entries.map(({ file }) => file.path), ...[...shared].flatMap((path) => entryFiles.collectStarts(path))])].sort();
  }

  /** Would every one of these programs take this backend by itself? In a page and in Node a shared module cannot pin one. */
  #isAgreed(backend: string | null, starts: readonly string[]): boolean {
    return starts.every((start) => {
      const program = this.#context.entryFiles.collectProgram(start);
      const traits = this.#programs.describe([start]);
      if (choosesBackend(program, backend)) return false;
      return traits.tensorPackages.length === 0 || chooseBackend({ ...traits, backend: this.#backend }) === backend;
    });
  }

  /**
   * The stream module that a file can take its seeds from: its own, or that of a program it belongs to. A library never
   * imports from the package of a program that uses it, nor what its own tests and examples load, nor does a file that a
   * page without a bundler loads as well: such files hold their seeds themselves.
   */
  findPlace(site: FixSite, places: ReadonlyMap<string, StreamPlace>): StreamPlace | undefined {
    if (site.isClassicWorker) return undefined;
    const { path } = site.file;
    const own = places.get(path);
    if (own !== undefined) return own;
    if (this.#programs.isLoadedWithoutModules(path)) return undefined;
    const isBeside = (file: string): boolean => isAside(this.#context.project.relative(file));
    const entries = this.#context.entryFiles.collectEntries(path).filter((entry) => isBeside(path) || !isBeside(entry));
    const loaded = this.#loadedPlace(entries);
    const home = findPackage(this.#context.project, path);
    const near = [...entries.flatMap((entry) => places.get(entry) ?? []), ...(loaded === undefined ? [] : [loaded])].filter((place) => findPackage(this.#context.project, place.path) === home && (isBeside(path) || !isBeside(place.path)));
    return near.find(({ syntax }) => syntax === site.syntax) ?? near[0];
  }

  /** The stream module that programs load already. */
  #loadedPlace(entries: readonly string[]): StreamPlace | undefined {
    const key = entries.join('\n');
    if (this.#places.has(key)) return this.#places.get(key);
    const program = entries.flatMap((entry) => this.#context.entryFiles.collectProgram(entry));
    const isLoaded = program.some((file) => /\/swerve-seed\.[mc]?[jt]s$/.test(file.path));
    const [entry] = program;
    const place = isLoaded && entry !== undefined ? placeStreams(this.#context.project, [this.#programs.siteOf(entry)]).get(entry.path) : undefined;
    this.#places.set(key, place);
    return place;
  }
}
