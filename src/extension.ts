import type { ExtensionContext } from 'vscode';
import { registerEditor } from './editor/register-editor';

/** Registers what Swerve adds to VS Code. Nothing here waits: the server and the runs live in processes of their own. */
export function activate(context: ExtensionContext): void {
  registerEditor(context);
}
