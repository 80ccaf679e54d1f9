import { dirname } from 'node:path';
import type { Browser } from 'playwright-core';
import { launchBrowser } from '../host/browser';
import { CHECKOUT, createTestWorkspace } from '../host/test-workspace';
import { startWebCode } from '../host/web-code';
import { OTHER_WINDOWS } from './other-windows';
import { PANEL_LIFE } from './panel-life';
import { SCENES, type Scene } from './scenes';
import { PATIENCE_MS, Workbench } from './workbench';

export interface DriveResult {
  readonly passes: readonly string[];
  readonly failures: readonly { readonly title: string; readonly message: string }[];
}

interface Window {
  /** A folder, or a `.code-workspace` file. */
  readonly path: string;
  readonly vsix: string | null;
  readonly isTrusted: boolean;
  readonly scenes: Readonly<Record<string, Scene>>;
}

/**
 * Plays the scenes whose names hold one of the words, or all: most of them in one window, as a user would go on working
 * in it, and some in windows of their own. `vsix` installs a package instead of the checkout.
 */
export async function driveWorkbench(vsix: string | null, only: readonly string[]): Promise<DriveResult> {
  const browser = await launchBrowser();
  const wanted = <T>(all: Readonly<Record<string, T>>): [string, T][] => Object.entries(all).filter(([name]) => only.length === 0 || only.some((word) => name.includes(word)));
  const results: DriveResult[] = [];
  try {
    const scenes = Object.fromEntries(wanted(SCENES));
    if (Object.keys(scenes).length > 0) results.push(await playIn(browser, { path: createTestWorkspace(), vsix, isTrusted: true, scenes }));
    for (const [title, { isTrusted, create, play }] of wanted({ ...OTHER_WINDOWS, ...PANEL_LIFE })) results.push(await playIn(browser, { path: create(), vsix, isTrusted, scenes: { [title]: play } }));
  } finally {
    await browser.close();
  }
  return { passes: results.flatMap(({ passes }) => passes), failures: results.flatMap(({ failures }) => failures) };
}

async function playIn(browser: Browser, { path, vsix, isTrusted, scenes }: Window): Promise<DriveResult> {
  const code = await startWebCode({ developmentPath: vsix === null ? CHECKOUT : null, testsPath: null, vsix, isTrusted, env: {} });
  const passes: string[] = [];
  const failures: DriveResult['failures'][number][] = [];
  const context = await browser.newContext({ viewport: { width: 1400, height: 900 } });
  try {
    context.setDefaultTimeout(PATIENCE_MS);
    const workbench = new Workbench(await context.newPage(), path.endsWith('.code-workspace') ? dirname(path) : path);
    await workbench.open(code.addressOf(path));
    for (const [title, play] of Object.entries(scenes)) {
      try {
        await play(workbench);
        passes.push(title);
      } catch (error) {
        const seen = await workbench.describeScreen().catch(() => 'the screen could not be read');
        failures.push({ title, message: `${error instanceof Error ? error.message : String(error)}\nOn screen: ${seen}` });
        await workbench.screen(`failed-${title.replace(/\W+/g, '-')}`);
        await workbench.page.keyboard.press('Escape');
      }
    }
  } finally {
    await context.close();
    code.stop();
  }
  return { passes, failures };
}
