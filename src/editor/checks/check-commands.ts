import { commands, ProgressLocation, Uri, window, workspace, type Disposable, type Progress } from 'vscode';
import type { CheckUpdate } from '../../core/check-update';
import { formatTimes } from '../../core/number-words';
import type { CheckRecord, CheckSettings } from '../../protocol/panel';
import type { CheckPanel } from '../panel/check-panel';
import type { CheckHistory } from './check-history';
import type { CheckRunner } from './check-runner';
import type { CheckTarget } from './check-target';
import { targetOf } from './check-target';
import { chooseScript, chooseTarget, pickTarget } from './choose-target';
import { findScriptsOf, findTargetsAt, type TargetFinder } from './collect-targets';
import type { PageBroker } from './page-broker';
import type { WorkspaceTargets } from './workspace-targets';

/** What checks and their views are made of; one of each a window. */
export interface CheckParts {
  readonly history: CheckHistory;
  readonly runner: CheckRunner;
  readonly panel: CheckPanel;
  readonly pages: PageBroker;
  readonly targets: TargetFinder;
  readonly known: WorkspaceTargets;
}

type StepProgress = Progress<{ readonly message?: string; readonly increment?: number }>;

/** Runs a check where the user looks: the panel beside the code, and a notification that can cancel it. */
export async function runCheck(parts: CheckParts, target: CheckTarget, changes: Partial<CheckSettings> = {}, fixOf: string | null = null): Promise<CheckRecord | undefined> {
  if (!workspace.isTrusted) {
    void window.showWarningMessage('Swerve runs your code only in a workspace that you trust. Trust this workspace, then check again.');
    return undefined;
  }
  const check = parts.runner.start(target, changes, fixOf);
  parts.panel.show(check.id);
  const { runs } = parts.history.find(check.id)?.record.settings ?? { runs: 2 };
  const title = `Swerve: running ${workspace.asRelativePath(target.file)} ${formatTimes(runs)}`;
  return window.withProgress({ location: ProgressLocation.Notification, title, cancellable: true }, async (progress, token) => {
    token.onCancellationRequested(() => void parts.runner.cancel(check.id));
    const listener: Disposable = parts.history.onEvent((event) => {
      if (event.kind === 'update' && event.check.record.id === check.id) report(progress, event.update);
    });
    try {
      return await check.ended;
    } finally {
      listener.dispose();
    }
  });
}

function report(progress: StepProgress, update: CheckUpdate): void {
  if (update.kind === 'phase') progress.report({ message: update.text });
  if (update.kind !== 'step') return;
  const total = update.totalSteps === null ? '' : ` of ${update.totalSteps}`;
  progress.report({ message: `run ${update.run + 1}, step ${update.step}${total}` });
}

/** Lenses and menus hand over a file as text or as an address; the palette hands over nothing. A module runs by the script that starts it. */
async function findTarget(finder: TargetFinder, given: unknown, model: unknown): Promise<CheckTarget | undefined> {
  const file = typeof given === 'string' ? Uri.parse(given) : given;
  if (!(file instanceof Uri)) return chooseTarget(finder);
  if (typeof model === 'string') return { file, model };
  const scripts = await findScriptsOf(finder, file);
  return scripts.length === 0 ? { file, model: null } : pickTarget(scripts);
}

export function registerCheckCommands(parts: CheckParts): Disposable[] {
  const { history, runner, panel } = parts;
  return [
    commands.registerCommand('swerve.check', async (file: unknown, model: unknown) => {
      const target = await findTarget(parts.targets, file, model);
      return target === undefined ? undefined : runCheck(parts, target);
    }),
    commands.registerCommand('swerve.checkInPage', async (file: unknown, model: unknown) => {
      const target = await findTarget(parts.targets, file, model);
      return target === undefined ? undefined : runCheck(parts, target, { page: true });
    }),
    commands.registerCommand('swerve.chooseScript', async () => {
      const target = await chooseScript(parts.targets);
      return target === undefined ? undefined : runCheck(parts, target);
    }),
    commands.registerCommand('swerve.prove', async (file: unknown, line: unknown) => {
      if (typeof file !== 'string' || typeof line !== 'number') return undefined;
      const targets = await findTargetsAt(parts.targets, Uri.parse(file), line);
      const target = targets.length === 0 ? await chooseScript(parts.targets) : await pickTarget(targets);
      return target === undefined ? undefined : runCheck(parts, target);
    }),
    commands.registerCommand('swerve.measure', (id: unknown) => {
      const check = typeof id === 'string' ? history.find(id) : undefined;
      return check === undefined ? undefined : runCheck(parts, targetOf(check), { ...check.record.settings, attribute: true });
    }),
    commands.registerCommand('swerve.cancelCheck', () => {
      for (const { record } of history.checks) if (record.state === 'running') void runner.cancel(record.id);
    }),
    commands.registerCommand('swerve.showPanel', () => panel.show(history.checks.at(-1)?.record.id ?? null)),
  ];
}
