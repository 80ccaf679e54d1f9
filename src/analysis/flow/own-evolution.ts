import type { ParsedFile } from '../source/parsed-file';
import type { Evaluator } from '../values/evaluator';
import { speaksOf } from './vocabulary';

/** What genetic algorithms call what they breed. */
const BRED = /^_?(genes?|genomes?|chromosomes?|dna)$/i;
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
  if (file === undefined || (!BRED.test(name) && !PARTS.test(name))) return false;
  const told = FAMILIES.filter((family) => speaksOf(file, family)).length;
  return BRED.test(name) ? told >= 1 && (told >= 2 || speaksOf(file, GENOMES)) : told >= 1 && speaksOf(file, GENOMES);
}
