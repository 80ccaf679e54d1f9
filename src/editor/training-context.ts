import { commands, window, type Disposable, type TextEditor } from 'vscode';
import { isRunnable } from './checks/check-target';
import { findScriptsOf, type TargetFinder } from './checks/collect-targets';

/** Shows the run button over files of programs that train, and over nothing else. */
export function registerTrainingContext(finder: TargetFinder): Disposable {
  const show = (trains: boolean): unknown => commands.executeCommand('setContext', 'swerve.hasTraining', trains);
  const update = async (editor: TextEditor | undefined): Promise<void> => {
    if (editor === undefined || !isRunnable(editor.document.uri)) return void show(false);
    const scripts = await findScriptsOf(finder, editor.document.uri);
    if (window.activeTextEditor === editor) show(scripts.length > 0);
  };
  void update(window.activeTextEditor);
  return window.onDidChangeActiveTextEditor((editor) => void update(editor));
}
