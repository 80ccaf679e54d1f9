import { dirname } from 'node:path';
import { commands, window, workspace, type Disposable, type Uri } from 'vscode';
import type { ProjectFixer } from '../findings/fix-commands';
import { installPackages } from '../install-packages';
import { runCheck, type CheckParts } from './check-commands';
import { targetOf } from './check-target';

/** Applies what Swerve can fix in the project of a check, runs it again, and keeps the second check as the proof of the first. */
export function registerProveFix(parts: CheckParts, fixer: ProjectFixer): Disposable {
  return commands.registerCommand('swerve.proveFix', async (id: unknown) => {
    const check = typeof id === 'string' ? parts.history.find(id) : undefined;
    if (check === undefined) return undefined;
    const target = targetOf(check);
    const edit = await fixer.findEdit(target.file, 'program', false);
    if (edit === null) {
      void window.showInformationMessage('Swerve finds nothing in this program that it can fix by itself.');
      return undefined;
    }
    if (!(await workspace.applyEdit(edit))) return undefined;
    const files = edit.entries().map(([uri]) => uri);
    void window.showInformationMessage(`Swerve changed ${[...new Set(files.map((uri) => workspace.asRelativePath(uri)))].join(', ')}. Undo takes it back.`);
    // A file that the edit made has no editor yet, so "save all" would pass it over.
    for (const uri of files) await (await workspace.openTextDocument(uri)).save();
    const problem = await installNew(files);
    if (problem !== null) void window.showErrorMessage(problem);
    return runCheck(parts, target, check.record.settings, check.record.id);
  });
}

/** A fix that needs a package writes it into package.json; without it the program would not start. */
async function installNew(files: readonly Uri[]): Promise<string | null> {
  for (const { fsPath } of files.filter(({ path }) => path.endsWith('/package.json'))) {
    const problem = await installPackages(dirname(fsPath), 'Swerve: installing what the fix needs');
    if (problem !== null) return problem;
  }
  return null;
}
