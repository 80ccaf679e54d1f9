import { ts } from 'ts-morph';
import type { ParsedFile } from '../source/parsed-file';
import { isWrittenAs } from '../source/references';
import { lastName, unwrap } from '../source/scope';
import type { Evaluator } from '../values/evaluator';
import { collectImporters } from '../values/importers';
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
  ['mutate', 'mutation', 'mutations', 'mutationRate', 'mutation_rate', 'mutationProbability', 'mutProb'],
  ['crossover', 'crossOver', 'cross_over', 'crossoverRate', 'breed', 'offspring', 'offSpring'],
  ['fitness', 'totalFitness', 'calculateFitness', 'calcFitness', 'getFitness', 'computeFitness', 'evaluateFitness', 'fitnessFunction', 'fitnessFn', 'fitness_function'],
  ['GeneticAlgorithm', 'geneticAlgorithm', 'genetic_algorithm'],
  ['birth', 'reproduce', 'reproduction'],
];

/** Is a property what an evolution written by hand breeds, a genome or a part of one? A property may be read in another file. */
export function isOwnGene(evaluator: Evaluator, name: string, file: ParsedFile): boolean {
  if (BROOD.test(name)) return isOwnGeneVariable(name, file) || collectNeighbours(evaluator, file).some((other) => other.model.propertyReads.has(name) && isOwnGeneVariable(name, other));
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

/** The files that a file loads, and those that load it. */
function collectNeighbours(evaluator: Evaluator, file: ParsedFile): readonly ParsedFile[] {
  const loaded = file.model.mentions.flatMap(({ specifier }) => evaluator.project.findImported(file.path, specifier) ?? []);
  return [...loaded, ...collectImporters(evaluator, file)];
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

/** What is changed to be seen, though it may be inherited. */
const LOOKS = /colou?r|^hue$|^(id|name)$/i;

/** Is a property there to be seen, or to tell one from another? */
export function isOfLooks(name: string): boolean {
  return LOOKS.test(name);
}

/** Is evolution spoken of: genomes, how fit they are, or a network that is changed? */
export function speaksOfBreeding(file: ParsedFile | undefined): boolean {
  return file !== undefined && (speaksOf(file, GENOMES) || speaksOf(file, FAMILIES[2] ?? []) || countFamilies(file) >= 2 || speaksOfNetworks(file));
}

/** Is it told more than once that genomes are bred? */
export function speaksOfGenomes(file: ParsedFile): boolean {
  const told = countFamilies(file);
  return told >= 2 || (told >= 1 && speaksOf(file, GENOMES));
}

/** Functions that make what only shows: `randomColor()`, `generateName()`. */
const MAKES_LOOKS = /(colou?rs?|names?|hue)$/i;

/** `colour = draw()`, `id: draw()`, `makeName()`: inherited or not, it only shows who is who. */
export function isForLooks(draw: ts.Expression): boolean {
  if (ts.isCallExpression(draw) && MAKES_LOOKS.test(lastName(unwrap(draw.expression)))) return true;
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
