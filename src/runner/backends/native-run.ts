import type { CheckOptions } from '../../core/check-options';
import { collectSettings, repeatableEnvironment } from '../../core/native-environment';
import { BACKENDS, type CheckReport } from '../../core/verdict';
import { adviseProject } from '../doctor/advise';
import { expectNative } from './choose-backend';

/** Variables that the plan of a check sets: with `--fixed`, what makes a native backend repeat itself. */
export function plannedEnvironment({ fixed, target, backend }: CheckOptions): Readonly<Record<string, string>> {
  const native = fixed ? expectNative(target, backend) : null;
  return native === null ? {} : repeatableEnvironment(native);
}

/** Adds to a report which of those variables were set, and what keeps the project from a better backend; a page knows neither. */
export async function describeNative(report: CheckReport, options: CheckOptions): Promise<CheckReport> {
  if (options.page === true) return report;
  const ran = BACKENDS.find((name) => name === report.backend) ?? null;
  const controls = collectSettings(report.backend, plannedEnvironment(options), process.env);
  const advice = [...(report.advice ?? []), ...(await adviseProject(options.target, ran, report.adapter))];
  return { ...report, ...(controls.length === 0 ? {} : { controls }), ...(advice.length === 0 ? {} : { advice }) };
}
