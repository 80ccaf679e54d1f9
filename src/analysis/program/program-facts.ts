import type { ts } from 'ts-morph';
import { LIBRARIES } from '../../knowledge/libraries';
import type { ApiFact } from '../../knowledge/fact';
import type { CallLike } from '../source/binding';
import type { Evaluator } from '../values/evaluator';
import { BackendChoice } from './backend-choice';
import { importGraphOf, type ImportGraph } from './import-graph';
import { ModelFates, type ModelFate } from './model-fates';
import { Seeding, type SeedingEvent } from './seeding';
import { isRepeated, isWithinTraining } from './training-scope';

/** Last names of the callables of the tables that fit a test: `fit` of `LayersModel#fit`. */
function collectNames(test: (fact: ApiFact) => boolean): ReadonlySet<string> {
  const paths = LIBRARIES.flatMap(({ apis }) => apis.filter(test).map(({ path }) => path));
  return new Set(paths.map((path) => path.split(/[.#]/).at(-1) ?? path));
}

const SEEDERS = new Set([...collectNames(({ seeder }) => seeder !== undefined), 'default']);
const EFFECTS = collectNames(({ effects = [] }) => effects.some((each) => each === 'trains' || each === 'loads-weights' || each === 'sets-weights' || each === 'computes-gradient'));
const BUILDERS = collectNames(({ effects = [] }) => effects.includes('builds-model'));

/** Facts about programs, each computed when first asked for, once a version of the project. */
export class ProgramFacts {
  readonly #evaluator: Evaluator;
  #graph: ImportGraph | null = null;
  #seeding: Seeding | null = null;
  #fates: ModelFates | null = null;
  #backends: BackendChoice | null = null;

  constructor(evaluator: Evaluator) {
    this.#evaluator = evaluator;
  }

  get graph(): ImportGraph {
    this.#graph ??= importGraphOf(this.#evaluator.project);
    return this.#graph;
  }

  get seeding(): Seeding {
    this.#seeding ??= new Seeding(this.#evaluator, this.graph, SEEDERS);
    return this.#seeding;
  }

  get fates(): ModelFates {
    this.#fates ??= new ModelFates(this.#evaluator, this.graph, { effects: EFFECTS, builders: BUILDERS });
    return this.#fates;
  }

  isSeededBefore(node: ts.Node, target: string): boolean {
    return this.seeding.isSeededBefore(node, target);
  }

  findSeeding(node: ts.Node, target: string): SeedingEvent | undefined {
    return this.seeding.findEvent(node, target);
  }

  fateOf(layer: CallLike): ModelFate {
    return this.fates.fateOf(layer);
  }

  get backends(): BackendChoice {
    this.#backends ??= new BackendChoice(this.#evaluator, this.graph);
    return this.#backends;
  }

  isWithinTraining(node: ts.Node): boolean {
    return isWithinTraining(this.#evaluator, node);
  }

  isRepeated(node: ts.Node): boolean {
    return isRepeated(this.#evaluator, node);
  }
}
