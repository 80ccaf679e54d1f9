import { Disposable, TestRunProfileKind, workspace, type CancellationToken, type TestController, type TestRunRequest } from 'vscode';
import { formatTimes } from '../../core/number-words';
import type { CheckSettings } from '../../protocol/panel';
import { readCheckSettings } from '../checks/check-settings';

/** Where a profile runs what it is given. */
export type PageChange = Required<Pick<CheckSettings, 'page'>>;

type Run = (request: TestRunRequest, changes: PageChange, token: CancellationToken) => Promise<void>;

/** The ways of running a test, named after how often the settings want it run: in Node, or in the panel's page. */
export function createRunProfiles(controller: TestController, run: Run): Disposable {
  const profiles = [false, true].map((page) => {
    const profile = controller.createRunProfile(labelOf(page), TestRunProfileKind.Run, (request, token) => run(request, { page }, token), !page);
    return { page, profile };
  });
  const settings = workspace.onDidChangeConfiguration((change) => {
    if (change.affectsConfiguration('swerve.check.runs')) for (const { page, profile } of profiles) profile.label = labelOf(page);
  });
  return Disposable.from(settings, ...profiles.map(({ profile }) => profile));
}

function labelOf(page: boolean): string {
  return `Run ${formatTimes(readCheckSettings().runs)}${page ? ' in the page' : ''}`;
}
