import { launchBrowser } from '../host/browser';
import { CHECKOUT, createTestWorkspace } from '../host/test-workspace';
import { startWebCode } from '../host/web-code';
import { SCENES } from './scenes';
import { Workbench } from './workbench';

export interface DriveResult {
  readonly passes: readonly string[];
  readonly failures: readonly { readonly title: string; readonly message: string }[];
}

/** Plays each scene in one window, as a user would go on working in it. `vsix` installs a package instead of the checkout. */
export async function driveWorkbench(vsix: string | null, only: readonly string[]): Promise<DriveResult> {
  const folder = createTestWorkspace();
  const code = await startWebCode({ developmentPath: vsix === null ? CHECKOUT : null, testsPath: null, vsix, env: {} });
  const browser = await launchBrowser();
  const passes: string[] = [];
  const failures: DriveResult['failures'][number][] = [];
  try {
    const context = await browser.newContext({ viewport: { width: 1400, height: 900 } });
    const workbench = new Workbench(await context.newPage(), folder);
    await workbench.open(code.addressOf(folder));
    for (const [title, play] of Object.entries(SCENES).filter(([name]) => only.length === 0 || only.some((word) => name.includes(word)))) {
      try {
        await play(workbench);
        passes.push(title);
      } catch (error) {
        failures.push({ title, message: error instanceof Error ? error.message : String(error) });
        await workbench.screen(`failed-${title.replace(/\W+/g, '-')}`);
        await workbench.page.keyboard.press('Escape');
      }
    }
  } finally {
    await browser.close();
    code.stop();
  }
  return { passes, failures };
}
