import type { Check } from '../../../src/editor/checks/check-history';
import type { CheckReport } from '../../../src/core/verdict';

/** A check of a script of this name, with a report if it is done. */
export function storedCheck(id: string, name: string, state: 'running' | 'done'): Check {
  const target = `${name}.js`;
  const settings = { backend: 'auto', runs: 2, steps: null, timeoutSeconds: 600, attribute: false, fixed: false };
  const report: CheckReport = { schema: 'swerve.check/1', target, backend: 'cpu', adapter: null, runs: 2, verdict: 'identical', reason: 'Two runs were identical.', firstDivergence: null, sources: [], outputs: [], steps: [], findings: [] };
  const record = { id, target, model: null, startedAt: Number(id), settings, state, updates: [], report: state === 'done' ? report : null, fixOf: null };
  return { cwd: '/project', record, versions: { [target]: 'text' } };
}
