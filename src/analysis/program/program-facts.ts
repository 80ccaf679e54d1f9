import type { ts } from 'ts-morph';
import { LIBRARIES } from '../../knowledge/libraries';
import type { ApiFact } from '../../knowledge/fact';
import { unobserved } from '../memo/cell';
import type { CallLike } from '../source/binding';
import type { Evaluator } from '../values/evaluator';
import { BackendChoice } from './backend-choice';
import { ImportGraph } from './import-graph';
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

/** Facts about programs, each worked out when first asked for, and again when what it rests on changed. */
export class ProgramFacts {
  readonly #evaluator: Evaluator;
  /** The questions, one an answer that the evaluator keeps. */
  readonly #questions = { graph: {}, seeding: {}, fates: {}, backends: {} };

  constructor(evaluator: Evaluator) {
    this.#evaluator = evaluator;
  }

  get graph(): ImportGraph {
    const { project } = this.#evaluator;
    return this.#evaluator.remember(this.#questions.graph, () => {
      project.wholes.observe('imports');
      return unobserved(() => new ImportGraph(project));
    });
  }

  get seeding(): Seeding {
    return this.#evaluator.remember(this.#questions.seeding, () => new Seeding(this.#evaluator, this.graph, SEEDERS));
  }

  get fates(): ModelFates {
    return this.#evaluator.remember(this.#questions.fates, () => new ModelFates(this.#evaluator, this.graph, { effects: EFFECTS, builders: BUILDERS }));
  }

  get backends(): BackendChoice {
    return this.#evaluator.remember(this.#questions.backends, () => new BackendChoice(this.#evaluator, this.graph));
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

  isWithinTraining(node: ts.Node): boolean {
    return isWithinTraining(this.#evaluator, node);
  }

  isRepeated(node: ts.Node): boolean {
    return isRepeated(this.#evaluator, node);
  }
}
