import type { BackendName } from '../../../src/core/verdict';
import { KERNELS } from '../../../src/knowledge/kernels/kernels';
import type { CaseSummary } from './run-survey';

/** What a survey says about one row of the knowledge tables. */
export interface KernelJudgement {
  readonly kernel: string;
  readonly when: string;
  /** `confirmed`: bits differed. `stable`: not in this many calls, which proves nothing. `not run`: no case reached it. */
  readonly verdict: 'confirmed' | 'stable' | 'not run';
  /** Ready for the row's `measured`: the case that differed most. */
  readonly measured: string;
  readonly maxAbs: number;
}

/** Holds every row that the tables have for a backend against what was measured. */
export function judgeKernels(backend: BackendName, cases: readonly CaseSummary[]): readonly KernelJudgement[] {
  return KERNELS.filter((fact) => fact.backend === backend).map(({ kernel, when }) => {
    const reached = cases.filter((each) => each.error === null && each.kernels.includes(kernel));
    const worst = [...reached].sort((a, b) => b.distinct - a.distinct)[0];
    if (worst === undefined) return { kernel, when, verdict: 'not run', measured: '', maxAbs: 0 };
    const measured = `${worst.distinct} distinct results in ${worst.calls} calls (${worst.name})`;
    return { kernel, when, verdict: worst.distinct > 1 ? 'confirmed' : 'stable', measured, maxAbs: worst.maxAbs };
  });
}

/** Cases whose bits differ though they reach no kernel of the tables and draw nothing: news. */
export function findUnexplained(backend: BackendName, cases: readonly CaseSummary[]): readonly CaseSummary[] {
  const known = new Set(KERNELS.filter((fact) => fact.backend === backend).map(({ kernel }) => kernel));
  return cases.filter((each) => each.distinct > 1 && !each.isRandom && !each.kernels.some((kernel) => known.has(kernel)));
}
