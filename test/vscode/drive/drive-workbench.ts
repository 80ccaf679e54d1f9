import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { launchBrowser } from '../host/browser';
import { CHECKOUT, createTestWorkspace } from '../host/test-workspace';
import { startWebCode } from '../host/web-code';

const SCREENS = join(CHECKOUT, '.screens');

export async function takeScreen(page: Page, name: string): Promise<void> {
  mkdirSync(SCREENS, { recursive: true });
  await page.screenshot({ path: join(SCREENS, `${name}.png`) });
}

/** Opens the workbench as a user would and looks at it. */
export async function driveWorkbench(): Promise<void> {
  const workspace = createTestWorkspace();
  const code = await startWebCode({ developmentPath: CHECKOUT, testsPath: null, vsix: null, env: {} });
  const browser = await launchBrowser();
  try {
    const page = await browser.newPage({ viewport: { width: 1400, height: 900 } });
    await page.goto(code.addressOf(workspace));
    await page.waitForSelector('.monaco-workbench', { timeout: 60_000 });
    await page.waitForTimeout(8000);
    await takeScreen(page, 'start');
  } finally {
    await browser.close();
    code.stop();
  }
}
