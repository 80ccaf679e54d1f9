// `npm run bench:activation [-- HOSTS]`: what activating Swerve costs the extension host of a real VS Code, beside an extension that does nothing.
import { createVSIX } from '@vscode/vsce';
import { spawnSync } from 'node:child_process';
import { build } from 'esbuild';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { launchBrowser } from '../vscode/host/browser';
import { CHECKOUT } from '../vscode/host/test-workspace';
import { startWebCode, type WebCodeOptions } from '../vscode/host/web-code';
import type { ActivationTime, MeasuredTimes } from './activation/measure-activation';

const SWERVE = 'swerve.swerve';
const EMPTY = 'swerve.empty';
const PATIENCE_MS = 120_000;

type Times = Readonly<Record<string, ActivationTime>>;
type Parts = Pick<WebCodeOptions, 'developmentPath' | 'vsix' | 'testsPath'>;

/** The extension as it is shipped, as far as its activation reads it: the manifest, the pictures, and minified code. */
function createSwerve(root: string): string {
  const folder = join(root, 'swerve');
  mkdirSync(folder);
  for (const name of ['package.json', 'media']) cpSync(join(CHECKOUT, name), join(folder, name), { recursive: true });
  const { status } = spawnSync(process.execPath, ['esbuild.js', '--minify', `--outdir=${join(folder, 'dist')}`], { cwd: CHECKOUT, stdio: 'inherit' });
  if (status !== 0) throw new Error('The build failed.');
  return folder;
}

/** What any extension costs: a package of a manifest, and of a file whose `activate` is empty. */
async function packageEmpty(root: string): Promise<string> {
  const [folder, packagePath] = [join(root, 'empty'), join(root, 'empty.vsix')];
  mkdirSync(folder);
  const manifest = { name: 'empty', publisher: 'swerve', version: '0.0.0', engines: { vscode: '^1.125.0' }, main: 'extension.js', license: 'Apache-2.0', activationEvents: ['onCommand:empty.never'] };
  writeFileSync(join(folder, 'package.json'), JSON.stringify(manifest));
  writeFileSync(join(folder, 'extension.js'), "const vscode = require('vscode');\nexports.activate = () => {};\n");
  writeFileSync(join(folder, 'README.md'), 'Does nothing.\n');
  await createVSIX({ cwd: folder, packagePath, dependencies: false, allowMissingRepository: true, skipLicense: true });
  return packagePath;
}

async function bundleMeasure(root: string): Promise<string> {
  const outfile = join(root, 'measure.js');
  await build({ entryPoints: [join(import.meta.dirname, 'activation', 'measure-activation.ts')], outfile, bundle: true, platform: 'node', format: 'cjs', external: ['vscode'], logLevel: 'warning' });
  return outfile;
}

/** One fresh extension host with both extensions, on a folder without an open file: nothing activates them before their turn. */
async function measureHost(browser: Browser, root: string, { developmentPath, vsix, testsPath }: Parts, ids: readonly string[]): Promise<Times> {
  const result = join(mkdtempSync(join(root, 'host-')), 'times.json');
  const workspace = mkdtempSync(join(root, 'workspace-'));
  const code = await startWebCode({ developmentPath, testsPath, vsix, isTrusted: true, env: { SWERVE_BENCH_IDS: ids.join(','), SWERVE_BENCH_RESULT: result } });
  const page = await browser.newPage();
  try {
    await page.goto(code.addressOf(workspace));
    const deadline = Date.now() + PATIENCE_MS;
    while (!existsSync(result)) {
      if (Date.now() > deadline) throw new Error(`The extension host gave no times.\n${code.log()}`);
      await page.waitForTimeout(100);
    }
    const times = JSON.parse(readFileSync(result, 'utf8')) as MeasuredTimes;
    if (typeof times === 'string') throw new Error(times);
    return times;
  } finally {
    await page.close();
    code.stop();
  }
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? NaN;
}

function describe(name: string, times: readonly Times[], read: (time: ActivationTime) => number): string {
  const of = (id: string): number => median(times.flatMap(({ [id]: time }) => (time === undefined ? [] : [read(time)])));
  return `${name.padEnd(26)} Swerve ${of(SWERVE).toFixed(1).padStart(6)} ms   empty ${of(EMPTY).toFixed(1).padStart(6)} ms   ratio ${(of(SWERVE) / of(EMPTY)).toFixed(1).padStart(5)}`;
}

async function main(): Promise<void> {
  const hosts = Number(process.argv[2] ?? 6);
  const root = mkdtempSync(join(tmpdir(), 'swerve-activation-'));
  const browser = await launchBrowser();
  try {
    const parts = { developmentPath: createSwerve(root), vsix: await packageEmpty(root), testsPath: await bundleMeasure(root) };
    const times: Times[] = [];
    // Who comes second finds a warm host: each goes first in every other one.
    for (let host = 0; host < hosts; host += 1) times.push(await measureHost(browser, root, parts, host % 2 === 0 ? [SWERVE, EMPTY] : [EMPTY, SWERVE]));
    console.log(`Medians of ${hosts} fresh extension hosts; dist/extension.js is ${(statSync(join(root, 'swerve', 'dist', 'extension.js')).size / 1000).toFixed(0)} KB.`);
    console.log(describe('activation, on the clock', times, ({ wallMs }) => wallMs));
    console.log(describe('activation, CPU of the host', times, ({ cpuMs }) => cpuMs));
  } finally {
    await browser.close();
    rmSync(root, { recursive: true, force: true });
  }
}

main().then(
  () => process.exit(0),
  (error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    process.exit(1);
  },
);
