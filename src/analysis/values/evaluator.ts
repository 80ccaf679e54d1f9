import { ts } from 'ts-morph';
import { unobserved } from '../memo/cell';
import type { Project } from '../project/project';
import type { CallLike, PropertyWrite } from '../source/binding';
import { handsOn } from '../source/handed-key';
import type { ParsedFile } from '../source/parsed-file';
import { observeNode } from '../source/region';
import { unwrap } from '../source/scope';
import { AnswerMemory } from './answer-memory';
import { evaluateLiteral, evaluateNode } from './evaluate-node';
import type { Env, Value } from './value';

/**
 * Says what an expression may be, from syntax alone: names are followed through imports, parameters through the calls
 * of their function, properties through the writes to them. Nothing is ever run.
 */
export class Evaluator extends AnswerMemory {
  readonly project: Project;
  readonly #byName = new Map<string, NameQuestions>();
  readonly #scripts = {};

  constructor(project: Project) {
    super();
    this.project = project;
  }

  /** The values of an expression; the empty list if nothing ever comes here. */
  evaluate(expression: ts.Expression, env: Env = this.root): readonly Value[] {
    if (this.isIdle()) this.beginQuery();
    const node = unwrap(expression);
    const plain = evaluateLiteral(node, env);
    if (plain === undefined) return this.guard(node, env, () => evaluateNode(this, node, env));
    observeNode(node);
    return plain;
  }

  fileOf(node: ts.Node): ParsedFile | undefined {
    return this.project.find(node.getSourceFile().fileName);
  }

  /** Classic scripts that declare a name at their top level: scripts of one page share their globals. */
  collectScriptsDeclaring(name: string): readonly ParsedFile[] {
    const scripts = this.remember(this.#scripts, () => {
      this.project.wholes.observe('globals');
      return unobserved(() => listScripts(this.project));
    });
    return (scripts.get(name) ?? []).flatMap((path) => this.project.find(path) ?? []);
  }

  /** Calls anywhere in the project whose callee ends in this name. */
  collectCallsNamed(name: string): readonly CallLike[] {
    return this.#ofName(name, 'call', () => this.project.collectFilesCalling(name).flatMap(({ model }) => model.callsByName.get(name) ?? []));
  }

  /** Does any file of the project set a property of this name? What nobody sets is absent, however unknown the object. */
  isEverSet(name: string): boolean {
    return this.#collectPathsSetting(name).some((path) => {
      const model = this.project.find(path)?.model;
      return model?.keys.get(name)?.some((key) => !handsOn(model, key)) === true;
    });
  }

  #collectPathsSetting(name: string): readonly string[] {
    return this.#ofName(name, 'key', () => this.project.collectFiles().filter(({ model }) => model.keys.has(name)).map(({ path }) => path));
  }

  /** What object literals anywhere in the project set a property of this name to, as written. */
  collectSettings(name: string): readonly ts.Expression[] {
    return this.#collectPathsSetting(name).flatMap((path) => this.project.find(path)?.model.keySites.get(name) ?? []).flatMap((key) => (ts.isPropertyAssignment(key) ? [key.initializer] : ts.isShorthandPropertyAssignment(key) ? [key.name] : []));
  }

  /** What statements anywhere in the project write to a property of this name. */
  collectWrites(name: string): readonly PropertyWrite[] {
    return this.#collectPathsSetting(name).flatMap((path) => this.project.find(path)?.model.propertyWrites.get(name) ?? []);
  }

  /** Files that read a property of this name. */
  collectFilesReading(name: string): readonly string[] {
    return this.#ofName(name, 'propertyRead', () => this.project.collectFiles().filter(({ model }) => model.propertyReads.has(name)).map(({ path }) => path));
  }

  /** An answer about a name in all files rests on that name wherever it stands, and on nothing else. */
  #ofName<T>(name: string, question: keyof NameQuestions, step: () => T): T {
    const questions = this.#byName.get(name) ?? { call: {}, key: {}, propertyRead: {} };
    this.#byName.set(name, questions);
    return this.remember(questions[question], () => {
      this.project.names[question].observe(name);
      return unobserved(step);
    });
  }
}

/** One object a question, for the evaluator to keep its answer by. */
interface NameQuestions {
  readonly call: object;
  readonly key: object;
  readonly propertyRead: object;
}

function listScripts(project: Project): ReadonlyMap<string, readonly string[]> {
  const scripts = new Map<string, string[]>();
  for (const { model, path } of project.collectFiles()) {
    if (model.isModule) continue;
    for (const { name } of model.collectTopLevel()) scripts.set(name, [...(scripts.get(name) ?? []), path]);
  }
  return scripts;
}
