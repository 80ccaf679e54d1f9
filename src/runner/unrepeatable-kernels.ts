import type { BackendName } from '../core/verdict';
import type { EffectEvent, RunTrace } from '../core/trace';
import type { Instability, KernelFact } from '../knowledge/kernels/kernel-fact';
import { findKernel } from '../knowledge/kernels/kernels';
import { isSplitCall } from '../knowledge/kernels/split-k';
import type { RepeatedKernel } from '../protocol/repeated-kernels';
import { relativePath, type SourceLines } from './source-lines';

/** What must hold for a kernel to give other bits; that a product is split is known by its shapes. */
const WHERE: Record<Instability, string> = {
  'repeated-float-indices': ' where three or more numbers meet in one place',
  'repeated-indices': ' where an index occurs twice',
  'fractional-weights': ' for weights that are no whole numbers',
  'split-k': '',
  always: '',
};

/** A kernel that a run executed and that is known to give other bits for equal inputs on its backend, with its first place. */
export interface UnrepeatableKernel {
  readonly fact: KernelFact;
  readonly event: EffectEvent;
}

/** Those of some threads of a run. */
export function findUnrepeatableKernels({ notes, threads }: Pick<RunTrace, 'notes' | 'threads'>): UnrepeatableKernel[] {
  const backend = notes.get('backend') as BackendName | undefined;
  if (backend === undefined) return [];
  const known = new Map<KernelFact, EffectEvent>();
  for (const { events } of threads) {
    const sizes = new Map<number, number>();
    for (const event of events) {
      if (event.kind !== 'effect') continue;
      const shapes = event.shape.split(' ');
      for (const [index, { id }] of event.outputs.entries()) sizes.set(id, axesOf(shapes[index] ?? '').reduce((size, axis) => size * axis, 1));
      const fact = event.effect === 'kernel' ? findKernel(event.name, backend) : undefined;
      if (fact !== undefined && !known.has(fact) && mayDiffer(fact, event, sizes)) known.set(fact, event);
    }
  }
  return [...known].map(([fact, event]) => ({ fact, event }));
}

function mayDiffer({ kernel, when }: KernelFact, { shape, inputs }: EffectEvent, sizes: ReadonlyMap<number, number>): boolean {
  if (when === 'repeated-float-indices') return shape.startsWith('float32');
  return when !== 'split-k' || isSplitCall(kernel, sizes.get(inputs[1] ?? 0) ?? 0, axesOf(shape));
}

/** `float32[4,2]` → 4, 2. */
function axesOf(shape: string): number[] {
  return (/\[(.+)\]/.exec(shape)?.[1]?.split(',') ?? []).map(Number);
}

/** Said beside equal runs. `repeated` is what a replay saw of these kernels. */
export function tellUnrepeatableKernels(run: RunTrace, cwd: string, lines: SourceLines, repeated: readonly RepeatedKernel[] = []): string[] {
  return findUnrepeatableKernels(run).map(({ fact: { kernel, backend, when, why }, event }) => {
    const seen = repeated.find((each) => each.kernel === kernel);
    return `${kernel} on ${backend}${placeOf(event, cwd, lines)} is not repeatable${WHERE[when]}: ${why}.${seen === undefined ? '' : ` ${repeatedWords(seen)}`} Equal runs do not rule it out; --runs 10 tells more.`;
  });
}

function repeatedWords({ calls, executions, differing }: RepeatedKernel): string {
  if (differing !== null) return `It gave ${differing.distinct} different outputs in ${differing.executions} executions on equal inputs, and yet another output changed nothing that the program ends with.`;
  return `${calls === 1 ? 'A call' : `${calls} calls`}, executed again on the same inputs (${executions} executions), gave equal outputs.`;
}

function placeOf({ layer, forward, stack }: EffectEvent, cwd: string, lines: SourceLines): string {
  const frame = [layer?.stack ?? '', forward, stack].map((each) => lines.findUserFrame(each)).find((each) => each !== undefined);
  return frame === undefined ? '' : ` (${relativePath(cwd, frame.path)}:${frame.line})`;
}
