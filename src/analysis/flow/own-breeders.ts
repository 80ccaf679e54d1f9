import { ts } from 'ts-morph';
import type { ParsedFile } from '../source/parsed-file';
import { isWrittenAs } from '../source/references';
import { observeWhole } from '../source/region';
import { enclosingFunction, lastName, propertyNameText, unwrap } from '../source/scope';
import { collectCallSites } from '../values/call-sites';
import type { Evaluator } from '../values/evaluator';
import { collectImporters } from '../values/importers';
import { decidesWhether } from './decides-whether';
import { nameOfFunction } from './function-names';
import { isForLooks, isOfLooks, speaksOfBreeding, speaksOfGenomes } from './own-evolution';
import { assignmentTo } from './own-updates';

/** Functions that breed: what chance decides in them is inherited. */
const BREEDS = /mutat|cross_?over|recombin|tournament_?select|roulette|(natural|parent|pool)_?select|select_?parent|^(cross|breed)_?genomes?$|^pick_?one$|^_?perturb_?(weights?|bias(es)?|genes?|connections?)$/i;
/** The same as a first word, which letters of one kind do not go on: a `Material` is not mated. */
const BREEDS_FIRST = /^_?([cC]ross|[mM]ate|[bB]reed|[bB]irth|[rR]eproduce|[tT]ournament)(_|[A-Z]|$)/;
/** Functions that make the next of what is bred; elsewhere they make the next of anything. */
const GOES_ON = /^_?((next|new|advance|make_?next|create_?next)_?gen(eration)?|evolve(_?(population|generation|genomes?|networks?))?)$/i;
/** What holds functions that breed may be called, too. */
const BREEDING = /^selections?$|^gene_?pool$|^genetic(_?(algorithm|optimi[sz]er|search))?$|^(neuro_?)?evolution(_?strategy)?$/i;
/** Functions that make what is bred first. */
const MAKES = /^_?(create|generate|gen|get|make|build|random(i[sz]e)?|new|init(ial(i[sz]e)?)?)_?((random|new|initial|an?|one)_?)?(individual|indiv|indv|chromosome|genome|genotype|dna|gene)s?$/i;

/** The same where it is one of the functions that an evolution is given, beside those that breed. */
const MAKES_FIRST = /^(seed|spawn|create|generate|init(iali[sz]e)?|random(i[sz]e)?)$/i;

/**
 * Is a draw made where an evolution breeds: in a function that says so (`mutate`, `crossover`), in one that only such
 * functions call, in one that makes the first of what is bred, or where chance decides whether such a function is
 * called? Its file, or that of a caller, also speaks of genomes, of fitness or of a network: stores of data on the web
 * are mutated, too.
 */
export function isStepOfEvolution(evaluator: Evaluator, draw: ts.Expression): boolean {
  const file = evaluator.fileOf(draw);
  return file !== undefined && !isForLooks(draw) && (isInBreeder(evaluator, draw, file, 0) || (decidesWhether(draw, isOfBreeding) && speaksOfBreeding(file)));
}

function isOfBreeding(name: string): boolean {
  return BREEDS.test(name) || BREEDS_FIRST.test(name);
}

function holdsBreeders(name: string): boolean {
  return isOfBreeding(name) || BREEDING.test(name);
}

const MOST_HOPS = 1;
const MOST_LOADS = 2;

function isInBreeder(evaluator: Evaluator, node: ts.Node, file: ParsedFile, hops: number): boolean {
  for (let owner = enclosingFunction(node); owner !== undefined; owner = enclosingFunction(owner)) {
    const name = nameOfFunction(owner);
    if (name === undefined) continue;
    if (isOfBreeding(name)) return speaksOfBreeding(file) || evaluator.collectFilesReading(name).some((path) => speaksOfBreeding(evaluator.project.find(path)));
    if (holdsBreeders(nameOfHolder(owner) ?? '')) return isPartOfBreeding(evaluator, file, 0);
    if ((MAKES.test(name) || GOES_ON.test(name) || (MAKES_FIRST.test(name) && isBesideBreeders(owner, file))) && speaksOfGenomes(file)) return true;
    if (hops >= MOST_HOPS || !/^_?(add|remove|change|toggle|choose|pick|select|split|alter|perturb|tweak)/i.test(name)) continue;
    const { calls } = collectCallSites(evaluator, owner);
    if (calls.length > 0 && calls.every((call) => isInBreeder(evaluator, call, evaluator.fileOf(call) ?? file, hops + 1))) return true;
  }
  return false;
}

/** `evolution.seed = …` beside `evolution.mutate = …`, and `{ seed() {…}, mutate() {…} }`. */
function isBesideBreeders(owner: ts.FunctionLikeDeclaration, { model }: ParsedFile): boolean {
  const { parent } = owner;
  if (ts.isBinaryExpression(parent) && ts.isPropertyAccessExpression(parent.left)) {
    const holder = parent.left.expression.getText();
    return OPERATORS.some((name) => model.propertyWrites.get(name)?.some(({ object }) => isWrittenAs(object, holder)) === true);
  }
  const holder = ts.isPropertyAssignment(parent) ? parent.parent : parent;
  return ts.isObjectLiteralExpression(holder) && holder.properties.some(({ name }) => OPERATORS.includes(propertyNameText(name) ?? ''));
}

const OPERATORS = ['mutate', 'mutation', 'crossover', 'crossOver', 'mate', 'breed'];

/** Does a file, or one that loads it, perhaps by way of a list of its kind, speak of what is bred? */
function isPartOfBreeding(evaluator: Evaluator, file: ParsedFile, hops: number): boolean {
  return speaksOfBreeding(file) || (hops < MOST_LOADS && collectImporters(evaluator, file).some((other) => isPartOfBreeding(evaluator, other, hops + 1)));
}

/** `crossover` for the functions of `const crossover = { uniform() {…} }`, and of `class Crossover`, `crossovers` for the file `crossovers/uniform.js` that is one function. */
function nameOfHolder(owner: ts.FunctionLikeDeclaration): string | undefined {
  const holder = ts.isPropertyAssignment(owner.parent) ? owner.parent.parent : owner.parent;
  if (ts.isClassLike(holder)) return holder.name?.text;
  if (isWholeFile(owner)) return owner.getSourceFile().fileName.split('/').at(-2);
  if (!ts.isObjectLiteralExpression(holder)) return undefined;
  const { parent } = holder;
  if (ts.isVariableDeclaration(parent) || ts.isPropertyAssignment(parent)) return ts.isIdentifier(parent.name) ? parent.name.text : propertyNameText(parent.name as ts.PropertyName);
  return ts.isBinaryExpression(parent) ? lastName(unwrap(parent.left)) : undefined;
}

/** `module.exports = function …` and `export default function …`. */
function isWholeFile(owner: ts.FunctionLikeDeclaration): boolean {
  const { parent } = owner;
  if (ts.isFunctionDeclaration(owner)) return owner.modifiers?.some(({ kind }) => kind === ts.SyntaxKind.DefaultKeyword) === true;
  return ts.isExportAssignment(parent) || (ts.isBinaryExpression(parent) && parent.left.getText() === 'module.exports');
}

/** Is a value, or what chance chose, handed to what breeds, or bred itself: `crossover(best, chosen)`, `chosen.mutate()`? */
export function isBred(node: ts.Expression, file: ParsedFile | undefined): boolean {
  const { parent } = node;
  if (ts.isPropertyAccessExpression(parent)) return parent.expression === node && CHANGES.test(parent.name.text) && ts.isCallExpression(parent.parent) && parent.parent.expression === parent && file !== undefined && speaksOfGenomes(file);
  return ts.isCallExpression(parent) && parent.expression !== node && CHANGES.test(lastName(unwrap(parent.expression))) && file !== undefined && speaksOfGenomes(file);
}

/** Methods that make an individual of one or two. */
const CHANGES = /^_?([mM]utated?|[cC]ross_?[oO]ver|[rR]ecombine|[mM]ate|[bB]reed|[rR]eproduce)(_\w+|[A-Z]\w*)?$/;

/** Is a property one that a breeding function changes by chance (`this.x += chance()` in `mutate`)? Then it is inherited, whatever it is called. */
export function isChangedByBreeding(evaluator: Evaluator, name: string, file: ParsedFile): boolean {
  if (isOfLooks(name)) return false;
  return evaluator.remember(evaluator.keyOf(file.tree, `changed by breeding ${name}`), () => {
    const others = name.length < SHORTEST_TELLING_NAME || PLACES.test(name) ? [] : evaluator.collectFilesReading(name).flatMap((path) => evaluator.project.find(path) ?? []);
    return [file, ...others].some((each) => speaksOfBreeding(each) && (each.model.propertyReads.get(name) ?? []).some(isChangedByChance));
  });
}

const SHORTEST_TELLING_NAME = 5;
/** Where things are and go, which other objects have, too. */
const PLACES = /^(pos(ition)?|loc(ation)?|vel(ocity)?|acc(eleration)?|speed|angle|heading|direction|size|width|height|radius|score|value)$/i;

function isChangedByChance(read: ts.Expression): boolean {
  const assignment = assignmentTo(read);
  const owner = assignment === undefined ? undefined : enclosingFunction(assignment);
  if (assignment === undefined || owner === undefined || !CHANGES.test(nameOfFunction(owner) ?? '')) return false;
  observeWhole(owner);
  return draws(owner);
}

/** Is there a draw in it, or the call of what is called after one? */
function draws(node: ts.Node): boolean {
  if (ts.isCallExpression(node) && /rand|gauss|^normal$/i.test(lastName(unwrap(node.expression)))) return true;
  return ts.forEachChild(node, (child) => (draws(child) ? true : undefined)) === true;
}
