import { findConfig } from '../analysis/config/find-config';
import { applyRuleSettings, DEFAULT_CONFIG, isRuleOn, type RuleSettings, type SwerveConfig } from '../analysis/config/config';
import { collectRunPlaces, type RunPlace } from '../analysis/answers/collect-run-places';
import type { Script } from '../analysis/answers/collect-scripts';
import { describeCallAt } from '../analysis/answers/describe-call-at';
import { findModelBuild } from '../analysis/answers/find-model-build';
import type { FindingWithDraft, Linter } from '../analysis/engine/linter';
import { EntryFiles } from '../analysis/fixes/entry-files';
import { FixPlanner, type RepairRequest } from '../analysis/fixes/fix-planner';
import { discoverFiles } from '../analysis/project/discover-files';
import { applySuppressions } from '../analysis/suppressions/apply-suppressions';
import { collectSuppressions } from '../analysis/suppressions/collect-suppressions';
import type { Finding, Level, TextEdit } from '../core/finding';
import { toBuildAnswer, type BuildAnswer } from '../core/model-build';
import type { RuleId } from '../core/rule-id';
import { createLinter } from '../lint/create-linter';
import { isForFixAll, previewRepair, type IsWanted } from '../lint/repair-project';
import { repairKind } from '../lint/repair-kind';
import { RULES } from '../rules/index';
import { findScripts } from './find-scripts';
import { findHome, type Home } from './page-project';
import { readText } from './read-text';

/** Files read between two messages while a folder is taken in. */
const CHUNK = 40;
/** After so many edits and their undoing the next costs little more than all that follow (measured on 1,000 lines: 64, 35, 16, 6 ms of processor time). */
const REHEARSALS = 2;
/** Characters of a document above which a rehearsal would itself be felt. */
const LONGEST_REHEARSED = 200_000;
/** Folders with more sources than this are linted file by file, with what the open files import. */
const MOST_FILES = 4000;

/** The analyser of one folder, kept in step with the editor. Paths are absolute, with `/`. */
export class LintEngine {
  readonly root: string;
  /** What is wrong with the configuration, one sentence; the defaults hold then. */
  readonly problem: string | null;
  readonly #config: SwerveConfig;
  readonly #linter: Linter;
  readonly #settings: RuleSettings;
  /** Sources that the folder was found to hold. */
  readonly #found = new Set<string>();
  #isRehearsed = false;

  /** `settings` are the editor's; the project's own file goes before them. */
  constructor(root: string, settings: RuleSettings) {
    this.root = root;
    const config = findConfig(root);
    this.problem = config.ok ? null : config.error.message;
    this.#config = config.ok ? config.value : DEFAULT_CONFIG;
    this.#settings = { ...settings, ...this.#config.rules };
    this.#linter = createLinter({ cwd: root, backend: this.#config.backend });
  }

  /** Takes in the sources of the folder, a few at a time, so that questions are answered meanwhile. */
  async load(isObsolete: () => boolean): Promise<void> {
    const { include, exclude } = this.#config;
    const found = await discoverFiles(this.root, [], { exclude, ...(include === null ? {} : { include }) });
    if (!found.ok || found.value.length > MOST_FILES) return;
    for (let at = 0; at < found.value.length && !isObsolete(); at += CHUNK) {
      const chunk = found.value.slice(at, at + CHUNK);
      for (const path of chunk) this.#found.add(path);
      this.#linter.addFiles(chunk);
      await new Promise((resolve) => setImmediate(resolve));
    }
  }

  /** The text of an open document counts before the disk. */
  setText(path: string, text: string): void {
    this.#linter.project.setText(path, text);
  }

  /** The document was closed, or the file changed on disk: what stands there counts again, and a program keeps its parts. */
  refresh(path: string): void {
    const text = this.#found.has(path) ? readText(path) : undefined;
    if (text !== undefined && this.#linter.project.find(path)?.text === text) return;
    this.#linter.close(path);
    if (text !== undefined) this.#linter.addFiles([path]);
  }

  /**
   * Makes a few edits in a document and takes them back, once: the first ones cost many times what later ones do, since
   * the code for them has hardly run yet. Waits until the folder is known.
   */
  rehearse(path: string): void {
    const text = this.#linter.project.find(path)?.text;
    if (this.#isRehearsed || text === undefined || text.length > LONGEST_REHEARSED || this.#found.size === 0) return;
    this.#isRehearsed = true;
    const middle = text.indexOf('\n', text.length / 2) + 1;
    for (let time = 0; time < REHEARSALS; time++) {
      this.setText(path, `${text.slice(0, middle)}\n${text.slice(middle)}`);
      this.setText(path, text);
    }
    this.lint(path);
  }

  /** Findings of one file without their fixes, which cost more than a keystroke has time for. */
  lint(path: string): readonly Finding[] {
    return this.#collect(path).map(({ finding }) => finding);
  }

  lintWithFixes(path: string): readonly Finding[] {
    const entries = this.#collect(path);
    const requests = entries.flatMap((entry) => this.#toRequest(path, entry) ?? []);
    const fixed = new Map(this.#planner().attachFixes(requests).map((finding, index) => [requests[index]?.finding, finding]));
    return entries.map(({ finding }) => fixed.get(finding) ?? finding);
  }

  /** Edits that settle what is safe to settle in one file, with what that needs in others. */
  fixFile(path: string): readonly TextEdit[] {
    const requests = this.#collect(path).flatMap((entry) => this.#toRequest(path, entry) ?? []);
    return this.#planner().planAll(requests.filter(isForFixAll), 'both');
  }

  /** Edits that make everything in a folder reproducible. */
  fixFolder(folder: string): readonly TextEdit[] {
    return this.#preview(({ file }) => file.path.startsWith(`${folder}/`));
  }

  /** Edits that make one program reproducible: a script and what it imports. With `leavesBackend` it goes on to take the best there is. */
  fixProgram(entry: string, leavesBackend: boolean): readonly TextEdit[] {
    const entryFiles = new EntryFiles(this.#linter.project, []);
    const program = new Set(entryFiles.collectProgram(entry).map(({ path }) => path));
    return this.#preview(({ file, repair }) => program.has(file.path) && !(leavesBackend && repair.kind === 'pin-backend'));
  }

  #preview(isWanted: IsWanted): readonly TextEdit[] {
    return previewRepair(this.#linter, { ...this.#config, rules: this.#settings }, 'both', isWanted);
  }

  collectRunPlaces(path: string): readonly RunPlace[] {
    const context = this.#linter.contextOf(path);
    return context === undefined ? [] : collectRunPlaces(context.file, context.evaluator);
  }

  /** Where the program of a file runs; undefined if the file is not linted. */
  findHome(path: string): Home | undefined {
    const context = this.#linter.contextOf(path);
    return context === undefined ? undefined : findHome(context.file, this.root);
  }

  /** With which arguments the program builds the model of this name. */
  findBuild(path: string, model: string): BuildAnswer {
    const context = this.#linter.contextOf(path);
    return context === undefined ? {} : toBuildAnswer(findModelBuild(context.file, model, context.evaluator));
  }

  /** Scripts that start the programs of a file and show what it does. */
  collectScripts(path: string): readonly Script[] {
    const context = this.#linter.contextOf(path);
    return context === undefined ? [] : findScripts(context, findHome(context.file, this.root) === 'node', () => this.lint(path));
  }

  describeCallAt(path: string, offset: number): ReturnType<typeof describeCallAt> {
    const context = this.#linter.contextOf(path);
    return context === undefined ? undefined : describeCallAt(context.file, context.evaluator, offset);
  }

  /** Findings at the levels that are set, without those that comments allow. */
  #collect(path: string): readonly Entry[] {
    const file = this.#linter.project.find(path);
    if (file === undefined) return [];
    const entries = this.#linter.lintFile(path).flatMap((entry) => this.#atLevel(entry));
    const drafts = new Map<Finding, FindingWithDraft['draft']>(entries.map(({ finding, draft }) => [finding, draft]));
    const kept = applySuppressions(
      entries.map(({ finding }) => finding),
      collectSuppressions(file.tree, file.text),
      { file: this.#linter.project.relative(path), text: file.text, isRuleOn: (rule) => isRuleOn(this.#settings, rule) },
    );
    return kept.map((finding) => ({ finding, draft: drafts.get(finding) ?? null }));
  }

  #atLevel({ finding, draft }: FindingWithDraft): FindingWithDraft[] {
    return applyRuleSettings([finding], this.#settings, defaultLevelOf).map((levelled) => ({ finding: levelled, draft }));
  }

  #toRequest(path: string, { finding, draft }: Entry): RepairRequest | undefined {
    const file = this.#linter.project.find(path);
    const rule = RULES.find(({ id }) => id === finding.rule);
    if (file === undefined || draft?.repair === undefined || rule === undefined) return undefined;
    const kind = repairKind(draft.repair, rule);
    return kind === undefined ? undefined : { finding, file, repair: draft.repair, kind };
  }

  #planner(): FixPlanner {
    return new FixPlanner(this.#linter.project, this.#config);
  }
}

interface Entry {
  readonly finding: Finding;
  /** Null for what is said about suppressions. */
  readonly draft: FindingWithDraft['draft'] | null;
}

function defaultLevelOf(rule: RuleId): Level {
  return RULES.find(({ id }) => id === rule)?.level ?? 'warning';
}
