import { ts } from 'ts-morph';
import type { ParsedFile } from '../source/parsed-file';
import { lastName, unwrap } from '../source/scope';
import type { Evaluator } from '../values/evaluator';
import { speaksOf } from './vocabulary';

/** What genetic algorithms call what they breed. */
const BRED = /^_?(genes?|genomes?|chromosomes?|dna)$/i;
/** The next round of what is bred, as a list. */
const BROOD = /^_?((new|next)_?)?(pop|population)$|^_?(new|next)_?generation$/i;
/** What parents are chosen from. */
const POOL = /^_?(population|pop|mating_?pool|parents|breeders|survivors|chromosomes|genomes)$/i;
/** Parts of a genome that stands for a network (NEAT); elsewhere the words mean all sorts of things. */
const PARTS = /^(connections|nodes|synapses|weight|bias)$/;
const GENOMES = ['genome', 'genomes', 'Genome', 'genes', 'gene', 'chromosome', 'chromosomes', 'Chromosome', 'dna', 'DNA'];
/** What else is spoken of where something is bred. */
const FAMILIES = [
  ['mutate', 'mutation', 'mutations', 'mutationRate', 'mutation_rate'],
  ['crossover', 'crossOver', 'cross_over', 'crossoverRate', 'breed'],
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
  return file !== undefined && ts.isElementAccessExpression(node) && POOL.test(lastName(unwrap(node.expression))) && countFamilies(file) >= 2;
}

/** Is a property one that a genome fills where there is one: `this.layer = genes[0]`, and chance where there is none? */
export function isFilledFromGenes(name: string, { model }: ParsedFile): boolean {
  return (model.propertyWrites.get(name) ?? []).some(({ value }) => ts.isElementAccessExpression(value) && BRED.test(lastName(unwrap(value.expression))));
}
