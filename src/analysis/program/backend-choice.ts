import { findModule } from '../../knowledge/catalogue';
import { BACKENDS, type BackendName } from '../../core/verdict';
import type { Evaluator } from '../values/evaluator';
import { resolveCall } from '../facts/call-fact';
import type { ImportGraph } from './import-graph';
import { ts } from 'ts-morph';

export interface BackendUse {
  readonly backend: BackendName;
  readonly node: ts.Node;
  /** Chosen on every run; not so where a condition, or a `catch`, may choose another. */
  readonly isSure: boolean;
}

/** Which backends the programs of a file choose, by `setBackend` or by importing a native package. */
export class BackendChoice {
  readonly #evaluator: Evaluator;
  readonly #graph: ImportGraph;
  readonly #uses: readonly BackendUse[];
  #isOpen = false;
  readonly #byPath = new Map<string, readonly BackendUse[]>();

  constructor(evaluator: Evaluator, graph: ImportGraph) {
    this.#evaluator = evaluator;
    this.#graph = graph;
    this.#uses = [...this.#fromCalls(), ...this.#fromModules()];
  }

  /** Backends chosen anywhere in the programs that the file belongs to. */
  collectUses(path: string): readonly BackendUse[] {
    const known = this.#byPath.get(path);
    if (known !== undefined) return known;
    const reach = new Set(this.#graph.collectEntries(path).flatMap((entry) => [...this.#graph.collectReachable(entry)]));
    const uses = this.#uses.filter(({ node }) => reach.has(node.getSourceFile().fileName));
    this.#byPath.set(path, uses);
    return uses;
  }

  /** Is a backend chosen whose name cannot be said? */
  get isOpen(): boolean {
    return this.#isOpen;
  }

  /** Does a program of the file set this flag of the engine to one of these values? */
  isFlagSet(path: string, flag: string, wanted: readonly number[]): boolean {
    const reach = new Set(this.#graph.collectEntries(path).flatMap((entry) => [...this.#graph.collectReachable(entry)]));
    const sets = this.#evaluator.collectCallsNamed('set').filter((node) => reach.has(node.getSourceFile().fileName));
    return sets.some((node) => {
      if (!resolveCall(this.#evaluator, node).some(({ fact }) => fact.effects?.includes('sets-flag') === true)) return false;
      const [name, value] = (node.arguments ?? []).map((argument) => this.#evaluator.evaluate(argument));
      const isFlag = name?.some((each) => each.kind === 'literal' && each.value === flag) === true;
      return isFlag && value !== undefined && value.length > 0 && value.every((each) => each.kind === 'literal' && wanted.includes(Number(each.value)));
    });
  }

  #fromCalls(): BackendUse[] {
    return this.#evaluator.collectCallsNamed('setBackend').flatMap((node) => {
      if (!resolveCall(this.#evaluator, node).some(({ fact }) => fact.effects?.includes('sets-backend') === true)) return [];
      const [argument] = node.arguments ?? [];
      const values = argument === undefined ? [] : this.#evaluator.evaluate(argument);
      if (values.some(({ kind }) => kind !== 'literal')) this.#isOpen = true;
      return values.flatMap((value) => {
        const name = value.kind === 'literal' ? (value.value === 'tensorflow' ? 'tfjs-node' : value.value) : undefined;
        const backend = BACKENDS.find((each) => each === name);
        return backend === undefined ? [] : [{ backend, node, isSure: values.length === 1 && !isConditional(node) }];
      });
    });
  }

  #fromModules(): BackendUse[] {
    return this.#evaluator.project.collectFiles().flatMap(({ model }) =>
      model.mentions.flatMap(({ specifier, node, isTypeOnly }) => {
        const backend = isTypeOnly ? undefined : findModule(specifier)?.module.providesBackend;
        return backend === 'tfjs-node' || backend === 'tfjs-node-gpu' ? [{ backend, node, isSure: !isConditional(node) }] : [];
      }),
    );
  }
}

/** May a place be passed over: in a branch, behind `&&`, in a `try` that has a `catch`? */
function isConditional(node: ts.Node): boolean {
  for (let current: ts.Node = node; !ts.isSourceFile(current); current = current.parent) {
    const { parent } = current;
    if (ts.isIfStatement(parent) || ts.isConditionalExpression(parent)) {
      if ((ts.isIfStatement(parent) ? parent.expression : parent.condition) !== current) return true;
    } else if (ts.isCaseOrDefaultClause(parent) || ts.isCatchClause(parent)) return true;
    else if (ts.isTryStatement(parent) && parent.catchClause !== undefined) return true;
    else if (ts.isBinaryExpression(parent) && parent.right === current && BRANCHES.has(parent.operatorToken.kind)) return true;
  }
  return false;
}

const BRANCHES = new Set([ts.SyntaxKind.AmpersandAmpersandToken, ts.SyntaxKind.BarBarToken, ts.SyntaxKind.QuestionQuestionToken]);
