import type { BackendName } from '../core/verdict';
import type { EffectEvent, RunTrace } from '../core/trace';
import type { Instability, KernelFact } from '../knowledge/kernels/kernel-fact';
import { findKernel } from '../knowledge/kernels/kernels';
import { relativePath, type SourceLines } from './source-lines';

/** What must hold for a kernel to give other bits; a split product depends on shapes that the trace does not tell. */
const WHERE: Record<Exclude<Instability, 'split-k'>, string> = {
  'repeated-float-indices': ' where three or more numbers meet in one place',
  'repeated-indices': ' where an index occurs twice',
  'fractional-weights': ' for weights that are no whole numbers',
  always: '',
};

/** Said beside equal runs: the kernels among them that are known to give other bits for equal inputs, each with its first place. */
export function tellUnrepeatableKernels(run: RunTrace, cwd: string, lines: SourceLines): string[] {
  const backend = run.notes.get('backend') as BackendName | undefined;
  const known = new Map<KernelFact, EffectEvent>();
  for (const event of run.threads.flatMap(({ events }) => events)) {
    const fact = event.kind === 'effect' && event.effect === 'kernel' && backend !== undefined ? findKernel(event.name, backend) : undefined;
    if (event.kind === 'effect' && fact !== undefined && !known.has(fact) && (fact.when !== 'repeated-float-indices' || event.shape.startsWith('float32'))) known.set(fact, event);
  }
  return [...known].flatMap(([{ kernel, when, why }, event]) => (when === 'split-k' ? [] : [`${kernel} on ${backend ?? ''}${placeOf(event, cwd, lines)} is not repeatable${WHERE[when]}: ${why}. Equal runs do not rule it out; --runs 10 tells more.`]));
}

function placeOf({ layer, forward, stack }: EffectEvent, cwd: string, lines: SourceLines): string {
  const frame = [layer?.stack ?? '', forward, stack].map((each) => lines.findUserFrame(each)).find((each) => each !== undefined);
  return frame === undefined ? '' : ` (${relativePath(cwd, frame.path)}:${frame.line})`;
}
