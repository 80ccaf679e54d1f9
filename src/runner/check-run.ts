import { compareOutcomes } from '../comparison/compare-outcomes';
import { countSteps } from '../comparison/compare-steps';
import { farthestOutput, measureRuns, measureSpread } from '../comparison/measure-spread';
import type { CheckOptions } from '../core/check-options';
import type { CheckUpdate } from '../core/check-update';
import type { RunTrace } from '../core/trace';
import type { CheckReport, Divergence, EntropySource } from '../core/verdict';
import type { RepeatedKernel } from '../protocol/repeated-kernels';
import type { RunPlan } from '../protocol/run-plan';
import { agreeAcross, compareBackends } from './across-backends';
import { attribute, type Attribution } from './attribute';
import { describeDivergence } from './describe-divergence';
import { differenceWords } from './difference-words';
import { DISTURBANCE, disturbedOrders, equalWords } from './disturbed-repeats';
import { judgeStopped, planEndless, type EndlessRun } from './endless-runs';
import { explainDivergence } from './explain-divergence';
import { LiveComparison } from './live-comparison';
import { linesOf, measureReport, unusableReport } from './measure-report';
import { findNothing, wantsText } from './nothing-words';
import { pinEverything } from './pin-sources';
import { differInSpansAlone } from './printed-spans';
import { partedWords, repeatKernels, type RepeatedRuns } from './repeat-kernels';
import { findRunProblem } from './report-parts';
import type { RunSession } from './run-session';
import type { SourceLines } from './source-lines';
import { spreadSentence, whichDiffer } from './spread-words';
import { isToldByText, SPANS_LEFT_OUT } from './text-words';
import { tellUnrepeatableKernels } from './unrepeatable-kernels';
import { unseenDraws } from './unseen-draws';

/** One check: runs, comparison, search for the source, report. */
export class CheckRun {
  private readonly session: RunSession;
  private readonly options: CheckOptions;
  private readonly onUpdate: (update: CheckUpdate) => void;

  constructor(session: RunSession, options: CheckOptions, onUpdate: (update: CheckUpdate) => void) {
    this.session = session;
    this.options = options;
    this.onUpdate = onUpdate;
  }

  async run(): Promise<CheckReport> {
    const runs: RunTrace[] = [];
    for (let run = 0; run < this.options.runs; run++) {
      this.tell('run', `run ${run + 1} of ${this.options.runs}`);
      const [first] = runs;
      const trace = await this.startRun(first, run);
      runs.push(trace);
      const endless = run === 0 && trace.ending === 'timeout' ? planEndless(trace, this.options) : null;
      if (endless !== null) return this.endless(trace, endless);
      const parted = first === undefined ? null : judgeStopped(first, trace, run, this.options);
      if (first !== undefined && parted !== null) return this.partedEarly(runs, first, trace, parted);
      const reason = findRunProblem(trace, this.options) ?? findNothing(trace, this.options);
      if (reason !== null) return unusableReport(runs, this.options, reason);
    }
    return this.judge(runs);
  }

  private async startRun(first: RunTrace | undefined, run: number): Promise<RunTrace> {
    if (first !== undefined) return this.session.run(this.laterPlan(first), false, run === 1 ? this.compareLive(first) : null);
    const trace = await this.session.run({}, false);
    if (this.session.otherBackend !== null || this.session.isTest || !wantsText(trace, this.options)) return trace;
    this.tell('run', `no TensorFlow.js: run 1 of ${this.options.runs} once more, for what it prints`);
    this.session.askForText();
    return this.session.run({}, false);
  }

  /** The program never came to its end: what both runs did until then is compared. */
  private async endless(first: RunTrace, { plan, words, isLive, judge }: EndlessRun): Promise<CheckReport> {
    this.tell('run', words);
    const second = await this.session.run({ ...this.laterPlan(first), ...plan }, false, isLive ? this.compareLive(first) : null);
    const runs = [first, second];
    const { isEmpty, differs, reason } = judge(second);
    if (isEmpty) return unusableReport(runs, this.options, findRunProblem(first, this.options) ?? reason);
    if (differs) return this.partedEarly(runs, first, second, reason, isLive);
    return { ...this.measured(runs, first, second), ...(isLive ? { outputs: [] } : {}), reason, verdict: 'inconclusive' };
  }

  /** Two runs that differ in what both did, though one or both never came to their end: what they had not come to is no output. */
  private async partedEarly(runs: readonly RunTrace[], first: RunTrace, second: RunTrace, reason: string, takesSteps = true): Promise<CheckReport> {
    const firstDivergence = await this.explained(runs, first, second);
    return { ...this.measured(runs, first, second), ...(takesSteps ? { outputs: [] } : {}), reason, verdict: 'diverged', firstDivergence };
  }

  /** The second run is compared while it goes on; across backends every kernel differs, and only the drift is news. */
  private compareLive(first: RunTrace | undefined): LiveComparison | null {
    if (first === undefined) return null;
    const hears = this.session.otherBackend === null ? this.onUpdate : (update: CheckUpdate): void => { if (update.kind === 'drift') this.onUpdate(update); };
    return new LiveComparison(first, this.options.cwd, hears);
  }

  /** Runs after the first: with its inputs where they are pinned, on the other backend where two are compared. */
  private laterPlan(first: RunTrace): Partial<RunPlan> {
    const { otherBackend: backend } = this.session;
    const isPinned = this.options.fixed || backend !== null;
    return { ...(isPinned ? pinEverything(first) : {}), ...(backend === null ? {} : { backend }) };
  }

  private async judge(runs: readonly RunTrace[]): Promise<CheckReport> {
    const [first, ...others] = runs;
    if (first === undefined) throw new Error('a check has at least two runs');
    this.tell('compare', 'comparing the runs');
    const { different, spans } = await this.findDifferent(first, others);
    if (this.session.otherBackend !== null && different !== undefined) return this.acrossBackends(runs, first, different);
    if (different !== undefined) return this.diverged(runs, first, different, '');
    if (this.session.otherBackend !== null) return agreeAcross(first, others[0] ?? first, this.measured(runs, first, others[0] ?? first));
    if (this.options.fixed) return { ...this.measured(runs, first, others[0] ?? first), verdict: 'identical', reason: `Equal in ${runs.length} runs with every source pinned to what the first run was given.` };
    let problem: string | null = null;
    let spansDiffer = spans;
    const orders = disturbedOrders(runs);
    for (const disturb of orders) {
      this.tell('repeat', 'repeating with the clock shifted and completions disturbed');
      const disturbance = { ...DISTURBANCE, disturb };
      const disturbed = await this.session.run(disturbance, true);
      problem = findRunProblem(disturbed, this.options);
      const parted = problem === null ? await this.findDifferent(first, [disturbed]) : null;
      if (parted?.spans === true) spansDiffer = true;
      // One that had to be stopped has done other work all the same if it has gone beyond the end of the first.
      const goesOn = disturbed.ending === 'timeout' && countSteps(disturbed) > countSteps(first);
      if (disturbed.ending === 'crashed' || goesOn || parted?.different !== undefined) {
        const report = await this.diverged([...runs, disturbed], first, disturbed, ' once the clock was shifted and completions were disturbed', disturbance);
        return problem === null ? report : { ...report, reason: `Equal in ${runs.length} runs, but once the clock was shifted and completions were disturbed ${problem}` };
      }
      if (problem !== null) break;
    }
    const repeated = problem === null ? await this.repeatKernels(first) : { parted: null, kernels: [] };
    if (repeated.parted !== null) return this.kernelParted(runs, first, repeated.parted, repeated.kernels, orders.length);
    const report = this.identical(runs, first, problem, orders.length, repeated.kernels);
    const unseen = unseenDraws(first, others[0] ?? first, this.options.cwd, linesOf(runs, this.options.target));
    const notes = [...(report.notes ?? []), ...(spansDiffer ? [SPANS_LEFT_OUT] : []), ...(unseen === null ? [] : [unseen])];
    return notes.length === 0 ? report : { ...report, notes };
  }

  private repeatKernels(first: RunTrace): Promise<RepeatedRuns> {
    return repeatKernels({
      first,
      tell: (kernels) => { this.tell('repeat', `executing ${kernels.join(', ')} again and again on equal inputs`); },
      replay: (changes) => this.session.run(changes, true),
      hasParted: async (replay) => findRunProblem(replay, this.options) === null && (await this.findDifferent(first, [replay])).different !== undefined,
    });
  }

  /** Equal runs, and one in which a kernel gave another of its outputs. */
  private async kernelParted(runs: readonly RunTrace[], first: RunTrace, parted: RunTrace, kernels: readonly RepeatedKernel[], repeats: number): Promise<CheckReport> {
    const report = await this.diverged([...runs, parted], first, parted, ' once the program was run again');
    const words = partedWords(kernels, report.firstDivergence?.op ?? null);
    return words === null ? report : { ...report, reason: `${equalWords(runs.length, repeats)}. But ${words} the program ends with different ${differenceWords(compareOutcomes(first, parted), false)}.` };
  }

  /** The first run that ends with something else; `spans` if others only print how long something took. */
  private async findDifferent(first: RunTrace, others: readonly RunTrace[]): Promise<{ readonly different: RunTrace | undefined; readonly spans: boolean }> {
    const unequal = others.filter((run) => !compareOutcomes(first, run).isEqual);
    for (const different of unequal) {
      const isSpan = this.session.otherBackend === null && (await differInSpansAlone(first, different, (changes) => this.session.run(changes, true)));
      if (!isSpan) return { different, spans: false };
    }
    return { different: undefined, spans: unequal.length > 0 };
  }

  private acrossBackends(runs: readonly RunTrace[], first: RunTrace, second: RunTrace): Promise<CheckReport> {
    const { session, options } = this;
    return compareBackends({ first, second, session, options, report: this.measured(runs, first, second), lines: linesOf(runs, this.options.target), tell: (text) => { this.tell('replay', text); } });
  }

  /** `problem` is why the disturbed repeat tells nothing; null if it agrees. */
  private identical(runs: readonly RunTrace[], first: RunTrace, problem: string | null, repeats: number, kernels: readonly RepeatedKernel[]): CheckReport {
    const reason = problem === null ? `${equalWords(runs.length, repeats)}.` : `Equal in ${runs.length} runs. One more, with the clock shifted and completions disturbed, came to no end: ${problem}`;
    const report = this.measured(runs, first, runs[1] ?? first);
    const notes = [...(report.notes ?? []), ...tellUnrepeatableKernels(first, this.options.cwd, linesOf(runs, this.options.target), kernels)];
    return { ...report, ...(notes.length === 0 ? {} : { notes }), verdict: 'identical', reason };
  }

  private async diverged(runs: readonly RunTrace[], first: RunTrace, second: RunTrace, when: string, disturbance: Partial<RunPlan> = {}): Promise<CheckReport> {
    const firstDivergence = await this.explained(runs, first, second, disturbance);
    const measured = this.measured(runs, first, farthestRun(runs, second));
    const attributed = this.options.attribute ? await this.attributed(runs, linesOf(runs, this.options.target), measured.sources) : {};
    // A disturbed repeat is no sample of the same thing.
    const spread = this.spreadOf(when === '' ? runs : []);
    const reason = `The runs end with different ${differenceWords(compareOutcomes(first, second), isToldByText(first))}${when}${whichDiffer(spread.runDistances ?? [])}.`;
    const notes = [...(measured.notes ?? []), ...(attributed.notes ?? []), ...(spread.notes ?? [])];
    return { ...measured, ...attributed, ...spread, ...(notes.length === 0 ? {} : { notes }), verdict: 'diverged', reason, firstDivergence };
  }

  private async explained(runs: readonly RunTrace[], first: RunTrace, second: RunTrace, disturbance: Partial<RunPlan> = {}): Promise<Divergence | null> {
    const lines = linesOf(runs, this.options.target);
    this.tell('replay', 'looking for the source of the first difference');
    const finding = await explainDivergence({ first, second, disturbance, replay: (changes) => this.session.run(changes, true), lines, onUpdate: this.onUpdate });
    const divergence = finding === null ? null : describeDivergence(finding, this.options.cwd, lines);
    if (divergence !== null) this.onUpdate({ kind: 'divergence', divergence });
    return divergence;
  }

  /** What more than two runs tell; with two, only whoever asks for shares wants to know what is missing. */
  private spreadOf(runs: readonly RunTrace[]): Pick<CheckReport, 'notes' | 'runDistances' | 'spread'> {
    const spread = measureSpread(runs);
    if (runs.length < 3) return this.options.attribute ? { notes: [spreadSentence(null)] } : {};
    return { notes: spread === null ? [] : [spreadSentence(spread)], runDistances: measureRuns(runs), ...(spread === null ? {} : { spread }) };
  }

  private attributed(runs: readonly RunTrace[], lines: SourceLines, sources: readonly EntropySource[]): Promise<Partial<Attribution>> {
    const tell = (text: string): void => { this.onUpdate({ kind: 'phase', phase: 'attribute', text }); };
    return attribute({ runs, session: this.session, cwd: this.options.cwd, lines, sources, tell });
  }

  private measured(runs: readonly RunTrace[], first: RunTrace, second: RunTrace): CheckReport {
    return measureReport({ runs, first, second, options: this.options, isPinned: this.options.fixed || this.session.otherBackend !== null });
  }

  private tell(phase: 'run' | 'compare' | 'repeat' | 'replay', text: string): void {
    this.onUpdate({ kind: 'phase', phase, text });
  }
}

/** The run that ends farthest from the first: its outputs are what is told. */
function farthestRun(runs: readonly RunTrace[], different: RunTrace): RunTrace {
  const [first, ...others] = runs;
  if (first === undefined || others.length < 2) return different;
  return others.map((run) => ({ run, far: farthestOutput(first, run) })).reduce((best, each) => (each.far > best.far ? each : best), { run: different, far: farthestOutput(first, different) }).run;
}
