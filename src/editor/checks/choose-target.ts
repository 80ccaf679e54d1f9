import { TabInputText, window, workspace } from 'vscode';
import { isRunnable, type CheckTarget } from './check-target';
import { collectTargets, findScriptsOf, isTrainingText, type TargetFinder } from './collect-targets';

/** What runs the file on screen, or whatever the user picks; undefined if there is nothing to run. */
export async function chooseTarget(finder: TargetFinder): Promise<CheckTarget | undefined> {
  const active = window.activeTextEditor?.document;
  if (active === undefined || !isRunnable(active.uri)) return (await findOnlyOpenScript()) ?? chooseScript(finder);
  const scripts = await findScriptsOf(finder, active.uri);
  if (scripts.length > 0) return pickTarget(scripts);
  const models = await finder.findModels([active.uri]);
  return models.length === 1 ? models[0] : chooseScript(finder, active.uri.path);
}

/** The one script that is open, while something else is on screen: the walkthrough, or the panel. */
async function findOnlyOpenScript(): Promise<CheckTarget | undefined> {
  const inputs = window.tabGroups.all.flatMap(({ tabs }) => tabs.map(({ input }) => input)).filter((input) => input instanceof TabInputText);
  const files = new Map(inputs.filter(({ uri }) => isRunnable(uri)).map(({ uri }) => [uri.toString(), uri]));
  const documents = await Promise.all([...files.values()].map((uri) => workspace.openTextDocument(uri).then((opened) => opened, () => null)));
  const scripts = documents.filter((document) => document !== null && isTrainingText(document.getText()));
  const [only] = scripts;
  return scripts.length === 1 && only != null ? { file: only.uri, model: null } : undefined;
}

interface Item {
  readonly label: string;
  readonly description: string;
  readonly target: CheckTarget;
}

/** One of the scripts and models of the workspace; those of the file at `first` come first. */
export async function chooseScript(finder: TargetFinder, first: string | null = null): Promise<CheckTarget | undefined> {
  const targets = await collectTargets(finder);
  if (targets.length === 0) {
    void window.showInformationMessage('Swerve finds no script here that trains a TensorFlow.js model. Open one first, or open the sample project.');
    return undefined;
  }
  return askWhich(targets, first);
}

/** The only one there is, or the one that the user picks. */
export async function pickTarget(targets: readonly CheckTarget[]): Promise<CheckTarget | undefined> {
  return targets.length === 1 ? targets[0] : askWhich(targets, null);
}

async function askWhich(targets: readonly CheckTarget[], first: string | null): Promise<CheckTarget | undefined> {
  const items = targets.map(toItem).sort((a, b) => Number(b.target.file.path === first) - Number(a.target.file.path === first) || a.label.localeCompare(b.label));
  const picked = await window.showQuickPick(items, { title: 'Check Reproducibility', placeHolder: 'What shall be checked?', matchOnDescription: true });
  return picked?.target;
}

function toItem({ file, model }: CheckTarget): Item {
  const path = workspace.asRelativePath(file);
  return { label: model === null ? `$(file-code) ${path}` : `$(symbol-function) ${model}`, description: model === null ? '' : path, target: { file, model } };
}
