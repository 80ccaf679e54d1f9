import { commands, window, workspace, type Disposable } from 'vscode';
import { applyAndSave, type ProjectFixer } from '../findings/fix-commands';
import { runCheck, type CheckParts } from './check-commands';
import { targetOf } from './check-target';

/** Applies what Swerve can fix in the program of a check, runs it again, and keeps the second check as the proof of the first. */
export function registerProveFix(parts: CheckParts, fixer: ProjectFixer): Disposable {
  return commands.registerCommand('swerve.proveFix', async (id: unknown) => {
    const check = typeof id === 'string' ? parts.history.find(id) : undefined;
    if (check === undefined) return undefined;
    const target = targetOf(check);
    // A page has other backends than Node: pinned to one of Node's, the second check would not be of what the first one ran.
    const edit = await fixer.findEdit(target.file, { scope: 'program', leavesBackend: check.record.settings.page === true });
    if (edit === null) {
      void window.showInformationMessage('Swerve finds nothing in this program that it can fix by itself.');
      return undefined;
    }
    const files = await applyAndSave(edit);
    if (files === null) return undefined;
    void window.showInformationMessage(`Swerve changed ${[...new Set(files.map((uri) => workspace.asRelativePath(uri)))].join(', ')}. Undo takes it back.`);
    return runCheck(parts, target, check.record.settings, check.record.id);
  });
}
