import { ts } from 'ts-morph';
import type { ParsedFile } from '../source/parsed-file';
import { findBinding, isFunctionDeclarationLike, lastName, propertyNameText, unwrap } from '../source/scope';
import type { Evaluator } from '../values/evaluator';
import { decidesWhether } from './decides-whether';
import { speaksOf } from './vocabulary';

/** How often an agent tries something at random, or an evolution changes something. */
const RATES = /^_?(epsilon|eps|exploration|explor(ation|e|atory)_?(rate|prob(ability)?|chance|factor)|exp_?(rate|prob(ability)?)|epsilon_?greedy|random_?action_?(rate|prob(ability)?|chance)|mut(ation|ate)?_?(rate|prob(ability)?|chance)|cross_?over_?(rate|prob(ability)?|chance)|(drop_?out|keep)_?(rate|prob(ability)?))$/i;
const COMPARISONS = new Set([ts.SyntaxKind.LessThanToken, ts.SyntaxKind.LessThanEqualsToken, ts.SyntaxKind.GreaterThanToken, ts.SyntaxKind.GreaterThanEqualsToken]);
/** What tabular learning calls its table: `qTable`, `Q_values`. */
const TABLE = /^_?q_?(tables?|values?|matrix|map)$/i;
/** What it calls its values where there is one state only, a bandit's, which other things are called, too. */
const ARMS = /^_?(bandit|arm|action)_?values?$/i;
/** The same in formulas, which means nothing alone. */
const LETTER = /^_?[Qq]$/;

/** What tries something new is called so: `this.explore()`, `setWeightExplore()`. */
const EXPLORES = /^_?explore([A-Z_]|$)|Explore$|_explore$/;

/**
 * Does a draw decide whether an agent explores (`Math.random() < epsilon`), or is it made where that was decided, as
 * what the agent then tries?
 */
export function decidesToExplore(evaluator: Evaluator, draw: ts.Expression): boolean {
  if (isAgainstRate(measured(draw).parent)) return true;
  const file = evaluator.fileOf(draw);
  if (file !== undefined && decidesWhether(draw, (name) => EXPLORES.test(name)) && speaksOf(file, REWARDS)) return true;
  for (let node: ts.Node = draw; !isFunctionDeclarationLike(node) && !ts.isSourceFile(node); node = node.parent) {
    const { parent } = node;
    if (ts.isConditionalExpression(parent) && parent.condition !== node && asksToExplore(evaluator, parent.condition)) return true;
    if (ts.isIfStatement(parent) && parent.thenStatement === node && asksToExplore(evaluator, parent.expression)) return true;
  }
  return false;
}

/** What is compared: the draw, or a multiple of it. */
function measured(draw: ts.Expression): ts.Node {
  let node: ts.Node = draw;
  while (ts.isParenthesizedExpression(node.parent) || (ts.isBinaryExpression(node.parent) && node.parent.operatorToken.kind === ts.SyntaxKind.AsteriskToken)) node = node.parent;
  return node;
}

/** `… < epsilon`, `mutationRate > …`. */
function isAgainstRate(node: ts.Node): boolean {
  return ts.isBinaryExpression(node) && COMPARISONS.has(node.operatorToken.kind) && [node.left, node.right].some((side) => RATES.test(lastName(unwrap(side))));
}

/** One of the alternatives of a condition holds a call, a draw, against a rate. */
function asksToExplore(evaluator: Evaluator, condition: ts.Expression): boolean {
  const asked = unwrap(condition);
  const held = ts.isIdentifier(asked) ? findHeld(evaluator, asked) : undefined;
  if (held !== undefined) return !ts.isIdentifier(unwrap(held)) && asksToExplore(evaluator, held);
  if (!ts.isBinaryExpression(asked)) return false;
  if (asked.operatorToken.kind === ts.SyntaxKind.BarBarToken || asked.operatorToken.kind === ts.SyntaxKind.AmpersandAmpersandToken) return asksToExplore(evaluator, asked.left) || asksToExplore(evaluator, asked.right);
  return isAgainstRate(asked) && [asked.left, asked.right].some((side) => ts.isCallExpression(unwrap(side)));
}

/** `Math.random() < epsilon` for `explores`, which holds it. */
function findHeld(evaluator: Evaluator, name: ts.Identifier): ts.Expression | undefined {
  const file = evaluator.fileOf(name);
  const declaration = file === undefined ? undefined : findBinding(file.model, name)?.declaration;
  return declaration !== undefined && ts.isVariableDeclaration(declaration) ? declaration.initializer : undefined;
}

/** What an agent went through, kept to learn from it again. */
const REPLAY = /(^|_)replay|replay(s|ed|_?(memory|buffer))?$|^_?experiences?$/i;
const AGENTS = ['agent', 'agents', 'reward', 'rewards', 'epsilon', 'explorationFactor', 'explorationRate', 'qTable', 'learn'];

/** Is it what an agent learns from again? */
export function isOwnReplay(name: string, file: ParsedFile): boolean {
  return REPLAY.test(name) && speaksOf(file, AGENTS);
}

/** What is done next, as an agent without any library calls it. */
const ACTION = /^_?((next|last|random|rand|chosen|selected|best|input|current|new|ai|agent)_?)?actions?(_?(index|idx|id|num(ber)?|chosen|selected|taken|to_?take))?$/i;
/** All that an agent may do. */
const CHOICES = /^_?((legal|valid|possible|available|allowed|all)_?)?(actions?|moves)(_?(list|space|set))?$/i;
const REWARDS = ['reward', 'rewards', 'setReward', 'getReward', 'REWARDS', 'rewardReceived', 'totalReward', 'cumulativeReward'];
const VALUES = ['qTable', 'qtable', 'QTable', 'q_table', 'Q_table', 'qValues', 'q_values', 'Q_VALUES', 'QValues', 'epsilon', 'eps', 'EPSILON', 'gamma', 'GAMMA', 'discount', 'discountFactor', 'discount_factor', 'DISCOUNT', 'policy', 'explorationRate'];

/** Is it what an agent does next? Its file also speaks of rewards, and of what tabular learning needs beside them. */
export function isOwnAction(name: string, file: ParsedFile): boolean {
  return ACTION.test(name) && speaksOf(file, REWARDS) && speaksOf(file, VALUES);
}

/** Does a value decide between things to do: `chance ? { action: tried } : { action: best }`? */
export function decidesOnAction(condition: ts.Expression, file: ParsedFile | undefined): boolean {
  const { parent } = condition;
  if (file === undefined || !ts.isConditionalExpression(parent) || parent.condition !== condition) return false;
  return [parent.whenTrue, parent.whenFalse].map(unwrap).every((each) => ts.isObjectLiteralExpression(each) && each.properties.some((property) => isOwnAction(propertyNameText(property.name) ?? '', file)));
}

/** Does a node take one of all that an agent may do: `actions[drawn]`? */
export function choosesAction(node: ts.Expression, file: ParsedFile | undefined): boolean {
  return file !== undefined && ts.isElementAccessExpression(node) && CHOICES.test(lastName(unwrap(node.expression))) && speaksOf(file, REWARDS) && speaksOf(file, VALUES);
}

/** Is it the table that an agent learns? A script may leave the learning to another one of its page. */
export function isOwnTable(evaluator: Evaluator, name: string, file: ParsedFile): boolean {
  if (TABLE.test(name) || (ARMS.test(name) && speaksOf(file, REWARDS))) return true;
  if (!LETTER.test(name)) return false;
  return learnsByReward(file) || (!file.model.isModule && evaluator.project.collectFiles().some((other) => !other.model.isModule && other.model.references.has(name) && learnsByReward(other)));
}

function learnsByReward(file: ParsedFile): boolean {
  return speaksOf(file, REWARDS) && speaksOf(file, VALUES);
}
