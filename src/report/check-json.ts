import type { CheckReport } from '../core/verdict';

/** Every key of the contract `swerve.check/1` in its order, then the optional additions; total, or it does not compile. */
const KEY_ORDER = {
  schema: 0,
  target: 1,
  backend: 2,
  adapter: 3,
  runs: 4,
  verdict: 5,
  reason: 6,
  firstDivergence: 7,
  sources: 8,
  outputs: 9,
  steps: 10,
  findings: 11,
  versions: 12,
  durationMs: 13,
  driftMap: 14,
  attribution: 15,
  seeds: 16,
  trainedAt: 17,
  advice: 18,
  controls: 19,
  notes: 20,
  runDistances: 21,
  spread: 22,
  heldAgainstCpu: 23,
  modelProblem: 24,
  needsPage: 25,
} as const satisfies Record<keyof CheckReport, number>;

/** One JSON document and a line end; JSON knows no NaN or infinity, so those become null. */
export function renderCheckJson(report: CheckReport): string {
  const keys = Object.entries(KEY_ORDER)
    .sort(([, one], [, other]) => one - other)
    .map(([key]) => key as keyof CheckReport);
  return `${JSON.stringify(Object.fromEntries(keys.map((key) => [key, report[key]])), null, 2)}\n`;
}
