import { ts } from 'ts-morph';
import type { Project } from '../project/project';
import type { CallLike } from '../source/binding';
import type { ParsedFile } from '../source/parsed-file';
import { unwrap } from '../source/scope';
import { evaluateCall } from './calls';
import { evaluateIdentifier } from './identifiers';
import { evaluateMember } from './members';
import { evaluateOperator } from './operators';
import { evaluateThis } from './self';
import { literal, UNKNOWN, type Env, type Value } from './value';

/** A query may take this many steps; then the answer is "unknown". Keeps hostile code from hanging the editor. */
const STEPS_PER_QUERY = 6_000;
/** From here on answers found inside a cycle are kept although they may lack a value: else tangled code is walked again and again. */
const STEPS_UNTIL_ROUGH = 800;
const DEEPEST = 120;
const MOST_VALUES = 40;
const DEEPEST_MEMBER = 24;

/**
 * Says what an expression may be, from syntax alone: names are followed through imports, parameters through the calls
 * of their function, properties through the writes to them. Nothing is ever run. One evaluator serves one version of
 * the project.
 */
export class Evaluator {
  readonly project: Project;
  readonly root: Env = { parent: null, depth: 0, inside: null, parameters: new Map(), self: null, cache: new Map() };
  readonly #active = new Map<object, number>();
  readonly #keys = new Map<ts.Node, Map<string, object>>();
  #scripts: ReadonlyMap<string, readonly ParsedFile[]> | null = null;
  readonly #everSet = new Map<string, boolean>();
  readonly #callsByName = new Map<string, readonly CallLike[]>();
  #depth = 0;
  #memberDepth = 0;
  #lowestCycle = Infinity;
  #steps = 0;

  constructor(project: Project) {
    this.project = project;
  }

  /** The values of an expression; the empty list if nothing ever comes here. */
  evaluate(expression: ts.Expression, env: Env = this.root): readonly Value[] {
    if (this.#depth === 0 && this.#memberDepth === 0) this.#steps = 0;
    const node = unwrap(expression);
    const cached = env.cache.get(node);
    if (cached !== undefined) return cached;
    return this.guard(node, env, () => dispatch(this, node, env));
  }

  /** Runs a step once for each node and environment, with cycles cut and the budget kept. */
  guard(node: object, env: Env, step: () => readonly Value[]): readonly Value[] {
    const cached = env.cache.get(node);
    if (cached !== undefined) return cached;
    const active = this.#active.get(node);
    if (active !== undefined) {
      this.#lowestCycle = Math.min(this.#lowestCycle, active);
      return [];
    }
    if (this.#depth > DEEPEST || ++this.#steps > STEPS_PER_QUERY) return [UNKNOWN];
    return this.#run(node, env, step);
  }

  #run(node: object, env: Env, step: () => readonly Value[]): readonly Value[] {
    const depth = this.#depth++;
    this.#active.set(node, depth);
    try {
      const values = distinct(step());
      const isWhole = this.#lowestCycle >= depth || this.#steps > STEPS_UNTIL_ROUGH;
      if (this.#lowestCycle >= depth) this.#lowestCycle = Infinity;
      if (isWhole) env.cache.set(node, values);
      return values;
    } finally {
      this.#active.delete(node);
      this.#depth--;
    }
  }

  /** Classic scripts that declare a name at their top level: scripts of one page share their globals. */
  collectScriptsDeclaring(name: string): readonly ParsedFile[] {
    if (this.#scripts === null) {
      const scripts = new Map<string, ParsedFile[]>();
      for (const file of this.project.collectFiles()) {
        if (file.model.isModule) continue;
        for (const declared of file.model.scopes.get(file.tree)?.keys() ?? []) scripts.set(declared, [...(scripts.get(declared) ?? []), file]);
      }
      this.#scripts = scripts;
    }
    return this.#scripts.get(name) ?? [];
  }

  /** A key of its own for a property of a node, so that each look-up is done once and cycles are cut. */
  keyOf(node: ts.Node, name: string): object {
    const names = this.#keys.get(node) ?? new Map<string, object>();
    this.#keys.set(node, names);
    const key = names.get(name) ?? { name };
    names.set(name, key);
    return key;
  }

  /** Runs a look-up of a member; objects that spread themselves would never end. */
  member(step: () => readonly Value[]): readonly Value[] {
    if (this.#memberDepth > DEEPEST_MEMBER || ++this.#steps > STEPS_PER_QUERY) return [UNKNOWN];
    this.#memberDepth++;
    try {
      return step();
    } finally {
      this.#memberDepth--;
    }
  }

  fileOf(node: ts.Node): ParsedFile | undefined {
    return this.project.find(node.getSourceFile().fileName);
  }

  /** Calls anywhere in the project whose callee ends in this name. */
  collectCallsNamed(name: string): readonly CallLike[] {
    const known = this.#callsByName.get(name);
    if (known !== undefined) return known;
    const calls = this.project.collectFiles().flatMap(({ model }) => model.callsByName.get(name) ?? []);
    this.#callsByName.set(name, calls);
    return calls;
  }

  /** Does any file of the project set a property of this name? What nobody sets is absent, however unknown the object. */
  isEverSet(name: string): boolean {
    const known = this.#everSet.get(name);
    if (known !== undefined) return known;
    const isSet = this.project.collectFiles().some(({ model }) => model.keys.has(name));
    this.#everSet.set(name, isSet);
    return isSet;
  }

  enter(env: Env, inside: ts.Node, parameters: Env['parameters'], self: Value | null): Env {
    return { parent: env, depth: env.depth + 1, inside, parameters, self, cache: new Map() };
  }
}

function dispatch(evaluator: Evaluator, node: ts.Expression, env: Env): readonly Value[] {
  const simple = evaluateLiteral(node, env);
  if (simple !== undefined) return simple;
  if (ts.isIdentifier(node)) return evaluateIdentifier(evaluator, node, env);
  if (ts.isPropertyAccessExpression(node) || ts.isElementAccessExpression(node)) return evaluateMember(evaluator, node, env);
  if (ts.isCallExpression(node) || ts.isNewExpression(node)) return evaluateCall(evaluator, node, env);
  if (node.kind === ts.SyntaxKind.ThisKeyword || node.kind === ts.SyntaxKind.SuperKeyword) return evaluateThis(evaluator, node, env);
  if (ts.isFunctionExpression(node) || ts.isArrowFunction(node)) return [{ kind: 'function', node, env }];
  if (ts.isClassExpression(node)) return [{ kind: 'class', node }];
  if (ts.isAwaitExpression(node)) return evaluator.evaluate(node.expression, env);
  return evaluateOperator(evaluator, node, env);
}

function evaluateLiteral(node: ts.Expression, env: Env): readonly Value[] | undefined {
  if (ts.isStringLiteralLike(node)) return [literal(node.text)];
  if (ts.isNumericLiteral(node)) return [literal(Number(node.text))];
  if (ts.isBigIntLiteral(node)) return [literal(Number(node.text.slice(0, -1)))];
  if (node.kind === ts.SyntaxKind.TrueKeyword) return [literal(true)];
  if (node.kind === ts.SyntaxKind.FalseKeyword) return [literal(false)];
  if (node.kind === ts.SyntaxKind.NullKeyword) return [literal(null)];
  if (ts.isObjectLiteralExpression(node)) return [{ kind: 'object', node, env }];
  if (ts.isArrayLiteralExpression(node)) return [{ kind: 'array', node, env }];
  if (ts.isVoidExpression(node)) return [literal(undefined)];
  return undefined;
}

/** Keeps one of each equal value, in order, up to the limit. */
function distinct(values: readonly Value[]): readonly Value[] {
  if (values.length < 2) return values;
  const kept: Value[] = [];
  for (const value of values) {
    if (kept.length < MOST_VALUES && !kept.some((other) => isSame(other, value))) kept.push(value);
  }
  return kept;
}

function isSame(a: Value, b: Value): boolean {
  if (a === b) return true;
  if (a.kind !== b.kind || (a.via?.length ?? 0) !== (b.via?.length ?? 0)) return false;
  if (a.via?.some((node, index) => node !== b.via?.[index]) === true) return false;
  if (a.kind === 'literal' && b.kind === 'literal') return Object.is(a.value, b.value);
  if (a.kind === 'unknown' && b.kind === 'unknown') return a.why === b.why;
  if (a.kind === 'api' && b.kind === 'api') return a.api.library === b.api.library && a.api.path === b.api.path && a.receiver === b.receiver;
  if (a.kind === 'instance' && b.kind === 'instance') return a.made?.node === b.made?.node && a.of.path === b.of.path && a.of.library === b.of.library;
  if (a.kind === 'entropy' && b.kind === 'entropy') return a.node === b.node;
  if (a.kind === 'module' && b.kind === 'module') return a.path === b.path;
  if ('node' in a && 'node' in b && a.kind !== 'entropy') return a.node === b.node && envOf(a) === envOf(b);
  return false;
}

function envOf(value: Value): unknown {
  return 'env' in value ? value.env : 'made' in value ? value.made?.node : null;
}
