import { farthestOutput } from '../comparison/measure-spread';
import { formatDelta, plural } from '../core/number-words';
import type { RunTrace } from '../core/trace';
import type { AttributionArm } from '../core/attribution-arm';
import type { CheckReport, EntropySource } from '../core/verdict';
import type { RunPlan } from '../protocol/run-plan';
import { findFreeSources, type FreeSource } from './free-sources';
import { findUnpinned } from './find-unpinned';
import { pinEverything } from './pin-sources';
import type { RunSession } from './run-session';
import type { SourceLines } from './source-lines';

/** Sources that get an arm of their own; the rest of a longer list share one. */
const MAX_ARMS = 12;
/** Runs of one arm, where they are short enough; their spread is told. */
const MAX_REPEATS = 3;
/** Time that all arms together are meant to take: repeats and arms are cut to it, never below one run each. */
const BUDGET_MS = 120_000;
/** How much farther than the noise of unstable kernels a source must move the outputs to be told from it. */
const CLEARLY = 1.5;
/** The arms that are always there: all pinned, and all pinned with one weight moved. */
const FIXED_ARMS = 2;

/** What attribution needs to know of a check. */
export interface AttributionInput {
  readonly runs: readonly RunTrace[];
  readonly session: RunSession;
  readonly cwd: string;
  readonly lines: SourceLines;
  readonly sources: readonly EntropySource[];
  readonly tell: (text: string) => void;
}

export type Attribution = Required<Pick<CheckReport, 'attribution' | 'sources' | 'notes'>>;

/**
 * Pins every source but one, each in turn, then all, then all with one weight moved by one ULP, and measures how far
 * the outputs still move from the first run's (the protocol of Summers & Dinneen 2021, the arms of Zhuang et al. 2022).
 */
export async function attribute(input: AttributionInput): Promise<Attribution> {
  const [first, ...others] = input.runs;
  if (first === undefined) throw new Error('attribution needs runs');
  const free = findFreeSources(first, others, input.cwd, input.lines);
  const duration = Math.max(1, first.durationMs);
  const single = Math.max(1, Math.min(free.length, MAX_ARMS, Math.floor(BUDGET_MS / duration) - FIXED_ARMS));
  const groups = [...free.slice(0, single).map((each) => [each]), ...(free.length > single ? [free.slice(single)] : [])];
  const repeats = Math.max(1, Math.min(MAX_REPEATS, Math.floor(BUDGET_MS / (duration * (groups.length + FIXED_ARMS)))));
  const bench = new ArmBench(first, input, repeats);
  const none = bench.arm('none', free.map(({ title }) => title), others);
  const alone: AttributionArm[] = [];
  for (const group of groups) {
    const plan = pinEverything(first, { owners: group.flatMap(({ owner }) => owner ?? []), isOrderFree: group.some(({ owner }) => owner === null) });
    alone.push(await bench.measure('each', group.map(({ title }) => title), plan));
  }
  // Its call stacks tell where the kernels are that no pin reaches.
  const all = await bench.measure('all', [], { ...pinEverything(first), stacksFrom: 0 });
  const nudged = await bench.measureNudge(pinEverything(first));
  const kernels = findUnpinned(first, bench.lastOf('all'), input.cwd, input.lines);
  return {
    attribution: [none, ...alone, all, ...(nudged === null ? [] : [nudged])],
    sources: withShares(input.sources, groups, alone, all, kernels),
    notes: none.maxAbs === 0 ? [NOTHING_TO_MEASURE] : notesOf(free.length, single, repeats, all, nudged),
  };
}

/** Runs the arms one after the other and measures them against the first run. */
class ArmBench {
  private readonly last = new Map<string, RunTrace>();
  private readonly first: RunTrace;
  private readonly input: AttributionInput;
  private readonly repeats: number;

  constructor(first: RunTrace, input: AttributionInput, repeats: number) {
    this.first = first;
    this.input = input;
    this.repeats = repeats;
  }

  arm(kind: NonNullable<AttributionArm['kind']>, unpinned: readonly string[], runs: readonly RunTrace[]): AttributionArm {
    const distances = runs.map((run) => farthestOutput(this.first, run));
    const last = runs.at(-1);
    if (last !== undefined) this.last.set(kind, last);
    return { kind, unpinned, maxAbs: Math.max(0, ...distances), runs: runs.length, distances };
  }

  async measure(kind: 'each' | 'all', unpinned: readonly string[], plan: Partial<RunPlan>): Promise<AttributionArm> {
    this.input.tell(unpinned.length === 0 ? 'all sources pinned' : `all pinned but ${unpinned.length > 3 ? plural(unpinned.length, 'source') : unpinned.join(', ')}`);
    const runs: RunTrace[] = [];
    for (let repeat = 0; repeat < this.repeats; repeat++) runs.push(await this.input.session.run(plan, true));
    return this.arm(kind, unpinned, runs);
  }

  /** Null where no weight could be moved: values that lie on a GPU, or a program that trains nothing. */
  async measureNudge(plan: Partial<RunPlan>): Promise<AttributionArm | null> {
    this.input.tell('all sources pinned, one weight moved by one ULP');
    const run = await this.input.session.run({ ...plan, nudgeUlp: true }, true);
    const weight = run.notes.get('nudged');
    return weight === undefined ? null : { ...this.arm('nudge', [], [run]), weight };
  }

  lastOf(kind: string): RunTrace | null {
    return this.last.get(kind) ?? null;
  }
}

/**
 * Mean distance of an arm above what remains with everything pinned: that part is not the source's. Where kernels are
 * unstable every arm moves, so a source counts only if each of its runs lies clearly beyond those.
 */
function carriedBy(arm: AttributionArm, all: AttributionArm): number {
  const nearest = Math.min(...(arm.distances ?? []));
  return nearest > CLEARLY * all.maxAbs ? Math.max(0, meanOf(arm) - meanOf(all)) : 0;
}

function meanOf({ distances = [] }: AttributionArm): number {
  const finite = distances.filter((distance) => Number.isFinite(distance));
  return finite.length === 0 ? 0 : finite.reduce((sum, distance) => sum + distance, 0) / finite.length;
}

/** Shares of the sum of what each source does alone and of what no pin reaches; a group's share stands at its first. */
function withShares(sources: readonly EntropySource[], groups: readonly (readonly FreeSource[])[], alone: readonly AttributionArm[], all: AttributionArm, kernels: readonly EntropySource[]): EntropySource[] {
  const remaining = meanOf(all);
  const carried = alone.map((arm) => carriedBy(arm, all));
  const total = carried.reduce((sum, each) => sum + each, remaining);
  const shares = new Map<string, number | null>();
  for (const [index, group] of groups.entries()) {
    for (const { source } of group) shares.set(keyOf(source), total > 0 && group.length === 1 ? (carried[index] ?? 0) / total : null);
  }
  const orders = groups.flat().flatMap(({ owner, source }) => (owner === null ? [source] : []));
  const known = [...sources, ...orders].map((source) => (shares.has(keyOf(source)) ? { ...source, pinned: true, share: shares.get(keyOf(source)) ?? null } : source));
  const rest = kernels.map((kernel, index) => ({ ...kernel, share: total > 0 && index === 0 ? remaining / total : null }));
  return [...known, ...rest].sort((a, b) => (b.share ?? -1) - (a.share ?? -1));
}

function keyOf({ kind, api, file, line, column }: EntropySource): string {
  return `${kind} ${api} ${file}:${line}:${column}`;
}

/** Why there are no shares, in one sentence: only values that the program read back differ, and those are not kept. */
const NOTHING_TO_MEASURE = 'Shares could not be measured: the program ends with no weights, predictions or scores, only with values that it read.';

function notesOf(sources: number, single: number, repeats: number, all: AttributionArm, nudged: AttributionArm | null): string[] {
  const remaining = `With every source pinned ${all.maxAbs === 0 ? 'nothing remains' : `${formatDelta(all.maxAbs)} remains: that part no pin reaches`}`;
  const chaos = nudged === null ? 'no weight lies where one could be moved by one ULP' : `moving one weight of ${nudged.weight ?? ''} by one ULP then moves the outputs by ${formatDelta(nudged.maxAbs)}`;
  const notes = [`${remaining}; ${chaos}.`, `Shares compare what each source does alone, over ${plural(repeats, 'run')} an arm; together they can do more or less than their sum.`];
  if (sources > single) notes.push(`The ${single} sources with the most draws were measured one by one, the other ${sources - single} together, to keep the time in bounds.`);
  return notes;
}
