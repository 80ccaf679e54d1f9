import { execFile, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CheckReport } from '../../src/core/verdict';
import { packNpm } from '../support/package/package-npm';

const ROOT = join(import.meta.dirname, '..', '..');
const TRAIN = `import * as tf from '@tensorflow/tfjs';
const model = tf.sequential({ layers: [tf.layers.dense({ units: 1, inputShape: [2], kernelInitializer: SEED })] });
model.compile({ optimizer: 'sgd', loss: 'meanSquaredError' });
await model.fit(tf.ones([4, 2]), tf.ones([4, 1]), { epochs: 1, shuffle: false, verbose: 0 });
`;

describe('the command line as npm installs it', { timeout: 300_000 }, () => {
  let home: string;
  let app: string;

  function swerve(...args: string[]): Promise<{ code: number; stdout: string; stderr: string }> {
    return new Promise((resolve) => {
      execFile(process.execPath, [join(app, 'node_modules', 'swerve', 'dist', 'cli.js'), ...args], { cwd: app, maxBuffer: 2 ** 26 }, (error, stdout, stderr) => resolve({ code: error === null ? 0 : Number(error.code), stdout, stderr }));
    });
  }

  beforeAll(() => {
    home = mkdtempSync(join(tmpdir(), 'installed-'));
    app = join(home, 'app');
    mkdirSync(join(home, 'node_modules'), { recursive: true });
    mkdirSync(app);
    // The project's own TensorFlow.js, one folder up: nothing else of this checkout is in reach.
    symlinkSync(join(ROOT, 'node_modules', '@tensorflow'), join(home, 'node_modules', '@tensorflow'));
    const tarball = packNpm(join(home, 'package'), home);
    writeFileSync(join(app, 'package.json'), JSON.stringify({ name: 'app', private: true, type: 'module' }));
    const installed = spawnSync('npm', ['install', '--prefer-offline', '--no-audit', '--no-fund', tarball], { cwd: app, encoding: 'utf8' });
    expect(installed.status, installed.stderr).toBe(0);
    writeFileSync(join(app, 'train.js'), TRAIN.replace('SEED', "'glorotNormal'"));
    writeFileSync(join(app, 'train.ts'), TRAIN.replace('SEED', "'ones' as const"));
  }, 300_000);
  afterAll(() => { rmSync(home, { recursive: true, force: true }); });

  it('is small and holds neither sources nor tests, and brings tsx alone', () => {
    const folder = join(app, 'node_modules', 'swerve');
    expect(readdirSync(folder).sort()).toEqual(['CHANGELOG.md', 'LICENSE', 'README.md', 'dist', 'media', 'package.json']);
    const size = readdirSync(folder, { recursive: true, encoding: 'utf8' }).reduce((sum, name) => sum + statSync(join(folder, name)).size, 0);
    expect(size).toBeLessThan(20e6);
    expect(existsSync(join(app, 'node_modules', 'tsx'))).toBe(true);
    expect(existsSync(join(app, 'node_modules', 'ts-morph'))).toBe(false);
  });

  it('lints', async () => {
    const { code, stdout } = await swerve('lint', '--format', 'json');
    const { findings } = JSON.parse(stdout) as { findings: { rule: string; file: string }[] };
    expect(findings.some(({ rule, file }) => rule === 'unseeded-init' && file === 'train.js')).toBe(true);
    expect(code).toBe(1);
  });

  it('runs a program in JavaScript', async () => {
    const { code, stdout } = await swerve('check', 'train.js', '--format', 'json');
    expect((JSON.parse(stdout) as CheckReport).firstDivergence).toMatchObject({ cause: 'rng', source: 'tf.layers.dense', file: 'train.js', line: 2 });
    expect(code).toBe(1);
  });

  it('runs a program in TypeScript, with its own tsx', async () => {
    const { code, stdout } = await swerve('check', 'train.ts', '--format', 'json');
    expect(JSON.parse(stdout)).toMatchObject({ verdict: 'identical' });
    expect(code).toBe(0);
  });

  it('builds a model of a page', async () => {
    writeFileSync(join(app, 'page.js'), "import * as tf from '@tensorflow/tfjs';\nimport './page.css';\ndocument.title = 'x';\nconst build = () => tf.sequential({ layers: [tf.layers.dense({ units: 1, inputShape: [2], kernelInitializer: 'ones' })] });\n");
    const { code, stdout } = await swerve('check', 'page.js', '--model', 'build', '--format', 'json');
    expect(JSON.parse(stdout)).toMatchObject({ verdict: 'identical', notes: ['Stand-ins took the place of what only a page has: document, page.css.'] });
    expect(code).toBe(0);
  });

  it('says what to install for a backend that it does not bring', async () => {
    const { code, stderr, stdout } = await swerve('check', 'train.js', '--backend', 'webgpu');
    expect(`${stdout}${stderr}`).toMatch(/webgpu backend needs the package webgpu: type `npm install webgpu`/);
    expect(code).toBe(2);
  });
});
