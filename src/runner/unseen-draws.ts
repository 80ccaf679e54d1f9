import type { RunTrace } from '../core/trace';
import { collectInputSites, isSameSite } from './input-sites';
import { isLoading } from './loading';
import { threadOf } from './locate-roots';
import { nameSource } from './source-names';
import { relativePath, type SourceLines } from './source-lines';
import { isToldByText } from './text-words';

/**
 * Where a program that is judged by its texts draws other random numbers in each run and no text shows it: its texts may
 * be coarser than what it learned. Null where there is no such place.
 */
export function unseenDraws(first: RunTrace, second: RunTrace, cwd: string, lines: SourceLines): string | null {
  if (!isToldByText(first)) return null;
  const places = first.threads.flatMap((thread) => {
    const others = collectInputSites(threadOf(second, thread.thread), Infinity);
    return [...collectInputSites(thread, Infinity)].flatMap(([key, site]) => {
      const frame = site.input === 'draw' && !isSameSite(site, others.get(key)) && !isLoading(site.stack, lines) ? lines.findUserFrame(site.stack) : undefined;
      return frame === undefined ? [] : [`${nameSource(site, lines)} at ${relativePath(cwd, frame.path)}:${frame.line}`];
    });
  });
  const [place, ...others] = new Set(places);
  if (place === undefined) return null;
  return `It draws other random numbers in each run (${place}${others.length === 0 ? '' : ` and ${others.length} more`}), though no text shows it.`;
}
