import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import type { CheckReport } from '../../src/core/verdict';
import { provideBrowser } from '../vscode/host/browser';
import { expectOneClearSentence, makeProject, runCli } from './run-cli';

const PACKAGE = JSON.stringify({ type: 'module' });
const TRAIN = `import * as tf from '@tensorflow/tfjs';

const model = tf.sequential({ layers: [tf.layers.dense({ units: 2, inputShape: [2] })] });
model.compile({ optimizer: 'sgd', loss: 'meanSquaredError' });
await model.fit(tf.ones([4, 2]), tf.ones([4, 2]), { epochs: 2, shuffle: false });
document.title = 'done';
`;
const SEEDED = TRAIN.replace('inputShape: [2]', "inputShape: [2], kernelInitializer: tf.initializers.glorotUniform({ seed: 7 })");

describe('swerve check of code for a page', () => {
  beforeEach(() => { vi.stubEnv('CHROME_PATH', provideBrowser()); });
  afterEach(() => { vi.unstubAllEnvs(); });

  it('runs a page in a browser without a window, and leaves nothing', async () => {
    const temporary = mkdtempSync(join(tmpdir(), 'page-'));
    onTestFinished(() => { rmSync(temporary, { recursive: true }); });
    vi.stubEnv('TMPDIR', temporary);
    const cwd = makeProject({ 'package.json': PACKAGE, 'index.html': '<script type="module" src="train.js"></script>', 'train.js': TRAIN });
    const { stdout, exitCode } = await runCli(cwd, ['check', 'index.html', '--format', 'json'], 120);
    const report = JSON.parse(stdout) as CheckReport;
    expect(report).toMatchObject({ target: 'index.html', verdict: 'diverged', backend: 'webgl', firstDivergence: { cause: 'rng', source: 'tf.layers.dense', file: 'train.js', line: 3, confirmed: true } });
    expect(report.adapter).not.toBe('');
    expect(exitCode).toBe(1);
    expect(readdirSync(temporary)).toEqual([]);
  }, 150_000);

  it('runs a script there where --page asks for it', async () => {
    const cwd = makeProject({ 'package.json': PACKAGE, 'train.js': SEEDED });
    const { stdout, exitCode } = await runCli(cwd, ['check', 'train.js', '--page', '--backend', 'cpu'], 120);
    expect(stdout).toMatch(/identical in 2 runs/i);
    expect(exitCode).toBe(0);
  }, 150_000);

  it('refuses what a page has not', async () => {
    const cwd = makeProject({ 'index.html': '<script>1;</script>' });
    expectOneClearSentence(await runCli(cwd, ['check', 'index.html', '--backend', 'cpu,webgl']), /Two\s+backends\s+are\s+compared\s+in\s+Node/);
    expectOneClearSentence(await runCli(cwd, ['check', 'index.html', '--', '--epochs', '3']), /takes\s+no\s+arguments/);
    expectOneClearSentence(await runCli(cwd, ['check', 'index.html', '--model', 'build']), /no\s+models\s+by\s+name/);
  });

  it('says what is missing where a component has no Vite', async () => {
    const component = '<script setup>1;</script>';
    expectOneClearSentence(await runCli(makeProject({ 'package.json': '{ "devDependencies": { "vite": "*" } }', 'App.vue': component }, 'outside'), ['check', 'App.vue']), /needs\s+the\s+project's\s+own\s+Vite/, /npm\s+install`/);
    expectOneClearSentence(await runCli(makeProject({ 'App.svelte': component }, 'outside'), ['check', 'App.svelte']), /npm\s+install\s+--save-dev\s+vite/);
  });

  it('says what is missing where there is no browser', async () => {
    vi.stubEnv('CHROME_PATH', '/nowhere/chrome');
    const outcome = await runCli(makeProject({ 'index.html': '<script>1;</script>' }), ['check', 'index.html']);
    expectOneClearSentence(outcome, /needs\s+Chrome\s+or\s+Chromium/, /CHROME_PATH/);
  });
});
