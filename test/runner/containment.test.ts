import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { RunProcesses } from '../../src/runner/run-processes';
import { watchResources } from '../../src/runner/watch-resources';
import { checkText } from '../support/check-text';

const ROOT = join(import.meta.dirname, '..', '..');
const TRAINING = `
const tf = require('@tensorflow/tfjs');
const model = tf.sequential({ layers: [tf.layers.dense({ units: 1, inputShape: [2], kernelInitializer: 'ones' })] });
model.compile({ optimizer: 'sgd', loss: 'meanSquaredError' });
`;
const FIT = `model.fit(tf.ones([4, 2]), tf.ones([4, 1]), { epochs: 1, shuffle: false, verbose: 0 })`;

/** Processes whose command line names this word, for every word is used by one test alone. */
function processesNaming(word: string): string[] {
  return readdirSync('/proc').filter((pid) => {
    try {
      return /^\d+$/.test(pid) && readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes(word) && !/^\S* \(.*\) Z/.test(readFileSync(`/proc/${pid}/stat`, 'utf8'));
    } catch {
      return false;
    }
  });
}

async function waitUntil(isTrue: () => boolean, ms: number): Promise<boolean> {
  const until = Date.now() + ms;
  while (!isTrue() && Date.now() < until) await new Promise((resolve) => setTimeout(resolve, 20));
  return isTrue();
}

/** A child that leaves its parent's group and ignores what may be ignored. */
const detached = (word: string): string => `require('child_process').spawn(process.execPath, ['-e', "process.on('SIGTERM', () => {}); setInterval(() => {}, 1e3) // ${word}"], { detached: true, stdio: 'ignore' }).unref();`;

/** A fork, a process of a cluster and a worker with a detached child, all of which go on for ever. */
const family = (word: string): string => `
const cluster = require('cluster');
if (process.argv.includes('${word}')) {
  process.on('SIGTERM', () => {});
  setInterval(() => process.send(Math.random()), 20);
  return;
}
cluster.setupPrimary({ args: ['${word}'] });
cluster.fork();
cluster.on('message', () => {});
require('child_process').fork(__filename, ['${word}']).on('message', () => {});
new (require('worker_threads').Worker)(${JSON.stringify(`${detached(word)} setInterval(() => {}, 1e3);`)}, { eval: true });`;

/** A check of a program that never ends and leaves a child behind, in a folder of its own that holds the check's files too. */
function startEndless(word: string, start = detached(word)): { folder: string; check: ChildProcess } {
  const folder = mkdtempSync(join(tmpdir(), 'contained-'));
  onTestFinished(() => { rmSync(folder, { recursive: true, force: true }); });
  symlinkSync(join(ROOT, 'node_modules'), join(folder, 'node_modules'));
  mkdirSync(join(folder, 'tmp'));
  writeFileSync(join(folder, 'train.cjs'), `${start}\n${TRAINING}\nfor (;;);`);
  const check = spawn(process.execPath, [join(ROOT, 'dist', 'cli.js'), 'check', 'train.cjs'], { cwd: folder, env: { ...process.env, TMPDIR: join(folder, 'tmp') }, stdio: 'ignore' });
  return { folder, check };
}

describe.runIf(process.platform === 'linux')('a program that misbehaves', { timeout: 180_000 }, () => {
  it.each([
    ['that detached', detached],
    ['that detached and lost their environment', (word: string): string => detached(word).replace('{ detached', '{ env: {}, detached')],
    ['of workers and the processes of a cluster', family],
  ])('is gone within a second of being cancelled, with descendants %s', async (name, start) => {
    const word = `orphan-${process.pid}-cancel-${name.length}`;
    const { folder, check } = startEndless(word, start(word));
    const ended = new Promise<number | null>((resolve) => check.on('close', resolve));
    expect(await waitUntil(() => processesNaming(word).length > 0, 60_000)).toBe(true);
    check.kill('SIGINT');
    expect(await waitUntil(() => processesNaming(word).length === 0 && processesNaming(join(folder, 'train.cjs')).length === 0, 1000)).toBe(true);
    expect(await ended).toBe(2);
    expect(readdirSync(join(folder, 'tmp')).filter((name) => name.startsWith('swerve-'))).toEqual([]);
  });

  it('is gone with all it started, and its files too, when the check itself is killed', async () => {
    const word = `orphan-${process.pid}-killed`;
    const { folder, check } = startEndless(word);
    expect(await waitUntil(() => processesNaming(word).length > 0, 60_000)).toBe(true);
    check.kill('SIGKILL');
    const isGone = (): boolean => processesNaming(word).length === 0 && processesNaming(join(folder, 'train.cjs')).length === 0 && readdirSync(join(folder, 'tmp')).every((name) => !name.startsWith('swerve-'));
    expect(await waitUntil(isGone, 60_000)).toBe(true);
  });

  it('leaves no detached process behind when it ends by itself', async () => {
    const word = `orphan-${process.pid}-end`;
    const report = await checkText(`${detached(word)}\n${TRAINING}\n${FIT};`, []);
    expect(report.verdict).toBe('identical');
    expect(processesNaming(word)).toEqual([]);
  });

  it.each([
    ['after its steps', ['--steps', '2'], 'identical'],
    ['at the time limit', ['--timeout', '5'], 'inconclusive'],
  ])('is ended %s with its workers, forks and cluster', async (_name, args, verdict) => {
    const word = `family-${process.pid}-${verdict}`;
    const report = await checkText(`${family(word)}\n${TRAINING}\n(async () => { for (;;) await ${FIT}; })();`, args);
    expect(report.verdict).toBe(verdict);
    expect(processesNaming(word)).toEqual([]);
  });

  it('starts itself again and again, out of its group: ended, and said', async () => {
    const bomb = `require('child_process').spawn(process.execPath, [__filename, 'bomb-${process.pid}'], { detached: true, stdio: 'ignore' }).unref();`;
    const report = await checkText(`if (process.argv.length > 2) { setTimeout(() => {}, 60_000); } else { for (let i = 0; i < 300; i++) { ${bomb} } setInterval(() => {}, 1000); }`, ['--timeout', '100']);
    expect(report.reason).toMatch(/was ended because it started more than 256 processes/);
    expect(processesNaming(`bomb-${process.pid}`)).toEqual([]);
  });

  it('closes the pipe of the probe and opens a file in its place: said, and the file is left alone', async () => {
    const kept = join(mkdtempSync(join(tmpdir(), 'kept-')), 'kept.txt');
    onTestFinished(() => { rmSync(dirname(kept), { recursive: true }); });
    const report = await checkText(`${TRAINING}\nconst fs = require('fs');\nfs.closeSync(3);\nfs.writeSync(fs.openSync(${JSON.stringify(kept)}, 'w'), 'mine');\n${FIT};`, ['--timeout', '60']);
    expect(report).toMatchObject({ verdict: 'inconclusive', reason: expect.stringMatching(/^The script closed file descriptor 3/) as string });
    expect(readFileSync(kept, 'utf8')).toBe('mine');
  });

  it.each([
    ['replaces Math.random and Date by its own', `Math.random = () => 0.5; globalThis.Date = class extends Date { static now() { return 7; } };`],
    ['deletes its own folder', `require('fs').rmSync(__filename); require('fs').rmSync(__dirname + '/tmp', { recursive: true, force: true });`],
    ['calls process.exit inside a promise', `Promise.resolve().then(() => process.exit(3));`],
    ['freezes what the probe wraps', `Object.freeze(Math); Object.freeze(Function.prototype);`],
  ])('%s: a verdict or one sentence', async (_name, code) => {
    const report = await checkText(`${TRAINING}\n${code}\n${FIT};`, ['--timeout', '60']);
    expect(['identical', 'diverged', 'inconclusive', 'failed']).toContain(report.verdict);
    expect(report.reason).toMatch(/^[^\n]+\.$/);
  });

  it('fills the disk: one sentence', async () => {
    const report = await checkText(`${TRAINING}\nrequire('fs').writeFileSync('/dev/full', 'x'.repeat(1e6));`, []);
    expect(report.verdict).toBe('failed');
    expect(report.reason).toMatch(/ENOSPC/);
  });

  it('takes more memory than there is: ended, and said', async () => {
    const child = spawn(process.execPath, ['-e', 'const kept = []; setInterval(() => kept.push(Buffer.alloc(2e7, 1)), 20)'], { detached: true, stdio: 'ignore' });
    onTestFinished(() => { child.kill('SIGKILL'); });
    const reason = await new Promise<string>((resolve) => { watchResources(new RunProcesses(child.pid ?? -1, 'none'), 300 * 2 ** 20, resolve); });
    expect(reason).toBe('it used more than 300 MB of memory');
  });
});

describe.runIf(process.platform === 'linux' && process.getuid?.() === 0)('a disk that is full', () => {
  it('says that the report could not be written', { timeout: 120_000 }, () => {
    const disk = mkdtempSync(join(tmpdir(), 'disk-'));
    try {
      execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=16k', 'tmpfs', disk]);
    } catch {
      rmSync(disk, { recursive: true });
      return;
    }
    onTestFinished(() => {
      execFileSync('umount', [disk]);
      rmSync(disk, { recursive: true });
    });
    writeFileSync(join(disk, 'filler'), 'x'.repeat(15_000));
    expect(existsSync(join(disk, 'filler'))).toBe(true);
    expect(() => execFileSync(process.execPath, [join(ROOT, 'dist', 'cli.js'), 'check', 'test/programs/same-plain/main.mjs', '--format', 'html', '--output', join(disk, 'report.html')], { cwd: ROOT, encoding: 'utf8', stdio: 'pipe' })).toThrow(/could not be written to .*report\.html: ENOSPC/);
  });
});
