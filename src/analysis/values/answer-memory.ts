import type { ts } from 'ts-morph';
import { addEffort, addMemberStep, Answer, markTangled, startReading } from '../memo/cell';
import { observeNode } from '../source/region';
import { distinct } from './distinct';
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
 * What is worked out is kept from edit to edit, each answer until something that it read changes. What was found with a circle
 * cut or a limit reached depends on what was asked before, so it is kept for one version only: an edit leaves exactly the
 * answers that a fresh memory would give.
 */
export class AnswerMemory {
  readonly root: Env = { parent: null, depth: 0, inside: null, parameters: new Map(), self: null, cache: new Map() };
  readonly #active = new Map<object, number>();
  readonly #keys = new WeakMap<ts.Node, Map<string, MemberKey>>();
  readonly #keysIn = new WeakMap<Env, WeakMap<object, object>>();
  readonly #kept = new WeakMap<object, Answer<unknown>>();
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

  /** Nothing is being evaluated: what is asked now is a query of its own. */
  protected isIdle(): boolean {
    return this.#depth === 0 && this.#memberDepth === 0;
  }

  protected beginQuery(): void {
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
    const answer = new Answer<T>(this.#round, this.#memberDepth, this.isIdle());
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
      if (this.isIdle()) this.beginQuery();
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
    if (this.isIdle()) this.beginQuery();
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

  enter(env: Env, inside: ts.Node, parameters: Env['parameters'], self: Value | null): Env {
    return { parent: env, depth: env.depth + 1, inside, parameters, self, cache: new Map() };
  }
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

