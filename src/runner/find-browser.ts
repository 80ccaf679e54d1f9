import { existsSync } from 'node:fs';

/** The path of a Chrome or Chromium, the one that CHROME_PATH names before all others; null if there is none. */
export async function findBrowser(): Promise<string | null> {
  const named = process.env['CHROME_PATH'];
  if (named !== undefined && named !== '') return existsSync(named) ? named : null;
  // It looks through folders and starts commands: only when a page is to run.
  const { Launcher } = await import('chrome-launcher');
  try {
    return Launcher.getInstallations()[0] ?? null;
  } catch {
    return null;
  }
}
