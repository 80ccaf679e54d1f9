import { ts } from 'ts-morph';
import { addEffort, addMemberStep, Answer, markTangled, startReading, unobserved } from '../memo/cell';
import type { Project } from '../project/project';
import type { CallLike, PropertyWrite } from '../source/binding';
import { handsOn } from '../source/handed-key';
import type { ParsedFile } from '../source/parsed-file';
import { observeNode } from '../source/region';
import { unwrap } from '../source/scope';
import { distinct } from './distinct';
import { evaluateLiteral, evaluateNode } from './evaluate-node';
import { UNKNOWN, type Env, type Value } from './value';

/** A query may take this many steps; then the answer is "unknown". Keeps hostile code from hanging the editor. */
const STEPS_PER_QUERY = 6_000;
/** After so many steps inside circles, answers found there are kept although they may lack a value: else tangled code is walked again and again. */
const STEPS_UNTIL_ROUGH = 800;
const DEEPEST = 120;
/** So many forgotten answers may lie around. */
const FEW_ANSWERS = 10_000;
const DEEPEST_MEMBER = 24;

/**
 * Says what an expression may be, from syntax alone: names are followed through imports, parameters through the calls
 * of their function, properties through the writes to them. Nothing is ever run.
 *
 * Answers are kept from edit to edit, each until something that it read changes. What was found with a circle cut or a
 * limit reached depends on what was asked before, so it is kept for one version only: an edit leaves exactly the
 * answers that a fresh evaluator would give.
 */
export class Evaluator {
  readonly project: Project;
  readonly root: Env = { parent: null, depth: 0, inside: null, parameters: new Map(), self: null, cache: new Map() };
  readonly #active = new Map<object, number>();
  readonly #keys = new WeakMap<ts.Node, Map<string, MemberKey>>();
  readonly #keysIn = new WeakMap<Env, WeakMap<object, object>>();
  readonly #kept = new WeakMap<object, Answer<unknown>>();
  readonly #byName = new Map<string, NameQuestions>();
  readonly #scripts = {};
  #round = 0;
  /** Answers kept at the last sweep. */
  #sweptSize = 0;
  #depth = 0;
  #memberDepth = 0;
  #lowestCycle = Infinity;
  #steps = 0;
  #tangledSteps = 0;
  /** Steps that a fresh evaluator might have taken where an old answer was at hand. */
  #savedSteps = 0;
  #isUnsure = false;

  constructor(project: Project) {
    this.project = project;
  }

  /** A fresh evaluator might have run out of steps since `renew`, where this one had old answers at hand. */
  get isUnsure(): boolean {
    return this.#isUnsure;
  }

  /** Begins a new round of questions: what depends on the order of the last one counts no more. */
  renew(): void {
    this.#round++;
    this.#isUnsure = false;
    const { cache } = this.root;
    if (cache.size < 2 * this.#sweptSize + FEW_ANSWERS) return;
    for (const [key, { isForgotten }] of cache) if (isForgotten) cache.delete(key);
    this.#sweptSize = cache.size;
  }

  /** The values of an expression; the empty list if nothing ever comes here. */
  evaluate(expression: ts.Expression, env: Env = this.root): readonly Value[] {
    if (this.#isIdle()) this.#beginQuery();
    const node = unwrap(expression);
    const plain = evaluateLiteral(node, env);
    if (plain === undefined) return this.guard(node, env, () => evaluateNode(this, node, env));
    observeNode(node);
    return plain;
  }

  /** Nothing is being evaluated: what is asked now is a query of its own. */
  #isIdle(): boolean {
    return this.#depth === 0 && this.#memberDepth === 0;
  }

  #beginQuery(): void {
    this.#steps = 0;
    this.#tangledSteps = 0;
    this.#savedSteps = 0;
  }

  /** Runs a step once for each node and environment, with cycles cut and the budget kept. */
  guard(key: object, env: Env, step: () => readonly Value[]): readonly Value[] {
    const known = env.cache.get(key);
    if (known !== undefined && this.#recall(known)) return known.value;
    const active = this.#active.get(key);
    if (active !== undefined) {
      this.#lowestCycle = Math.min(this.#lowestCycle, active);
      markTangled();
      return [];
    }
    if (this.#depth > DEEPEST || ++this.#steps > STEPS_PER_QUERY) {
      markTangled();
      return [UNKNOWN];
    }
    return this.#run(key, env, step);
  }

  #run(key: object, env: Env, step: () => readonly Value[]): readonly Value[] {
    const depth = this.#depth++;
    const answer = new Answer<readonly Value[]>(this.#round, this.#memberDepth, false);
    const outer = startReading(answer);
    this.#active.set(key, depth);
    try {
      observeKey(key);
      answer.value = distinct(step());
      if (answer.isTangled) this.#tangledSteps++;
      const isWhole = this.#lowestCycle >= depth || this.#tangledSteps > STEPS_UNTIL_ROUGH;
      if (this.#lowestCycle >= depth) this.#lowestCycle = Infinity;
      if (isWhole) env.cache.set(key, answer);
      return answer.value;
    } finally {
      this.#active.delete(key);
      this.#depth--;
      startReading(outer);
      this.#count(answer);
    }
  }

  /** Keeps what a step gives, until something that it reads changes. The step must not ask the same question. */
  remember<T>(question: object, step: () => T): T {
    const known = this.#kept.get(question) as Answer<T> | undefined;
    if (known !== undefined && this.#recall(known)) return known.value;
    const answer = new Answer<T>(this.#round, this.#memberDepth, this.#isIdle());
    const outer = startReading(answer);
    try {
      answer.value = step();
      this.#kept.set(question, answer);
      return answer.value;
    } finally {
      startReading(outer);
      this.#count(answer);
    }
  }

  /** The answer that is being worked out rests on another one. */
  #count(answer: Answer<unknown>): void {
    answer.observe();
    addEffort(answer, this.#memberDepth);
  }

  /**
   * Uses an answer again, if it may be: one that depends on the order of an earlier round may not, nor one that a fresh
   * evaluator would be too deep by now to find.
   */
  #recall(answer: Answer<unknown>): boolean {
    if (answer.isForgotten) return false;
    if (answer.round !== this.#round) {
      const isTooDeep = this.#depth + answer.height > DEEPEST || this.#memberDepth + answer.memberHeight > DEEPEST_MEMBER;
      if (answer.isTangled || isTooDeep) return false;
      if (this.#isIdle()) this.#beginQuery();
      this.#savedSteps += answer.cost;
      if (this.#steps + this.#savedSteps > STEPS_PER_QUERY) this.#isUnsure = true;
      answer.round = this.#round;
    }
    this.#count(answer);
    return true;
  }

  /** A key of its own for a property of a node, so that each look-up is done once and cycles are cut. */
  keyOf(node: ts.Node, name: string): object {
    const names = this.#keys.get(node) ?? new Map<string, MemberKey>();
    this.#keys.set(node, names);
    const key = names.get(name) ?? new MemberKey(node);
    names.set(name, key);
    return key;
  }

  /** The same for an environment: what a node means in one call, or in one round of a loop. */
  keyIn(env: Env, node: ts.Node, name: string): object {
    if (env === this.root) return this.keyOf(node, name);
    const keys = this.#keysIn.get(env) ?? new WeakMap<object, object>();
    this.#keysIn.set(env, keys);
    const shared = this.keyOf(node, name);
    const key = keys.get(shared) ?? new MemberKey(node);
    keys.set(shared, key);
    return key;
  }

  /** Runs a look-up of a member; objects that spread themselves would never end. */
  member(step: () => readonly Value[]): readonly Value[] {
    if (this.#isIdle()) this.#beginQuery();
    if (this.#memberDepth > DEEPEST_MEMBER || ++this.#steps > STEPS_PER_QUERY) {
      markTangled();
      return [UNKNOWN];
    }
    this.#memberDepth++;
    addMemberStep(this.#memberDepth);
    try {
      return step();
    } finally {
      this.#memberDepth--;
    }
  }

  /** The answer may lack something, because what is asked for is being worked out already. */
  cutCircle(): void {
    markTangled();
  }

  fileOf(node: ts.Node): ParsedFile | undefined {
    return this.project.find(node.getSourceFile().fileName);
  }

  /** Classic scripts that declare a name at their top level: scripts of one page share their globals. */
  collectScriptsDeclaring(name: string): readonly ParsedFile[] {
    const scripts = this.remember(this.#scripts, () => {
      this.project.wholes.observe('globals');
      return unobserved(() => listScripts(this.project));
    });
    return (scripts.get(name) ?? []).flatMap((path) => this.project.find(path) ?? []);
  }

  /** Calls anywhere in the project whose callee ends in this name. */
  collectCallsNamed(name: string): readonly CallLike[] {
    return this.#ofName(name, 'call', () => this.project.collectFilesCalling(name).flatMap(({ model }) => model.callsByName.get(name) ?? []));
  }

  /** Does any file of the project set a property of this name? What nobody sets is absent, however unknown the object. */
  isEverSet(name: string): boolean {
    return this.#collectPathsSetting(name).some((path) => {
      const model = this.project.find(path)?.model;
      return model?.keys.get(name)?.some((key) => !handsOn(model, key)) === true;
    });
  }

  #collectPathsSetting(name: string): readonly string[] {
    return this.#ofName(name, 'key', () => this.project.collectFiles().filter(({ model }) => model.keys.has(name)).map(({ path }) => path));
  }

  /** What object literals anywhere in the project set a property of this name to, as written. */
  collectSettings(name: string): readonly ts.Expression[] {
    return this.#collectPathsSetting(name).flatMap((path) => this.project.find(path)?.model.keySites.get(name) ?? []).flatMap((key) => (ts.isPropertyAssignment(key) ? [key.initializer] : []));
  }

  /** What statements anywhere in the project write to a property of this name. */
  collectWrites(name: string): readonly PropertyWrite[] {
    return this.#collectPathsSetting(name).flatMap((path) => this.project.find(path)?.model.propertyWrites.get(name) ?? []);
  }

  /** Files that read a property of this name. */
  collectFilesReading(name: string): readonly string[] {
    return this.#ofName(name, 'propertyRead', () => this.project.collectFiles().filter(({ model }) => model.propertyReads.has(name)).map(({ path }) => path));
  }

  /** An answer about a name in all files rests on that name wherever it stands, and on nothing else. */
  #ofName<T>(name: string, question: keyof NameQuestions, step: () => T): T {
    const questions = this.#byName.get(name) ?? { call: {}, key: {}, propertyRead: {} };
    this.#byName.set(name, questions);
    return this.remember(questions[question], () => {
      this.project.names[question].observe(name);
      return unobserved(step);
    });
  }

  enter(env: Env, inside: ts.Node, parameters: Env['parameters'], self: Value | null): Env {
    return { parent: env, depth: env.depth + 1, inside, parameters, self, cache: new Map() };
  }
}

/** One object a question, for the evaluator to keep its answer by. */
interface NameQuestions {
  readonly call: object;
  readonly key: object;
  readonly propertyRead: object;
}

/** The key of a member of a node. */
class MemberKey {
  readonly node: ts.Node;

  constructor(node: ts.Node) {
    this.node = node;
  }
}

/** What stands at a key was read: the node itself, or that whose member it is. */
function observeKey(key: object): void {
  if (key instanceof MemberKey) observeNode(key.node);
  else if (typeof (key as Partial<ts.Node>).kind === 'number') observeNode(key as ts.Node);
}

function listScripts(project: Project): ReadonlyMap<string, readonly string[]> {
  const scripts = new Map<string, string[]>();
  for (const { model, path } of project.collectFiles()) {
    if (model.isModule) continue;
    for (const { name } of model.collectTopLevel()) scripts.set(name, [...(scripts.get(name) ?? []), path]);
  }
  return scripts;
}
