import { workspace, type Uri } from 'vscode';
import type { CheckOptions } from '../../core/check-options';
import { BACKENDS, type BackendName } from '../../core/verdict';
import type { CheckSettings } from '../../protocol/panel';

function isBackend(name: string): name is BackendName {
  return (BACKENDS as readonly string[]).includes(name);
}

/** `auto`, one backend, or two joined with a comma; names that are none are left out. */
export function parseBackends(text: string): CheckOptions['backend'] {
  const names = text.split(',').map((name) => name.trim()).filter(isBackend);
  return names.length === 0 ? 'auto' : names;
}

/** Path of the Node that the user named for the folder of `file`, or null to look for one. */
export function readNodePath(file: Uri): string | null {
  const path = workspace.getConfiguration('swerve.check', file).get<string>('nodePath', '').trim();
  return path === '' ? null : path;
}

/** How checks run in the folder of `file`, or in this window; the defaults are those of package.json. */
export function readCheckSettings(file?: Uri): CheckSettings {
  const section = workspace.getConfiguration('swerve.check', file);
  return {
    backend: section.get<string>('backend', 'auto'),
    runs: section.get<number>('runs', 2),
    steps: section.get<number | null>('steps', null),
    timeoutSeconds: section.get<number>('timeoutSeconds', 600),
    attribute: section.get<boolean>('attribute', false),
    fixed: false,
  };
}
