import { compareOutcomes } from '../comparison/compare-outcomes';
import { measureOutputs } from '../comparison/measure-outputs';
import type { RunTrace } from '../core/trace';
import type { AttributionArm, EntropySource } from '../core/verdict';
import type { Pin, RunPlan } from '../protocol/run-plan';
import { causeOfInput } from './describe-divergence';
import { collectArrivals, collectInputSites, isSameSite, siteKey, type InputSite } from './input-sites';
import { isLoading } from './loading';
import { nameSource } from './source-names';
import { relativePath, type SourceLines } from './source-lines';
import type { RunSession } from './run-session';

/** Sources left unpinned one at a time; the rest of a longer list stays pinned throughout. */
const MAX_ARMS = 8;

/** A plan that gives a run everything that came into the first one: values, and the order of arrival. */
export function pinEverything(first: RunTrace, except: ReadonlySet<string> = new Set()): Partial<RunPlan> {
  const pins: Pin[] = [];
  const arrivals: string[] = [];
  for (const thread of first.threads) {
    for (const [key, { input, api, stack, values }] of collectInputSites(thread, thread.events.length)) {
      if (input !== 'arrival' && !except.has(key)) pins.push({ api, stack, values });
    }
    arrivals.push(...collectArrivals(thread, thread.events.length));
  }
  return { pins, arrivals };
}

interface Group {
  readonly source: EntropySource;
  readonly keys: ReadonlySet<string>;
}

/** What attribution measured: the arms, and each source's share of the sum of what the sources do alone. */
export interface Attribution {
  readonly arms: readonly AttributionArm[];
  readonly sources: readonly EntropySource[];
}

/**
 * Pins every source but one, each in turn, then all, and measures how far the outputs still move from the first
 * run's (the protocol of Summers & Dinneen 2021). One run an arm.
 */
export async function attribute(first: RunTrace, second: RunTrace, session: RunSession, cwd: string, lines: SourceLines, tell: (text: string) => void): Promise<Attribution> {
  const groups = collectGroups(first, second, cwd, lines).slice(0, MAX_ARMS);
  const measure = async (unpinned: readonly string[], except: ReadonlySet<string>): Promise<AttributionArm> => {
    tell(unpinned.length === 0 ? 'all sources pinned' : `all pinned but ${unpinned.join(', ')}`);
    return { unpinned, maxAbs: farthest(first, await session.run(pinEverything(first, except), true)), runs: 1 };
  };
  const alone: AttributionArm[] = [];
  for (const group of groups) alone.push(await measure([titleOf(group.source)], group.keys));
  const none: AttributionArm = { unpinned: groups.map(({ source }) => titleOf(source)), maxAbs: farthest(first, second), runs: 1 };
  const total = alone.reduce((sum, { maxAbs }) => sum + maxAbs, 0);
  const sources = groups.map(({ source }, index) => ({ ...source, share: total > 0 ? (alone[index]?.maxAbs ?? 0) / total : null }));
  return { arms: [none, ...alone, await measure([], new Set())], sources };
}

function farthest(first: RunTrace, other: RunTrace): number {
  const distances = measureOutputs(compareOutcomes(first, other).pairs).map(({ maxAbs }) => maxAbs);
  return Math.max(0, ...distances.filter((distance) => !Number.isNaN(distance)));
}

function titleOf({ api, file, line }: EntropySource): string {
  return `${api} (${file ?? '?'}:${line ?? '?'})`;
}

/** Sites on a user's line whose values differ between the runs, joined by API and place, most draws first. */
function collectGroups(first: RunTrace, second: RunTrace, cwd: string, lines: SourceLines): Group[] {
  const groups = new Map<string, { source: EntropySource; keys: Set<string> }>();
  for (const thread of first.threads) {
    const others = second.threads.find((each) => each.thread === thread.thread);
    const right = others === undefined ? new Map<string, InputSite>() : collectInputSites(others, others.events.length);
    for (const site of collectInputSites(thread, thread.events.length).values()) {
      if (site.input === 'arrival' || isSameSite(site, right.get(siteKey(site)))) continue;
      const frame = lines.findUserFrame(site.stack);
      if (frame === undefined || isLoading(site.stack, lines)) continue;
      const api = nameSource(site, lines);
      const file = relativePath(cwd, frame.path);
      const key = `${api} ${file}:${frame.line}:${frame.column}`;
      const group = groups.get(key) ?? { source: { kind: causeOfInput(site.input), api, file, line: frame.line, column: frame.column, draws: 0, pinned: true, share: null }, keys: new Set() };
      group.keys.add(siteKey(site));
      groups.set(key, { ...group, source: { ...group.source, draws: group.source.draws + site.count } });
    }
  }
  return [...groups.values()].sort((a, b) => Number(b.source.kind === 'rng') - Number(a.source.kind === 'rng') || b.source.draws - a.source.draws);
}
