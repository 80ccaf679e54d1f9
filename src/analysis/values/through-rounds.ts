import { ts } from 'ts-morph';
import type { Binding, BindingWrite } from '../source/binding';
import { isInside } from '../source/scope';
import type { Evaluator } from './evaluator';
import { truthOf } from './operators';
import { findReachingWrites, type ReachingWrites } from './reaching-writes';
import { loopOf, roundsOf, type Loop } from './rounds';
import type { Env } from './value';

/** The write that gives a name its value where it is read, and the round in which it does. */
export interface RoundWrite {
  readonly write: BindingWrite;
  readonly env: Env;
}

/** `none`: nothing is written there; undefined: nobody can say. */
type Found = RoundWrite | ReachingWrites | 'none' | undefined;

/**
 * What a name holds where loops hand it from round to round: `for (const units of [64, 32]) x = dense(units).apply(x)`. What
 * each round reads is what the one before it wrote, the first one what was written before the loop. Undefined where no
 * loop writes the name, the rounds are unknown, or a round may leave the write out.
 */
export function findThroughRounds(evaluator: Evaluator, binding: Binding, read: ts.Node, { block, writes }: ReachingWrites, env: Env): RoundWrite | ReachingWrites | undefined {
  if (!writes.some(({ node }) => hasLoopAround(node, block))) return undefined;
  const found = new RoundSearch(evaluator, binding, block).before(read, env);
  return found === 'none' ? undefined : found;
}

function hasLoopAround(node: ts.Node, block: ts.Node): boolean {
  for (let current = node; current !== block; current = current.parent) if (loopOf(current) !== undefined) return true;
  return false;
}

class RoundSearch {
  readonly #evaluator: Evaluator;
  readonly #binding: Binding;
  readonly #block: ts.Node;

  constructor(evaluator: Evaluator, binding: Binding, block: ts.Node) {
    this.#evaluator = evaluator;
    this.#binding = binding;
    this.#block = block;
  }

  /** The write before a node, in the round that the environment says. */
  before(node: ts.Node, env: Env): Found {
    let child = node;
    let { parent } = node;
    while (parent !== this.#block && !ts.isBlock(parent) && loopOf(parent) === undefined) {
      // Which of their statements ran before is not told.
      if (ts.isCaseOrDefaultClause(parent) || ts.isTryStatement(parent)) return undefined;
      child = parent;
      ({ parent } = parent);
    }
    if (parent === this.#block) return this.#inOuterBlock(child, env);
    const found = ts.isBlock(parent) ? this.#lastIn(statementsBefore(parent, child), env) : 'none';
    if (found !== 'none') return found;
    const loop = loopAround(parent);
    if (loop === undefined) return this.before(parent, env);
    const round = roundAround(env, loop);
    return round === undefined ? undefined : this.#beforeRound(loop, round);
  }

  #inOuterBlock(child: ts.Node, env: Env): Found {
    const found = this.#lastIn(statementsBefore(this.#block, child), env);
    return found === 'none' || found === undefined ? this.#openBefore(child) : found;
  }

  /** What the order of the text says where no loop hands the name on. */
  #openBefore(statement: ts.Node): Found {
    const reaching = findReachingWrites(this.#binding, statement);
    return reaching?.writes.some(({ node }) => hasLoopAround(node, this.#block)) === true ? undefined : reaching;
  }

  #beforeRound(loop: Loop, round: Env): Found {
    const outer = round.parent ?? round;
    const rounds = roundsOf(this.#evaluator, loop, outer);
    const index = rounds?.indexOf(round) ?? -1;
    if (rounds === null || index < 0) return undefined;
    const earlier = rounds[index - 1];
    const found = earlier === undefined ? 'none' : this.#lastIn(statementsOf(loop.body), earlier);
    return found === 'none' ? this.before(loop.statement, outer) : found;
  }

  /** The last write that these statements do. */
  #lastIn(statements: readonly ts.Node[], env: Env): Found {
    for (const statement of [...statements].reverse()) {
      const writes = this.#binding.writes.filter(({ node }) => isInside(node, statement));
      const found = writes.length === 0 ? 'none' : this.#lastOf(statement, writes, env);
      if (found !== 'none') return found;
    }
    return 'none';
  }

  #lastOf(statement: ts.Node, writes: readonly BindingWrite[], env: Env): Found {
    const [write, ...others] = writes;
    if (write !== undefined && others.length === 0 && isPlain(write, statement)) return { write, env };
    if (ts.isBlock(statement)) return this.#lastIn(statement.statements, env);
    if (ts.isIfStatement(statement)) {
      const truth = truthOf(this.#evaluator.evaluate(statement.expression, env));
      const branch = truth === true ? statement.thenStatement : statement.elseStatement;
      if (truth === undefined) return undefined;
      return branch === undefined ? 'none' : this.#lastIn(statementsOf(branch), env);
    }
    const loop = loopOf(statement);
    const rounds = loop === undefined ? null : roundsOf(this.#evaluator, loop, env);
    if (loop === undefined || rounds === null) return undefined;
    for (const round of [...rounds].reverse()) {
      const found = this.#lastIn(statementsOf(loop.body), round);
      if (found !== 'none') return found;
    }
    return 'none';
  }
}

/** `x = value` as the whole of a statement, or of the body of an arrow. */
function isPlain({ node, value, isCompound }: BindingWrite, statement: ts.Node): boolean {
  if (value === null || isCompound) return false;
  return node === statement || (ts.isExpressionStatement(statement) && statement.expression === node);
}

function statementsOf(body: ts.Node): readonly ts.Node[] {
  return ts.isBlock(body) || ts.isSourceFile(body) ? body.statements : [body];
}

function statementsBefore(block: ts.Node, child: ts.Node): readonly ts.Node[] {
  return statementsOf(block).filter((each) => each.end <= child.pos);
}

/** The loop whose body a node is, or that it is itself. */
function loopAround(node: ts.Node): Loop | undefined {
  const own = loopOf(node);
  if (own !== undefined) return own;
  // The body of `forEach` stands in a call of a statement.
  const statement = ts.isFunctionLike(node.parent) ? node.parent.parent.parent : node.parent;
  const loop = loopOf(statement);
  return loop?.body === node ? loop : undefined;
}

/** The environment of the round of a loop that is followed. */
function roundAround(env: Env, { statement, body }: Loop): Env | undefined {
  for (let current: Env | null = env; current !== null; current = current.parent) {
    if (current.inside !== null && (current.inside === statement || ('body' in current.inside && current.inside.body === body))) return current;
  }
  return undefined;
}
