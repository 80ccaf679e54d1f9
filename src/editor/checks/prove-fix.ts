import { commands, window, workspace, type Disposable } from 'vscode';
import type { ProjectFixer } from '../findings/fix-commands';
import { runCheck, type CheckParts } from './check-commands';
import { targetOf } from './check-target';

/** Applies what Swerve can fix in the project of a check, runs it again, and keeps the second check as the proof of the first. */
export function registerProveFix(parts: CheckParts, fixer: ProjectFixer): Disposable {
  return commands.registerCommand('swerve.proveFix', async (id: unknown) => {
    const check = typeof id === 'string' ? parts.history.find(id) : undefined;
    if (check === undefined) return undefined;
    const target = targetOf(check);
    const edit = await fixer.findEdit(target.file, false);
    if (edit === null) {
      void window.showInformationMessage('Swerve finds nothing in this project that it can fix by itself.');
      return undefined;
    }
    if (!(await workspace.applyEdit(edit))) return undefined;
    const files = edit.entries().map(([uri]) => workspace.asRelativePath(uri));
    void window.showInformationMessage(`Fixed ${[...new Set(files)].join(', ')}; Undo takes it back. Running twice to prove it.`);
    return runCheck(parts, target, check.record.settings, check.record.id);
  });
}
