import type { RunTrace, ThreadTrace, TracedSeed } from '../core/trace';
import type { SeedUse } from '../core/verdict';
import { relativePath, type SourceLines } from './source-lines';
import { nameLayer } from './source-names';

/** Different values of one place that a report spells out. */
const MAX_VALUES = 4;

interface Use {
  readonly api: string;
  readonly file: string | null;
  readonly line: number | null;
  /** In the order in which they were given. */
  readonly values: string[];
}

/** Seeds that the program gave, by place, in order of first use; fixed where every run gave the same. */
export function collectSeeds(runs: readonly RunTrace[], cwd: string, lines: SourceLines): SeedUse[] {
  const [first, ...others] = runs.map((run) => usesOf(run, cwd, lines));
  if (first === undefined) return [];
  const keys = new Set([first, ...others].flatMap((uses) => [...uses.keys()]));
  return [...keys].flatMap((key) => {
    const all = [first, ...others].map((uses) => uses.get(key));
    const use = all.find((each) => each !== undefined);
    if (use === undefined) return [];
    const texts = new Set(all.map((each) => each?.values.join('\n')));
    return [{ api: use.api, seed: describe(all.flatMap((each) => each?.values ?? [])), file: use.file, line: use.line, fixed: texts.size === 1 }];
  });
}

function usesOf(run: RunTrace, cwd: string, lines: SourceLines): Map<string, Use> {
  const uses = new Map<string, Use>();
  for (const { api, stack, seed } of run.threads.flatMap((thread) => [...thread.seeds, ...layerSeeds(thread, lines)])) {
    const frame = lines.findUserFrame(stack);
    const place = frame === undefined ? { file: null, line: null } : { file: relativePath(cwd, frame.path), line: frame.line };
    const key = `${api} ${place.file}:${place.line}:${frame?.column}`;
    const use = uses.get(key) ?? { api, ...place, values: [] };
    use.values.push(seed);
    uses.set(key, use);
  }
  return uses;
}

/** A layer's text of seeds is `kernelInitializer.seed=1 seed=2`: one use each. */
function layerSeeds({ layers }: ThreadTrace, lines: SourceLines): TracedSeed[] {
  return layers.flatMap((layer) =>
    [...layer.seeds.matchAll(/(?:^| )(?:(\w+)\.)?seed=([^ ]*)/g)].map(([, part, seed = '']) => {
      const name = nameLayer(layer, lines);
      return { api: part === undefined ? name : `${name} ${part}`, stack: layer.stack, seed };
    }),
  );
}

function describe(values: readonly string[]): string {
  const different = [...new Set(values)];
  if (different.length <= MAX_VALUES) return different.join(', ');
  return `${different.slice(0, MAX_VALUES).join(', ')} … (${different.length} values)`;
}
