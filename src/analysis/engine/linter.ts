import type { Finding, InvalidCode, Level, LintReport, PathStep } from '../../core/finding';
import type { BackendName } from '../../core/verdict';
import { compareFindings } from '../../core/compare-findings';
import { computeLineStarts, positionAt } from '../../base/positions';
import { Project } from '../project/project';
import { ProgramFacts } from '../program/program-facts';
import type { Draft, Rule } from '../rule';
import { findSyntaxError, type ParsedFile } from '../source/parsed-file';
import { Evaluator } from '../values/evaluator';
import type { FileContext } from '../facts/file-context';
import { startOfCall } from '../facts/call-fact';
import { ts } from 'ts-morph';
import { walkFile, type RuleFailure, type WalkResult } from './walk-file';

/** A finding with what `fixes` needs to mend it. The nodes belong to the version that was linted. */
export interface FindingWithDraft {
  readonly finding: Finding;
  readonly draft: Draft;
}

export interface LinterOptions {
  /** Absolute; the folder that paths in findings are relative to. */
  readonly cwd: string;
  readonly rules: readonly Rule[];
  readonly backend?: 'auto' | BackendName;
}

/**
 * Lints a project and keeps it linted while files change. Answers are kept from version to version where an edit
 * touched nothing that they rest on; what is said is always what a linter that begins anew would say.
 */
export class Linter {
  readonly project: Project;
  readonly #rules: readonly Rule[];
  readonly #backend: 'auto' | BackendName;
  #version = -1;
  #epoch = -1;
  #evaluator: Evaluator;
  #program: ProgramFacts;
  readonly #failures: RuleFailure[] = [];

  constructor(options: LinterOptions) {
    this.project = new Project(options.cwd);
    this.#rules = options.rules;
    this.#backend = options.backend ?? 'auto';
    this.#evaluator = new Evaluator(this.project);
    this.#program = new ProgramFacts(this.#evaluator);
  }

  /** Rules that threw, each lost for one file only. */
  get failures(): readonly RuleFailure[] {
    return this.#failures;
  }

  /** Reads files into the project. */
  addFiles(paths: readonly string[]): void {
    this.project.addFiles(paths);
  }

  /** Takes the text of an open file and returns what is to be said about it now. */
  openOrChange(path: string, text: string): readonly FindingWithDraft[] {
    this.project.setText(path, text);
    return this.lintFile(path);
  }

  close(path: string): void {
    this.project.remove(path);
  }

  lintFile(path: string): readonly FindingWithDraft[] {
    this.#evaluator.renew();
    return this.#lint(path);
  }

  #lint(path: string): readonly FindingWithDraft[] {
    const file = this.project.find(path);
    if (file === undefined) return [];
    const { drafts, failures } = this.#walk(file);
    this.#failures.push(...failures);
    const seen = new Set<string>();
    return drafts
      .map(({ rule, draft }) => ({ draft, finding: this.#toFinding(file, rule, draft) }))
      .sort((a, b) => compareFindings(a.finding, b.finding))
      .filter(({ finding }) => {
        const key = `${finding.rule} ${finding.line} ${finding.column}`;
        return seen.has(key) ? false : seen.add(key);
      });
  }

  /** Where kept answers might hide that a fresh evaluator runs out of steps, or files were read meanwhile, it begins anew. */
  #walk(file: ParsedFile): WalkResult {
    const result = walkFile(this.#contextOf(file), this.#rules);
    if (this.#epoch === this.project.epoch && !this.#evaluator.isUnsure) return result;
    this.#beginAnew();
    return walkFile(this.#contextOf(file), this.#rules);
  }

  /** Every member of the project. Findings are sorted; suppressions, baselines and fixes come after. */
  lintProject(): { readonly report: LintReport; readonly findings: readonly FindingWithDraft[] } {
    const members = this.project.collectMembers();
    const findings = members.flatMap(({ path }) => this.#lint(path)).sort((a, b) => compareFindings(a.finding, b.finding));
    const skipped = [...this.project.collectSkipped(), ...this.#failures.map(({ file, rule, message }) => ({ file: this.project.relative(file), reason: `rule ${rule} failed here: ${message}` }))];
    return {
      findings,
      report: { schema: 'swerve.lint/1', findings: findings.map(({ finding }) => finding), files: members.length, fixed: 0, skipped, syntaxErrors: members.flatMap((file) => this.#toSyntaxError(file) ?? []) },
    };
  }

  #toSyntaxError(file: ParsedFile): InvalidCode | undefined {
    const error = findSyntaxError(file);
    return error === undefined ? undefined : { file: this.project.relative(file.path), ...positionAt(lineStartsOf(file), error.start), message: error.message };
  }

  /** The facts about a file at the project's present version; undefined if it cannot be read. */
  contextOf(path: string): FileContext | undefined {
    const file = this.project.find(path);
    return file === undefined ? undefined : this.#contextOf(file);
  }

  #contextOf(file: ParsedFile): FileContext {
    if (this.#epoch !== this.project.epoch) this.#beginAnew();
    if (this.#version !== this.project.version) {
      this.#version = this.project.version;
      this.#evaluator.renew();
    }
    return { file, evaluator: this.#evaluator, program: this.#program, backend: this.#backend };
  }

  #beginAnew(): void {
    this.#epoch = this.project.epoch;
    this.#evaluator = new Evaluator(this.project);
    this.#program = new ProgramFacts(this.#evaluator);
  }

  #toFinding(file: ParsedFile, rule: Rule, draft: Draft): Finding {
    const starts = lineStartsOf(file);
    const from = positionAt(starts, draft.start ?? startOf(draft.node));
    const to = positionAt(starts, draft.node.getEnd());
    const level: Level = draft.level ?? rule.level;
    return {
      rule: rule.id,
      level,
      file: this.project.relative(file.path),
      line: from.line,
      column: from.column,
      endLine: to.line,
      endColumn: to.column,
      message: draft.message,
      path: (draft.path ?? []).flatMap((step) => this.#toStep(step.node, step.message) ?? []),
      fixes: [],
    };
  }

  #toStep(node: ts.Node, message: string): PathStep | undefined {
    const file = this.project.find(node.getSourceFile().fileName);
    if (file === undefined) return undefined;
    return { file: this.project.relative(file.path), ...positionAt(lineStartsOf(file), node.getStart()), message };
  }
}

function startOf(node: ts.Node): number {
  return ts.isCallExpression(node) || ts.isNewExpression(node) ? startOfCall(node) : node.getStart();
}

const LINE_STARTS = new WeakMap<ParsedFile, readonly number[]>();

function lineStartsOf(file: ParsedFile): readonly number[] {
  const known = LINE_STARTS.get(file) ?? computeLineStarts(file.text);
  LINE_STARTS.set(file, known);
  return known;
}
