import { formatCount, formatDelta, formatShare } from '../../core/number-words';
import type { CheckReport, EntropySource } from '../../core/verdict';

/**
 * What a check says about one finding: `observed` moved the outputs, `not-observed` ran and did not,
 * `not-reached` never ran, `unmeasured` ran while the outputs moved, and nothing tells whether by its doing.
 */
export type MarkState = 'observed' | 'not-observed' | 'not-reached' | 'unmeasured';

export interface Mark {
  readonly state: MarkState;
  /** A few words for the end of the line. */
  readonly summary: string;
  /** The proof, in one or two sentences. */
  readonly proof: string;
}

/** Where a finding stands: file as the report names it, lines from 1. */
export interface MarkedPlace {
  readonly rule: string;
  readonly file: string;
  readonly line: number;
  readonly endLine: number;
}

/** Rules whose findings show up as sources when they run; the others claim things that no run can show. */
const OBSERVABLE = /^(?:unseeded-|ineffective-seed$|dropout-at-inference$|nondeterministic-kernel$|unordered-data$|time-dependent$)/;

/** The proof for a finding, or null where this check has nothing to say about it. */
export function markFinding(place: MarkedPlace, report: CheckReport): Mark | null {
  if (!OBSERVABLE.test(place.rule) || (report.verdict !== 'identical' && report.verdict !== 'diverged')) return null;
  const first = report.firstDivergence;
  const sources = report.sources.filter((source) => isAt(source, place));
  const where = `${report.runs} runs of ${report.target}${report.backend === null ? '' : ` on ${report.backend}`}`;
  if (first !== null && isAt(first, place)) return markFirst(report, where);
  if (sources.length === 0) return isKnownFile(place, report) ? notReached(where) : null;
  if (report.verdict === 'identical') return notObserved(`It drew ${countDraws(sources)}, and ${where} gave identical outputs.`);
  const share = measuredShare(sources);
  if (share === null) return unmeasured(sources, where);
  if (share === 0) return notObserved(`It drew ${countDraws(sources)}; with every other source pinned, ${where} gave identical outputs.`);
  return { state: 'observed', summary: `observed: ${formatShare(share)} of the difference`, proof: `It carries ${formatShare(share)} of the final difference between ${where}${describeOutputs(report)}.` };
}

function markFirst(report: CheckReport, where: string): Mark {
  const proof = proofOf(report);
  return { state: 'observed', summary: `observed: the runs part here${describeOutputs(report)}`, proof: `The first difference between ${where} comes from here${describeOutputs(report)}. ${proof}` };
}

function proofOf({ firstDivergence }: CheckReport): string {
  if (firstDivergence?.confirmed !== true) return 'It is the likeliest cause; pinning it alone did not settle it.';
  return firstDivergence.confirmedApart === true ? 'Run one after the other, what goes on side by side gave the same in every run.' : 'Pinning it moved or removed the difference.';
}

function notReached(where: string): Mark {
  return { state: 'not-reached', summary: 'not reached', proof: `Nothing was drawn here in ${where}.` };
}

function notObserved(proof: string): Mark {
  return { state: 'not-observed', summary: 'not observed', proof };
}

function unmeasured(sources: readonly EntropySource[], where: string): Mark {
  const proof = `It drew ${countDraws(sources)} in ${where}, which differ; its own part was not measured. Check again with attribution to measure it.`;
  return { state: 'unmeasured', summary: `drew ${countDraws(sources)}`, proof };
}

function isAt(at: { readonly file: string | null; readonly line: number | null }, { file, line, endLine }: MarkedPlace): boolean {
  return at.file === file && at.line !== null && at.line >= line && at.line <= endLine;
}

/** Only a file that took part in the run can have lines that were not reached. */
function isKnownFile({ file }: MarkedPlace, report: CheckReport): boolean {
  return report.target === file || report.sources.some((source) => source.file === file);
}

function measuredShare(sources: readonly EntropySource[]): number | null {
  const shares = sources.flatMap(({ share }) => (share === null ? [] : [share]));
  return shares.length === 0 ? null : Math.max(...shares);
}

function countDraws(sources: readonly EntropySource[]): string {
  const draws = sources.reduce((sum, source) => sum + source.draws, 0);
  return draws === 1 ? 'once' : `${formatCount(draws)} times`;
}

/** `, outputs differ by up to 0.031`, or nothing where no output was compared. */
function describeOutputs({ outputs }: CheckReport): string {
  if (outputs.length === 0) return '';
  return `, outputs differ by up to ${formatDelta(Math.max(...outputs.map((output) => output.maxAbs)))}`;
}
