import { ts } from 'ts-morph';
import type { ParsedFile } from '../source/parsed-file';
import { isWrittenAs } from '../source/references';
import { enclosingFunction, lastName, unwrap } from '../source/scope';
import { collectCallSites } from '../values/call-sites';
import type { Evaluator } from '../values/evaluator';
import { nameOfFunction } from './function-names';
import { speaksOfNetworks } from './own-networks';
import { speaksOf } from './vocabulary';

/** What genetic algorithms call what they breed. */
const BRED = /^_?(genes?|genomes?|chromosomes?|dna)$/i;
/** The next round of what is bred, as a list. */
const BROOD = /^_?((new|next)_?)?(pop|population)$|^_?(new|next)_?generation$/i;
/** What parents are chosen from. */
const POOL = /^_?(population|pop|mating_?pool|parents|breeders|survivors|chromosomes|genomes)$/i;
/** Parts of a genome that stands for a network (NEAT); elsewhere the words mean all sorts of things. */
const PARTS = /^(connections|nodes|synapses|weight|bias|activation_?([fF]unction)?)$/;
const GENOMES = ['genome', 'genomes', 'Genome', 'genes', 'gene', 'chromosome', 'chromosomes', 'Chromosome', 'dna', 'DNA'];
/** What else is spoken of where something is bred. */
const FAMILIES = [
  ['mutate', 'mutation', 'mutations', 'mutationRate', 'mutation_rate'],
  ['crossover', 'crossOver', 'cross_over', 'crossoverRate', 'breed', 'offspring', 'offSpring'],
  ['fitness', 'totalFitness', 'calculateFitness', 'calcFitness', 'fitnessFunction'],
];

/** Is a property what an evolution written by hand breeds, a genome or a part of one? A property may be read in another file. */
export function isOwnGene(evaluator: Evaluator, name: string, file: ParsedFile): boolean {
  if (!BRED.test(name) && !PARTS.test(name)) return false;
  return isOwnGeneVariable(name, file) || evaluator.collectFilesReading(name).some((path) => isOwnGeneVariable(name, evaluator.project.find(path)));
}

/** The same for a variable, which only its own file can use. */
export function isOwnGeneVariable(name: string, file: ParsedFile | undefined): boolean {
  if (file === undefined || (!BRED.test(name) && !PARTS.test(name) && !BROOD.test(name))) return false;
  const told = countFamilies(file);
  if (BROOD.test(name)) return told >= 2;
  return BRED.test(name) ? told >= 1 && (told >= 2 || speaksOf(file, GENOMES)) : told >= 1 && speaksOf(file, GENOMES);
}

function countFamilies(file: ParsedFile): number {
  return FAMILIES.filter((family) => speaksOf(file, family)).length;
}

/** Does a node take a parent out of all that may be bred from: `population[drawn]`? */
export function choosesParent(node: ts.Expression, file: ParsedFile | undefined): boolean {
  if (file === undefined || !ts.isElementAccessExpression(node)) return false;
  return (POOL.test(lastName(unwrap(node.expression))) && countFamilies(file) >= 2) || isChosenByFitness(node, file);
}

/** `birds[index]` where `birds[index].fitness` is taken off a drawn number: a wheel of fortune, whatever is bred. */
function isChosenByFitness({ expression }: ts.ElementAccessExpression, { model }: ParsedFile): boolean {
  return (model.propertyReads.get('fitness') ?? []).some((read) => {
    const whole = ts.isPropertyAccessExpression(read) ? unwrap(read.expression) : undefined;
    return whole !== undefined && ts.isElementAccessExpression(whole) && isWrittenAs(whole.expression, expression.getText()) && isTakenOff(read.parent);
  });
}

function isTakenOff(node: ts.Node): boolean {
  return ts.isBinaryExpression(node) && TAKES_OFF.has(node.operatorToken.kind);
}

const TAKES_OFF = new Set([ts.SyntaxKind.MinusToken, ts.SyntaxKind.MinusEqualsToken, ts.SyntaxKind.PlusToken, ts.SyntaxKind.PlusEqualsToken]);

/** Functions that breed: what chance decides in them is inherited. */
const BREEDS = /mutat|cross_?over|recombin|^_?(cross|mate|breed|reproduce|tournament|roulette)(_|[A-Z]|$)|tournament_?select|roulette|(natural|parent|pool)_?select|select_?parent|^(cross|breed)_?genomes?$|^pick_?one$/i;
/** What is changed to be seen, though it may be inherited. */
const LOOKS = /colou?r|^hue$|^(id|name)$/i;

/**
 * Is a draw made where an evolution breeds: in a function that says so (`mutate`, `crossover`), or in one that only such
 * functions call? Its file, or that of a caller, also speaks of genomes, of fitness or of a network: stores of data on
 * the web are mutated, too.
 */
export function isStepOfEvolution(evaluator: Evaluator, draw: ts.Expression): boolean {
  const file = evaluator.fileOf(draw);
  return file !== undefined && !isForLooks(draw) && isInBreeder(evaluator, draw, file, 0);
}

const MOST_HOPS = 1;

function isInBreeder(evaluator: Evaluator, node: ts.Node, file: ParsedFile, hops: number): boolean {
  for (let owner = enclosingFunction(node); owner !== undefined; owner = enclosingFunction(owner)) {
    const name = nameOfFunction(owner);
    if (name === undefined) continue;
    if (BREEDS.test(name)) return speaksOfBreeding(file) || evaluator.collectFilesReading(name).some((path) => speaksOfBreeding(evaluator.project.find(path)));
    if (hops >= MOST_HOPS || !/^_?(add|remove|change|toggle|choose|pick|select|split|alter|perturb|tweak)/i.test(name)) continue;
    const { calls } = collectCallSites(evaluator, owner);
    if (calls.length > 0 && calls.every((call) => isInBreeder(evaluator, call, evaluator.fileOf(call) ?? file, hops + 1))) return true;
  }
  return false;
}

function speaksOfBreeding(file: ParsedFile | undefined): boolean {
  return file !== undefined && (speaksOf(file, GENOMES) || speaksOf(file, FAMILIES[2] ?? []) || countFamilies(file) >= 2 || speaksOfNetworks(file));
}

/** `colour = draw()`, `id: draw()`: inherited or not, it only shows who is who. */
export function isForLooks(draw: ts.Expression): boolean {
  for (let node: ts.Node = draw; !ts.isStatement(node) && !ts.isSourceFile(node); node = node.parent) {
    const { parent } = node;
    const target = ts.isBinaryExpression(parent) && parent.right === node && parent.operatorToken.kind === ts.SyntaxKind.EqualsToken ? lastName(unwrap(parent.left)) : ts.isVariableDeclaration(parent) || ts.isPropertyAssignment(parent) ? parent.name.getText() : '';
    if (LOOKS.test(target)) return true;
  }
  return false;
}

/** Is a property one that a genome fills where there is one: `this.layer = genes[0]`, and chance where there is none? */
export function isFilledFromGenes(name: string, { model }: ParsedFile): boolean {
  return (model.propertyWrites.get(name) ?? []).some(({ value }) => ts.isElementAccessExpression(value) && BRED.test(lastName(unwrap(value.expression))));
}
