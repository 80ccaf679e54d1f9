import { ts } from 'ts-morph';
import { isPage } from '../../base/markup';
import type { CallLike } from '../source/binding';
import { isInHandler } from '../source/page-handler';
import { enclosingFunction } from '../source/scope';
import { collectCallSites } from '../values/call-sites';
import type { Evaluator } from '../values/evaluator';
import { returnValues } from '../values/follow';
import { valuesAt, holds } from '../facts/places';
import { judgeValues } from '../facts/seed';
import { resolveCall, type CallFact } from '../facts/call-fact';
import type { Value } from '../values/value';
import type { ImportGraph } from './import-graph';
import { Timeline } from './timeline';

/** A statement that seeds a generator for the whole process. */
export interface SeedingEvent {
  /** `Math.random`, or the id of the library whose generator it seeds. */
  readonly target: string;
  readonly node: ts.Node;
}

/** What seeds a program, and what runs before it. */
export class Seeding {
  readonly #evaluator: Evaluator;
  readonly #graph: ImportGraph;
  readonly #timelines = new Map<string, Timeline>();
  readonly #events: readonly SeedingEvent[];

  constructor(evaluator: Evaluator, graph: ImportGraph, seederNames: ReadonlySet<string>) {
    this.#evaluator = evaluator;
    this.#graph = graph;
    this.#events = [...this.#collectCalls(seederNames), ...this.#collectReplacements()];
  }

  /** Is the generator seeded before this node runs, in every program that the node belongs to? */
  isSeededBefore(node: ts.Node, target: string): boolean {
    const events = this.#events.filter((event) => event.target === target);
    if (events.length === 0) return false;
    const entries = this.#graph.collectEntries(node.getSourceFile().fileName);
    return entries.every((entry) => {
      const reachable = this.#graph.collectReachable(entry);
      const own = events.filter((event) => reachable.has(event.node.getSourceFile().fileName));
      return own.length > 0 && this.#precedes(own, node, entry, new Map());
    });
  }

  /** Is a generator seeded anywhere in the programs of this node, early or late? */
  findEvent(node: ts.Node, target: string): SeedingEvent | undefined {
    const entries = this.#graph.collectEntries(node.getSourceFile().fileName);
    return this.#events.find((event) => event.target === target && entries.some((entry) => this.#graph.collectReachable(entry).has(event.node.getSourceFile().fileName)));
  }

  /** Is the generator seeded before the top level of a file is left, i.e. before a library that it imports was loaded? */
  isSeededBeforeImport(importNode: ts.Node, target: string): boolean {
    const path = importNode.getSourceFile().fileName;
    return this.#graph.collectEntries(path).every((entry) => {
      const timeline = this.#timelineOf(entry);
      // A hoisted import is loaded before its file's body, a `require` where it stands.
      const bodyTime = timeline.timeOf(path, isHoisted(importNode) ? 0 : importNode.getStart());
      return this.#events.some((event) => {
        if (event.target !== target || enclosingFunction(event.node) !== undefined) return false;
        const eventPath = event.node.getSourceFile().fileName;
        const time = timeline.timeOf(eventPath, event.node.getStart());
        if (time === undefined || bodyTime === undefined) return false;
        if (eventPath === path) return !isHoisted(importNode) && event.node.getStart() < importNode.getStart();
        return time < bodyTime && this.#importsEarlier(path, eventPath, importNode);
      });
    });
  }

  /** Does the file import the seeding module before it imports the library? */
  #importsEarlier(path: string, eventPath: string, importNode: ts.Node): boolean {
    const edge = this.#graph.edgesOf(path).find(({ target }) => this.#graph.collectReachable(target).has(eventPath));
    return edge === undefined || edge.position() < importNode.getStart();
  }

  /** `verdicts` holds what is settled for the functions on the way; a function that calls itself proves nothing against it. */
  #precedes(events: readonly SeedingEvent[], node: ts.Node, entry: string, verdicts: Map<ts.Node, boolean>): boolean {
    const owner = enclosingFunction(node);
    if (events.some((event) => this.#isBefore(event.node, node, owner, entry, new Set()))) return true;
    if (owner === undefined) return this.#isInHandler(node) && this.#anyAtTopLevel(events, entry);
    const known = verdicts.get(owner);
    if (known !== undefined) return known;
    verdicts.set(owner, true);
    // Calls in other programs, a test's for one, say nothing about this one.
    const reachable = this.#graph.collectReachable(entry);
    const sites = this.#sitesOf(owner).filter((site) => reachable.has(site.getSourceFile().fileName));
    const verdict = sites.length === 0 ? this.#anyAtTopLevel(events, entry) : sites.every((site) => this.#precedes(events, site, entry, verdicts));
    verdicts.set(owner, verdict);
    return verdict;
  }

  #isBefore(event: ts.Node, node: ts.Node, owner: ts.FunctionLikeDeclaration | undefined, entry: string, seen: Set<ts.Node>): boolean {
    const home = enclosingFunction(event);
    const sameFile = event.getSourceFile() === node.getSourceFile();
    if (home === owner && sameFile) {
      if (event.getStart() < node.getStart()) return owner !== undefined || this.#topLevelBefore(event, node, entry);
      return false;
    }
    if (home === undefined && owner === undefined) return this.#topLevelBefore(event, node, entry);
    if (home === undefined || seen.has(home)) return false;
    // Seeding inside a function counts at the calls of that function.
    seen.add(home);
    const isEarlier = this.#sitesOf(home).some((site) => this.#isBefore(site, node, owner, entry, seen));
    seen.delete(home);
    return isEarlier;
  }

  #topLevelBefore(event: ts.Node, node: ts.Node, entry: string): boolean {
    const timeline = this.#timelineOf(entry);
    const early = timeline.timeOf(event.getSourceFile().fileName, event.getStart());
    const late = timeline.timeOf(node.getSourceFile().fileName, node.getStart());
    if (early === undefined || late === undefined) return false;
    return early < late || (early === late && event.getStart() < node.getStart());
  }

  /** A handler or callback runs after all top levels, so any seeding there comes earlier. */
  #anyAtTopLevel(events: readonly SeedingEvent[], entry: string): boolean {
    const timeline = this.#timelineOf(entry);
    return events.some(({ node }) => {
      const home = enclosingFunction(node);
      const isLoaded = timeline.timeOf(node.getSourceFile().fileName, node.getStart()) !== undefined;
      if (home === undefined) return isLoaded;
      return isLoaded && this.#sitesOf(home).some((site) => enclosingFunction(site) === undefined);
    });
  }

  #isInHandler(node: ts.Node): boolean {
    const { fileName } = node.getSourceFile();
    const page = isPage(fileName) ? this.#evaluator.project.find(fileName) : undefined;
    return page !== undefined && isInHandler(page, node.getStart());
  }

  /** Where a function is called; for a callback, the place where it is handed over. */
  #sitesOf(owner: ts.FunctionLikeDeclaration): readonly ts.Node[] {
    const { calls, escapes } = collectCallSites(this.#evaluator, owner);
    if (calls.length > 0) return calls;
    const isHandedOver = (ts.isArrowFunction(owner) || ts.isFunctionExpression(owner)) && escapes;
    return isHandedOver || isSetup(owner) ? [owner] : [];
  }

  #timelineOf(entry: string): Timeline {
    const timeline = this.#timelines.get(entry) ?? new Timeline(this.#graph, entry);
    this.#timelines.set(entry, timeline);
    return timeline;
  }

  #collectCalls(names: ReadonlySet<string>): SeedingEvent[] {
    const calls = new Set<CallLike>();
    for (const name of names) for (const call of this.#evaluator.collectCallsNamed(name)) calls.add(call);
    return [...calls].flatMap((call) => resolveCall(this.#evaluator, call).flatMap((fact) => this.#eventOf(fact) ?? []));
  }

  #eventOf(call: CallFact): SeedingEvent | undefined {
    const { seeder } = call.fact;
    if (seeder === undefined) return undefined;
    if ((seeder.onlyIf ?? []).some((condition) => holds(this.#evaluator, call, condition) === 'no')) return undefined;
    if ((seeder.unless ?? []).some((condition) => holds(this.#evaluator, call, condition) === 'yes')) return undefined;
    if (call.api.path === 'Math.seedrandom' && this.isSeedrandomMissing(call.node)) return undefined;
    const values = valuesAt(this.#evaluator, call, seeder.seed);
    const { state } = judgeValues(this.#evaluator, values, { place: seeder.seed, accepts: 'any', ignored: seeder.ignored });
    return state === 'effective' || state === 'unknown' ? { target: seeder.target, node: call.node } : undefined;
  }

  /** seedrandom 3 puts `Math.seedrandom` there only where a script tag loads it, not where it is imported. */
  isSeedrandomMissing(node: ts.Node): boolean {
    const reachable = this.#graph.collectEntries(node.getSourceFile().fileName);
    const isImported = this.#evaluator.project.collectFiles().some(({ model }) => model.mentions.some(({ specifier }) => /^seedrandom(\/|$)/.test(specifier)));
    const pages = reachable.some((entry) => this.#evaluator.project.find(entry)?.scripts.some(({ address }) => address.includes('seedrandom')) === true);
    return isImported && !pages;
  }

  /** `Math.random = seeded`. */
  #collectReplacements(): SeedingEvent[] {
    return this.#evaluator.project.collectFiles().flatMap(({ model }) =>
      (model.propertyWrites.get('random') ?? []).flatMap(({ node, object, value }) => {
        const isMath = this.#evaluator.evaluate(object).some((each) => each.kind === 'api' && each.api.library === 'global' && each.api.path === 'Math');
        const isFixed = isMath && this.#evaluator.evaluate(value).every((each) => this.#isFixedGenerator(each));
        return isFixed ? [{ target: 'Math.random', node }] : [];
      }),
    );
  }

  #isFixedGenerator(value: Value): boolean {
    if (value.kind === 'api' || value.kind === 'entropy') return false;
    if (value.kind === 'function') return returnValues(this.#evaluator, value.node, value.env).every(({ kind }) => kind !== 'entropy');
    if (value.kind !== 'instance' || value.made === null) return true;
    const facts = resolveCall(this.#evaluator, value.made.node);
    return facts.every((fact) => (fact.fact.seeds ?? []).every((seed) => ['effective', 'unknown'].includes(judgeValues(this.#evaluator, valuesAt(this.#evaluator, fact, seed.place), seed).state)));
  }
}

/** p5.js calls the page's own `setup` once, before everything else. */
function isSetup(owner: ts.FunctionLikeDeclaration): boolean {
  return ts.isFunctionDeclaration(owner) && ts.isSourceFile(owner.parent) && (owner.name?.text === 'setup' || owner.name?.text === 'preload');
}

function isHoisted(node: ts.Node): boolean {
  return (ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) && !isPage(node.getSourceFile().fileName);
}
