import { divergenceHeadline, verdictHeadline } from '../../../src/core/verdict-words';
import type { CheckModel } from '../state/check-model';

/** What a screen reader should say now of a check: only what is new and matters, never a number that ticks. */
export function announcementOf(model: CheckModel | undefined): string {
  if (model === undefined) return '';
  const { report, divergence, record } = model;
  if (report !== null) return `${verdictHeadline(report)}. ${report.reason}`;
  if (!model.isRunning) return `The check was ${record.state}.`;
  return divergence === null ? model.phaseText : `First divergence: ${divergenceHeadline(divergence)}.`;
}
