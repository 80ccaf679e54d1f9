import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export const CHECKOUT = join(import.meta.dirname, '..', '..', '..');

export const THEMES = { light: 'Default Light Modern', dark: 'Default Dark Modern', contrast: 'Default High Contrast' } as const;
export type ThemeName = keyof typeof THEMES;

/** A quiet workbench: only what the tests look at. */
const SETTINGS = {
  'workbench.startupEditor': 'none',
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'chat.disableAIFeatures': true,
  'window.commandCenter': false,
  'editor.minimap.enabled': false,
  'files.exclude': { node_modules: true, '.vscode': true },
  'typescript.disableAutomaticTypeAcquisition': true,
};

/** A fresh copy of the training scripts, beside the packages of the checkout, so that tests may write. */
export function createTestWorkspace(theme: ThemeName = 'light'): string {
  const folder = mkdtempSync(join(tmpdir(), 'swerve-workspace-'));
  cpSync(join(CHECKOUT, 'test', 'vscode', 'workspace'), folder, { recursive: true });
  symlinkSync(join(CHECKOUT, 'node_modules'), join(folder, 'node_modules'), 'junction');
  setTheme(folder, theme);
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** Takes effect at once in a window that shows the folder. */
export function setTheme(folder: string, theme: ThemeName): void {
  mkdirSync(join(folder, '.vscode'), { recursive: true });
  writeFileSync(join(folder, '.vscode', 'settings.json'), JSON.stringify({ ...SETTINGS, 'workbench.colorTheme': THEMES[theme] }, null, 2));
}
