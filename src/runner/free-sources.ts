import type { RunTrace } from '../core/trace';
import type { EntropySource } from '../core/verdict';
import { CAUSE_WORDS, placeText } from '../core/verdict-words';
import { collectOwners, type InputOwner } from './input-owners';
import { collectArrivals, comesInAnyOrder, findArrivalSplit } from './input-sites';
import { relativePath, type SourceLines } from './source-lines';

/** A source that gave the runs different values; `owner` is null for the order of completions. */
export interface FreeSource {
  readonly source: EntropySource;
  readonly title: string;
  readonly owner: InputOwner | null;
}

/** Sources whose values differ between the first run and any other, random numbers and many draws first. */
export function findFreeSources(first: RunTrace, others: readonly RunTrace[], cwd: string, lines: SourceLines): FreeSource[] {
  const left = collectOwners(first, cwd, lines);
  const rights = others.map((run) => collectOwners(run, cwd, lines));
  const owners = [...left].filter(([key, owner]) => rights.some((right) => !isSameOwner(owner, right.get(key)))).map(([, owner]) => owner);
  const sources = owners.map((owner) => toFree(toSource(owner), owner));
  sources.sort((a, b) => Number(b.source.kind === 'rng') - Number(a.source.kind === 'rng') || b.source.draws - a.source.draws);
  return [...sources, ...others.flatMap((other) => findOrder(first, other, cwd, lines)).slice(0, 1)];
}

/** A source as reports list it, free and not yet measured. */
export function toSource({ kind, api, file, line, column, draws }: InputOwner): EntropySource {
  return { kind, api, file, line, column, draws, pinned: false, share: null };
}

function toFree(source: EntropySource, owner: InputOwner | null): FreeSource {
  const what = source.kind === 'rng' ? source.api : `${source.api}, ${CAUSE_WORDS[source.kind]}`;
  const place = placeText(source);
  return { source, title: place === null ? what : `${what} (${place})`, owner };
}

function isSameOwner(first: InputOwner, second: InputOwner | undefined): boolean {
  if (second?.draws !== first.draws) return false;
  const isUnordered = comesInAnyOrder(first);
  const [one, two] = [first, second].map(({ prints }) => (isUnordered ? [...prints].sort() : prints).join());
  return one === two;
}

/** The order of completions, where the runs had different ones: named by the call whose completion came early or late. */
function findOrder(first: RunTrace, other: RunTrace, cwd: string, lines: SourceLines): FreeSource[] {
  for (const thread of first.threads) {
    const second = other.threads.find((each) => each.thread === thread.thread);
    const split = second === undefined ? null : findArrivalSplit(collectArrivals(thread, thread.events.length), collectArrivals(second, second.events.length));
    if (split === null) continue;
    const [, api = '', ...stack] = split.key.split('\n');
    const frame = lines.findUserFrame(stack.join('\n'));
    const place = frame === undefined ? { file: null, line: null, column: null } : { file: relativePath(cwd, frame.path), line: frame.line, column: frame.column };
    return [toFree({ kind: 'order', api, ...place, draws: collectArrivals(thread, thread.events.length).length, pinned: false, share: null }, null)];
  }
  return [];
}
