import { window, workspace, type Uri } from 'vscode';
import type { CheckTarget } from './check-target';

const RUNNABLE = /\.[cm]?[jt]sx?$/;

/** The file on screen if it can be run, else one the user picks; undefined if there is none. */
export async function chooseTarget(): Promise<CheckTarget | undefined> {
  const active = window.activeTextEditor?.document.uri;
  if (active?.scheme === 'file' && RUNNABLE.test(active.path)) return { file: active, model: null };
  const files = await workspace.findFiles('**/*.{js,jsx,mjs,cjs,ts,tsx,mts,cts}', '**/{node_modules,dist,build,out}/**', 500);
  if (files.length === 0) {
    void window.showInformationMessage('Swerve runs training scripts: open a JavaScript or TypeScript file that trains a model first.');
    return undefined;
  }
  const picked = await window.showQuickPick(files.map(toItem).sort((a, b) => a.label.localeCompare(b.label)), {
    title: 'Check Reproducibility',
    placeHolder: 'Which training script shall run twice?',
  });
  return picked === undefined ? undefined : { file: picked.file, model: null };
}

function toItem(file: Uri): { readonly label: string; readonly file: Uri } {
  return { label: workspace.asRelativePath(file), file };
}
