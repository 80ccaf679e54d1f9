import type { ts } from 'ts-morph';
import { LIBRARIES } from '../../knowledge/libraries';
import type { ApiFact } from '../../knowledge/fact';
import { unobserved } from '../memo/cell';
import type { CallLike } from '../source/binding';
import type { Evaluator } from '../values/evaluator';
import { BackendChoice } from './backend-choice';
import { ImportGraph } from './import-graph';
import { ModelFates, type ModelFate } from './model-fates';
import { setsEnvironment } from './script-commands';
import { Seeding, type SeedingEvent } from './seeding';
import { isRepeated, isWithinTraining } from './training-scope';

/** Last names of the callables of the tables that fit a test: `fit` of `LayersModel#fit`. */
export function collectNames(test: (fact: ApiFact) => boolean): ReadonlySet<string> {
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

  /** Is an environment variable set before the programs of a file start, by its package's scripts or by the program itself? */
  isEnvironmentSet(path: string, { variable, value }: { readonly variable: string; readonly value: string }): boolean {
    // An import is loaded before the file that holds it says anything, so there the variable comes too late.
    const early = this.#evaluator.project.collectFiles().filter(({ model }) => !model.mentions.some(({ how, specifier }) => how === 'import' && specifier.startsWith('@tensorflow/')));
    const writes = early.flatMap(({ model }) => model.propertyWrites.get(variable) ?? []);
    const isWritten = writes.some(({ object, value: written }) => object.getText() === 'process.env' && this.#evaluator.evaluate(written).some((each) => each.kind === 'literal' && String(each.value) === value));
    const text = this.#evaluator.project.readPackage(path);
    return isWritten || (text !== undefined && setsEnvironment(text, variable, value));
  }

  isWithinTraining(node: ts.Node): boolean {
    return isWithinTraining(this.#evaluator, node);
  }

  isRepeated(node: ts.Node): boolean {
    return isRepeated(this.#evaluator, node);
  }
}
