import type { KernelUse } from '../../knowledge/fact';
import type { KernelFact } from '../../knowledge/kernels/kernel-fact';
import { findKernel } from '../../knowledge/kernels/kernels';
import type { ProductShape } from '../../knowledge/kernels/split-k';
import type { CallFact } from './call-fact';
import type { FileContext } from './file-context';
import { judgeInputs } from './kernel-inputs';
import { testValues, valuesAt } from './places';
import { judgeSplit } from './split-k-products';
import type { BackendUse } from '../program/backend-choice';

export interface UnstableKernel {
  readonly use: KernelUse;
  readonly kernel: KernelFact;
  /** `maybe` where it depends on shapes or values that cannot be said. */
  readonly certainty: 'sure' | 'maybe';
  /** What it depends on where it is `maybe`: the backend that the program takes, the shapes, or the values given. */
  readonly doubt: 'backend' | 'shapes' | 'values' | null;
  /** The matrix product that is split, where its sizes are known. */
  readonly product: ProductShape | null;
}

/** Kernels of a call that are not repeatable on a backend that the program chooses; the surest first. */
export function collectUnstableKernels(call: CallFact, context: FileContext): UnstableKernel[] {
  const uses = call.fact.kernels ?? [];
  if (uses.length === 0) return [];
  const found = backendsOf(context).flatMap((choice) => uses.flatMap((use) => judgeUse(call, use, choice, context) ?? []));
  return found.sort((a, b) => Number(a.certainty === 'maybe') - Number(b.certainty === 'maybe'));
}

type Choice = Pick<BackendUse, 'backend' | 'isSure'>;

function backendsOf({ backend, file, program }: FileContext): readonly Choice[] {
  return backend === 'auto' ? program.backends.collectUses(file.path) : [{ backend, isSure: true }];
}

function judgeUse(call: CallFact, use: KernelUse, { backend, isSure }: Choice, context: FileContext): UnstableKernel | undefined {
  const kernel = findKernel(use.kernel, backend);
  if (kernel === undefined || (kernel.when === 'split-k' && isUnsplit(context))) return undefined;
  if (kernel.environment !== undefined && context.program.isEnvironmentSet(context.file.path, kernel.environment)) return undefined;
  const inputs = judgeInputs(call, kernel.when, context);
  if (inputs === 'no') return undefined;
  const tests = (use.onlyIf ?? []).map((condition) => testValues(valuesAt(context.evaluator, call, condition.place), condition.is));
  if (tests.some(({ some, open }) => !some && !open)) return undefined;
  const isTrained = use.pass === 'forward' || context.program.fates.isTrainedAround(context.file.path);
  if (!isTrained) return undefined;
  const split = kernel.when === 'split-k' ? judgeSplit(context.evaluator, call, use) : null;
  if (split?.verdict === 'no') return undefined;
  const isValueOpen = inputs === 'maybe' || tests.some(({ some }) => !some);
  const doubt = !isSure ? 'backend' : split?.verdict === 'maybe' ? 'shapes' : isValueOpen ? 'values' : null;
  return { use, kernel, certainty: doubt === null ? 'sure' : 'maybe', doubt, product: split?.product ?? null };
}

/** The programs of `WEBGPU_MATMUL_PROGRAM_TYPE` that never split the inner dimension: 2 (small outputs) and 3 (packed). */
function isUnsplit({ file, program }: FileContext): boolean {
  return program.backends.isFlagSet(file.path, 'WEBGPU_MATMUL_PROGRAM_TYPE', [2, 3]);
}
