import { spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import { commands, ProgressLocation, Uri, window, workspace, type Disposable, type ExtensionContext } from 'vscode';

const NAME = 'swerve-sample';

/** Copies the sample into a folder of the user's choice, installs what it needs, and opens its script. */
export function registerSampleProject(context: ExtensionContext): Disposable {
  return commands.registerCommand('swerve.openSample', async (into: unknown) => {
    const parent = into instanceof Uri ? into : await chooseParent();
    if (parent === undefined) return undefined;
    const folder = Uri.joinPath(parent, NAME);
    await copySample(Uri.joinPath(context.extensionUri, 'media', 'walkthrough', 'sample'), folder);
    await window.showTextDocument(Uri.joinPath(folder, 'train.js'));
    const problem = await installPackages(folder);
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

/** Packages that a parent folder has are found by Node and need no second copy. */
function hasTensorFlow(folder: Uri): boolean {
  try {
    createRequire(Uri.joinPath(folder, 'train.js').fsPath).resolve('@tensorflow/tfjs/package.json');
    return true;
  } catch {
    return false;
  }
}

async function installPackages(folder: Uri): Promise<string | null> {
  if (hasTensorFlow(folder)) return null;
  const title = 'Swerve: installing TensorFlow.js for the sample';
  return window.withProgress({ location: ProgressLocation.Notification, title }, () => runNpmInstall(folder.fsPath));
}

function runNpmInstall(cwd: string): Promise<string | null> {
  return new Promise((resolve) => {
    const child = spawn('npm', ['install', '--no-audit', '--no-fund'], { cwd, shell: process.platform === 'win32', stdio: 'ignore' });
    child.once('error', () => resolve('npm was not found: install Node.js, then type `npm install` in the sample project.'));
    child.once('exit', (code) => resolve(code === 0 ? null : 'The sample needs TensorFlow.js: type `npm install` in its folder once you are online.'));
  });
}
