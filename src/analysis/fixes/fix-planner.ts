import { readFileSync } from 'node:fs';
import { posix } from 'node:path';
import { compareFindings } from '../../core/compare-findings';
import type { Finding, Fix, FixStrategy, TextEdit } from '../../core/finding';
import type { SwerveConfig } from '../config/config';
import type { Project } from '../project/project';
import type { Repair } from '../repair';
import { isInHandler } from '../source/page-handler';
import type { ParsedFile } from '../source/parsed-file';
import { EntryFiles } from './entry-files';
import { planExplicit, type PlannedFix } from './explicit-repair';
import type { FixIntent, SeedName } from './fix-intent';
import { FixPrograms } from './fix-programs';
import type { FixSite } from './fix-site';
import { EditSet } from './merge-edits';
import { findPackage } from './project-facts';
import { renderImportNames, renderSeedConstants, renderStreamImport } from './render-imports';
import { spellStream, type StreamContext } from './render-stream';
import { Repetition } from './repetition';
import { SeedOffsets } from './seed-offsets';
import { seedPage } from './seed-page';
import type { StreamPlace } from './stream-place';
import { StreamPlanner } from './stream-planner';
import { setScriptEnvironment } from './script-environment';
import { planStream } from './stream-repair';

/** A finding, and what its rule says would mend it. */
export interface RepairRequest {
  readonly finding: Finding;
  readonly file: ParsedFile;
  readonly repair: Repair;
  /** How far a fix at the place of the finding can be trusted; seeding the program always keeps what training means. */
  readonly kind: Fix['kind'];
}

export type FixChoice = FixStrategy | 'both';

/** One finding's fixes before they are text. */
interface Plan {
  readonly request: RepairRequest;
  readonly explicit: PlannedFix | undefined;
  readonly stream: PlannedFix | undefined;
}

/**
 * Turns repairs into edits, for one version of a project. Seeds are handed out in the order of the
 * findings, so that the fixes of a report never share one, whichever of them are taken.
 */
export class FixPlanner {
  readonly #project: Project;
  readonly #config: SwerveConfig;
  readonly #offsets: SeedOffsets;
  readonly #context: StreamContext;
  readonly #repetition: Repetition;
  readonly #programs: FixPrograms;
  readonly #streams: StreamPlanner;

  /** @param texts edits of this session to files that are no sources (`package.json`), by absolute path */
  constructor(project: Project, config: SwerveConfig, texts: ReadonlyMap<string, string> = new Map()) {
    this.#project = project;
    this.#config = config;
    this.#offsets = new SeedOffsets(project);
    this.#repetition = new Repetition(project.collectFiles().map(({ model }) => model));
    const base = config.path === null ? project.root : posix.dirname(config.path.replaceAll('\\', '/'));
    const entryFiles = new EntryFiles(project, (config.entries ?? []).map((entry) => posix.join(base, entry)));
    this.#context = { project, entryFiles, rootSeed: config.seed, readText: (path) => texts.get(path) ?? readText(path) };
    this.#programs = new FixPrograms(this.#context);
    this.#streams = new StreamPlanner(this.#context, this.#programs, config.backend);
  }

  /** The findings with the fixes that can be made, each fix complete in itself. Same order as the requests. */
  attachFixes(requests: readonly RepairRequest[]): Finding[] {
    const plans = new Map(this.#plan(requests).map((plan) => [plan.request, plan]));
    return requests.map((request) => {
      const plan = plans.get(request);
      const fixes = plan === undefined ? [] : [this.#toFix(plan, 'explicit'), this.#toFix(plan, 'stream')];
      return { ...request.finding, fixes: fixes.filter((fix) => fix !== undefined) };
    });
  }

  /**
   * The edits that make the safe fixes of many findings at once. `explicit` writes seeds; `stream` seeds
   * the program and writes seeds only for what that does not reach; `both` writes seeds wherever one can
   * be written and seeds the program for the rest. A fix that overlaps an earlier one is left for the
   * next round.
   */
  planAll(requests: readonly RepairRequest[], choice: FixChoice): TextEdit[] {
    const taken = new EditSet();
    const chosen = this.#plan(requests).flatMap((plan) => {
      const explicit = plan.request.kind === 'safe' ? plan.explicit : undefined;
      const fix = choice === 'explicit' ? explicit : choice === 'stream' ? (plan.stream ?? explicit) : (explicit ?? plan.stream);
      return fix !== undefined && taken.tryAdd(localEdits(fix)) ? { fix, plan } : [];
    });
    const mended = new Set(chosen.filter(({ plan }) => !isByTheWay(plan)).flatMap(({ plan }) => this.#context.entryFiles.collectEntries(plan.request.file.path)));
    const wanted = chosen.filter(({ plan }) => !isByTheWay(plan) || this.#context.entryFiles.collectEntries(plan.request.file.path).some((entry) => mended.has(entry)));
    return this.#render(wanted.flatMap(({ fix }) => fix.intents));
  }

  #plan(requests: readonly RepairRequest[]): Plan[] {
    const ordered = [...requests].sort((a, b) => compareFindings(a.finding, b.finding));
    return ordered.map((request) => {
      const site = this.#programs.siteOf(request.file);
      const entries = this.#programs.collectModules(request.file.path);
      const written = planExplicit(request.repair, { site, repetition: this.#repetition, rootSeed: this.#config.seed, nextOffset: () => this.#offsets.next() });
      const isWritable = written?.intents.every((intent) => intent.kind !== 'edit' || !isInHandler(request.file, intent.edit.start)) === true;
      const explicit = isWritable ? written : undefined;
      const program = this.#programs.describe(entries);
      const pages = entries.length === 0 || this.#programs.isLoadedWithoutModules(request.file.path) ? this.#programs.collectPages(request.file.path) : [];
      return { request, explicit, stream: planStream(request.repair, { entries, pages, ...program, backend: this.#config.backend, file: request.file.path }) };
    });
  }

  #toFix(plan: Plan, strategy: FixStrategy): Fix | undefined {
    const planned = plan[strategy];
    if (planned === undefined) return undefined;
    const edits = this.#render(planned.intents);
    const kind = strategy === 'stream' ? 'safe' : plan.request.kind;
    return edits.length === 0 ? undefined : { title: planned.title, strategy, kind, edits };
  }

  /** Intents of one fix or of many, as edits that do not overlap. */
  #render(intents: readonly FixIntent[]): TextEdit[] {
    const streams = this.#streams.render(intents);
    const files = [...new Set(intents.flatMap((intent) => ('file' in intent ? [intent.file] : 'entry' in intent ? [intent.entry] : [])))].sort();
    const perFile = files.flatMap((path) => {
      const file = this.#project.find(path);
      return file === undefined ? [] : this.#renderFile(this.#programs.siteOf(file), intents, streams.places);
    });
    return dedupe([...streams.edits, ...perFile, ...this.#renderPages(intents), ...this.#renderScripts(intents)]);
  }

  #renderPages(intents: readonly FixIntent[]): TextEdit[] {
    const pages = new Set(intents.flatMap((intent) => (intent.kind === 'seed-page' ? [intent.page] : [])));
    return [...pages].sort().flatMap((page) => seedPage(this.#project.find(page)?.text ?? '', this.#config.seed).map((edit) => ({ file: this.#project.relative(page), ...edit })));
  }

  /** Variables of the environment, set where package.json starts programs. */
  #renderScripts(intents: readonly FixIntent[]): TextEdit[] {
    return intents.flatMap((intent) => {
      const path = intent.kind === 'set-environment' ? findPackage(this.#project, intent.program) : undefined;
      if (path === undefined || intent.kind !== 'set-environment') return [];
      const edits = setScriptEnvironment(this.#context.readText(path), intent.variable, intent.value);
      return edits.map((edit) => ({ file: this.#project.relative(path), ...edit }));
    });
  }

  #renderFile(site: FixSite, intents: readonly FixIntent[], places: ReadonlyMap<string, StreamPlace>): TextEdit[] {
    const { path } = site.file;
    const mine = intents.filter((intent) => 'file' in intent && intent.file === path);
    const needed = new Set<SeedName>(mine.filter((intent) => intent.kind === 'seed-name').map(({ name }) => name));
    const isEntry = places.has(path);
    const place = this.#streams.findPlace(site, places);
    const header =
      place === undefined
        ? renderSeedConstants(site, needed, this.#config.seed, () => this.#offsets.next())
        : renderStreamImport(site, { specifier: spellStream(this.#project, site, place, this.#context.entryFiles), needed, isEntry });
    const names = renderImportNames(mine.filter((intent) => intent.kind === 'import-name'));
    const edits = mine.filter((intent) => intent.kind === 'edit').map(({ edit }) => edit);
    const isRendered = [...places.values()].some((each) => each.path === place?.path);
    const module = place !== undefined && !isRendered && needed.has('nextSeed') ? this.#streams.extend(place) : [];
    return [...module, ...[...header, ...names, ...edits].map((edit) => ({ file: this.#project.relative(path), ...edit }))];
  }
}

/** Nobody is sure that it matters: it is pinned only while something else of the program is mended. */
function isByTheWay({ request: { finding, repair } }: Plan): boolean {
  return finding.level === 'review' && (repair.kind === 'pin-backend' || repair.kind === 'pin-kernel');
}

function localEdits(fix: PlannedFix): TextEdit[] {
  return fix.intents.filter((intent) => intent.kind === 'edit').map(({ file, edit }) => ({ file, ...edit }));
}

/** Fixes that need the same change share it. */
function dedupe(edits: readonly TextEdit[]): TextEdit[] {
  const seen = new Map(edits.map((edit) => [JSON.stringify([edit.file, edit.start, edit.end, edit.text]), edit]));
  return [...seen.values()];
}

function readText(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}
