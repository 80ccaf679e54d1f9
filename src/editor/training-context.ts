import { commands, window, type Disposable, type TextEditor } from 'vscode';
import { isTrainingText } from './checks/collect-targets';

/** Shows the run button over scripts that train, and over nothing else. */
export function registerTrainingContext(): Disposable {
  const update = (editor: TextEditor | undefined): void => {
    const trains = editor !== undefined && isTrainingText(editor.document.getText());
    void commands.executeCommand('setContext', 'swerve.hasTraining', trains);
  };
  update(window.activeTextEditor);
  return window.onDidChangeActiveTextEditor(update);
}
