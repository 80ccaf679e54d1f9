import { existsSync, mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { downloadAndUnzipVSCode, runTests } from '@vscode/test-electron';
import type { SuiteResult } from '../suite/run-suite';
import { launchBrowser } from './browser';
import { CHECKOUT, createTestWorkspace } from './test-workspace';
import { CACHE, startWebCode } from './web-code';

/** Each test has a limit of its own; this one is for an extension host that died. */
const LIMIT_MS = 30 * 60_000;

/** The desktop VS Code where it can be downloaded and shown, otherwise null. */
async function findDesktop(): Promise<string | null> {
  const hasScreen = process.platform !== 'linux' || process.env['DISPLAY'] !== undefined;
  if (!hasScreen) return null;
  const isReachable = await fetch('https://update.code.visualstudio.com/api/releases/stable', { signal: AbortSignal.timeout(5000) }).then((response) => response.ok, () => false);
  if (!isReachable) return null;
  return downloadAndUnzipVSCode({ version: 'stable', cachePath: join(CACHE, 'vscode') });
}

/** Runs every suite inside an extension host. */
export async function runSuites(runner: string): Promise<SuiteResult> {
  const workspace = createTestWorkspace();
  const file = join(mkdtempSync(join(tmpdir(), 'swerve-result-')), 'result.json');
  const env = { SWERVE_SUITE_RESULT: file };
  const desktop = await findDesktop();
  console.log(desktop === null ? 'Editor tests: the web VS Code in Chromium.' : 'Editor tests: the desktop VS Code.');
  if (desktop === null) await runInWeb(runner, workspace, file, env);
  else await runTests({ vscodeExecutablePath: desktop, extensionDevelopmentPath: CHECKOUT, extensionTestsPath: runner, extensionTestsEnv: env, launchArgs: [workspace, '--disable-workspace-trust'] }).catch(() => undefined);
  return readResult(file);
}

async function runInWeb(runner: string, workspace: string, file: string, env: Readonly<Record<string, string>>): Promise<void> {
  const code = await startWebCode({ developmentPath: CHECKOUT, testsPath: runner, vsix: null, isTrusted: true, env });
  const browser = await launchBrowser();
  try {
    const page = await browser.newPage({ viewport: { width: 1400, height: 900 } });
    await page.goto(code.addressOf(workspace));
    const deadline = Date.now() + LIMIT_MS;
    while (!existsSync(file) && Date.now() < deadline) await page.waitForTimeout(200);
    if (!existsSync(file)) console.error(code.log());
  } finally {
    await browser.close();
    code.stop();
  }
}

function readResult(file: string): SuiteResult {
  if (!existsSync(file)) return { passes: [], failures: [{ title: 'the suite inside the extension host', message: 'It gave no result.' }] };
  return JSON.parse(readFileSync(file, 'utf8')) as SuiteResult;
}
