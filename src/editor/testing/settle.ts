import { Location, Position, Range, TestMessage, Uri, type TestItem, type TestRun } from 'vscode';
import type { CheckReport } from '../../core/verdict';
import { divergenceHeadline } from '../../core/verdict-words';
import type { Check } from '../checks/check-history';

/** Says in a test run how a check of its item ended: passed is identical, failed shows the first divergence at its line. */
export function settle(run: TestRun, item: TestItem, check: Check): void {
  const { state, report, startedAt } = check.record;
  const duration = report?.durationMs ?? Date.now() - startedAt;
  if (state === 'cancelled' || report === null) run.skipped(item);
  else if (report.verdict === 'identical') run.passed(item, duration);
  else if (report.verdict === 'diverged') run.failed(item, divergenceMessage(check, report), duration);
  else run.errored(item, new TestMessage(report.reason), duration);
}

function divergenceMessage({ cwd }: Check, report: CheckReport): TestMessage {
  const first = report.firstDivergence;
  const message = new TestMessage(first === null ? report.reason : `${divergenceHeadline(first)}. ${first.explanation}`);
  if (first?.file != null && first.line !== null) {
    const at = new Position(first.line - 1, (first.column ?? 1) - 1);
    message.location = new Location(Uri.joinPath(Uri.file(cwd), first.file), new Range(at, at));
  }
  return message;
}
