import { commands, Uri, window, workspace, type Disposable, type ExtensionContext } from 'vscode';
import { installPackages } from './install-packages';

const NAME = 'swerve-sample';

/** Copies the sample into a folder of the user's choice, installs what it needs, and opens its script. */
export function registerSampleProject(context: ExtensionContext): Disposable {
  return commands.registerCommand('swerve.openSample', async (into: unknown) => {
    const parent = into instanceof Uri ? into : await chooseParent();
    if (parent === undefined) return undefined;
    const folder = Uri.joinPath(parent, NAME);
    await copySample(Uri.joinPath(context.extensionUri, 'media', 'walkthrough', 'sample'), folder);
    await window.showTextDocument(Uri.joinPath(folder, 'train.js'), { preview: false });
    const problem = await installPackages(folder.fsPath, 'Swerve: installing TensorFlow.js for the sample');
    if (problem !== null) void window.showErrorMessage(problem);
    return folder;
  });
}

/** The open folder where there is one, because opening another would close the window's state. */
async function chooseParent(): Promise<Uri | undefined> {
  const open = workspace.workspaceFolders?.[0]?.uri;
  if (open?.scheme === 'file') return open;
  const picked = await window.showOpenDialog({ canSelectFolders: true, canSelectFiles: false, openLabel: 'Put the sample here', title: 'Where shall the sample project go?' });
  return picked?.[0];
}

/** Files that are already there are the user's by now and stay as they are. */
async function copySample(source: Uri, folder: Uri): Promise<void> {
  for (const [name] of await workspace.fs.readDirectory(source)) {
    await workspace.fs.copy(Uri.joinPath(source, name), Uri.joinPath(folder, name), { overwrite: false }).then(undefined, () => undefined);
  }
}
