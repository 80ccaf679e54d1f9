import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chromium, type Browser } from 'playwright-core';

const PLACES = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/snap/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
];

/** WebGPU without a GPU: Chromium's own software Vulkan. */
const FLAGS = [
  '--no-sandbox',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--enable-unsafe-webgpu',
  '--enable-features=Vulkan',
  '--use-vulkan=swiftshader',
  '--use-webgpu-adapter=swiftshader',
];

const INSTALL = 'test -x /usr/bin/chromium || { apt-get update -q && apt-get install -y -q --no-install-recommends chromium; }';

function findBrowser(): string | undefined {
  const named = process.env['SWERVE_BROWSER'];
  return [...(named === undefined ? [] : [named]), ...PLACES, chromium.executablePath()].find((path) => existsSync(path));
}

function isDebianRoot(): boolean {
  return process.getuid?.() === 0 && existsSync('/usr/bin/apt-get');
}

/** The path of a Chromium, installed if that is possible; otherwise one sentence saying what to type. */
export function provideBrowser(): string {
  const found = findBrowser();
  if (found !== undefined) return found;
  if (isDebianRoot()) {
    console.log('Installing Chromium with apt-get …');
    // Suites that need it may start side by side: whoever comes second waits, and finds it.
    spawnSync('flock', ['/tmp/swerve-chromium.lock', 'sh', '-c', INSTALL], { stdio: 'ignore', env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } });
  }
  const installed = findBrowser();
  if (installed !== undefined) return installed;
  throw new Error('The editor tests need Chromium: install it (Debian: `sudo apt-get install chromium`), or name one in SWERVE_BROWSER, and run the tests again.');
}

export async function launchBrowser(): Promise<Browser> {
  return chromium.launch({ executablePath: provideBrowser(), args: FLAGS, headless: true });
}
