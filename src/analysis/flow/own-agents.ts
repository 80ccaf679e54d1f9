import { ts } from 'ts-morph';
import type { ParsedFile } from '../source/parsed-file';
import { isFunctionDeclarationLike, lastName, propertyNameText, unwrap } from '../source/scope';
import { speaksOf } from './vocabulary';

/** How often an agent tries something at random, or an evolution changes something. */
const RATES = /^_?(epsilon|eps|exploration|explor(ation|e)_?(rate|prob(ability)?|chance|factor)|random_?action_?(rate|prob(ability)?|chance)|mut(ation|ate)?_?(rate|prob(ability)?|chance)|crossover_?(rate|prob(ability)?|chance))$/i;
const COMPARISONS = new Set([ts.SyntaxKind.LessThanToken, ts.SyntaxKind.LessThanEqualsToken, ts.SyntaxKind.GreaterThanToken, ts.SyntaxKind.GreaterThanEqualsToken]);
/** What tabular learning calls its table: `qTable`, `Q_values`. */
const TABLE = /^_?q_?(tables?|values?)$/i;

/**
 * Does a draw decide whether an agent explores (`Math.random() < epsilon`), or is it made where that was decided, as
 * what the agent then tries?
 */
export function decidesToExplore(draw: ts.Expression): boolean {
  if (isAgainstRate(measured(draw).parent)) return true;
  for (let node: ts.Node = draw; !isFunctionDeclarationLike(node) && !ts.isSourceFile(node); node = node.parent) {
    const { parent } = node;
    if (ts.isConditionalExpression(parent) && parent.condition !== node && asksToExplore(parent.condition)) return true;
    if (ts.isIfStatement(parent) && parent.thenStatement === node && asksToExplore(parent.expression)) return true;
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
function asksToExplore(condition: ts.Expression): boolean {
  const asked = unwrap(condition);
  if (!ts.isBinaryExpression(asked)) return false;
  if (asked.operatorToken.kind === ts.SyntaxKind.BarBarToken || asked.operatorToken.kind === ts.SyntaxKind.AmpersandAmpersandToken) return asksToExplore(asked.left) || asksToExplore(asked.right);
  return isAgainstRate(asked) && [asked.left, asked.right].some((side) => ts.isCallExpression(unwrap(side)));
}

/** What is done next, as an agent without any library calls it. */
const ACTION = /^_?((next|last|random|chosen|selected|input|current)_?)?actions?(_?(index|idx|id))?$/i;
const REWARDS = ['reward', 'rewards', 'setReward', 'getReward'];
const VALUES = ['qTable', 'qtable', 'QTable', 'q_table', 'qValues', 'q_values', 'Q_VALUES', 'epsilon', 'eps', 'gamma', 'GAMMA', 'discount', 'discountFactor'];

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

/** Is it the table that an agent learns? */
export function isOwnTable(name: string): boolean {
  return TABLE.test(name);
}
