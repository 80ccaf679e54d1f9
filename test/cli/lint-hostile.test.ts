import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { LintReport } from '../../src/core/finding';
import { expectOneClearSentence, makeProject, runCli } from './run-cli';

const UNSEEDED = `import * as tf from '@tensorflow/tfjs';\nexport const weights = tf.variable(tf.randomNormal([2, 2]));\n`;

describe('swerve lint, when the input is wrong', () => {
  it('names a path that does not exist', async () => {
    expectOneClearSentence(await runCli(makeProject({}), ['lint', 'nope']), /nope/, /exist|not found|no such/i);
  });

  it.each([
    [['--format', 'yaml'], /yaml/],
    [['--fix', '--fix-strategy', 'magic'], /magic/],
    [['--fxi'], /fxi/],
  ])('%j', async (args, mention) => {
    expectOneClearSentence(await runCli(makeProject({ 'a.js': UNSEEDED }), ['lint', '.', ...args]), mention);
  });

  it('has a configuration with a rule that does not exist', async () => {
    const folder = makeProject({ 'a.js': UNSEEDED, 'swerve.config.json': JSON.stringify({ rules: { 'unseeded-int': 'error' } }) }, 'outside');
    expectOneClearSentence(await runCli(folder, ['lint', '.']), /swerve\.config\.json/, /unseeded-int/);
  });

  it('has a configuration that is no JSON', async () => {
    const folder = makeProject({ 'a.js': UNSEEDED, 'swerve.config.json': '{ rules: ' }, 'outside');
    expectOneClearSentence(await runCli(folder, ['lint', '.']), /swerve\.config\.json/);
  });
});

describe('swerve lint, in words', () => {
  it('says that there was nothing to lint, and not that nothing was found', async () => {
    const { stdout, exitCode } = await runCli(makeProject({ 'readme.txt': 'hello' }, 'outside'), ['lint']);
    expect([stdout, exitCode]).toEqual(['Nothing to lint: there is no JavaScript, TypeScript, HTML, Vue or Svelte file here.\n', 0]);
  });

  it('names the first syntax error of a file', async () => {
    const { stdout } = await runCli(makeProject({ 'a.js': 'ok();\nconst = ;;; <<<', 'octal.js': "print('\\033[0G');" }, 'outside'), ['lint']);
    expect(stdout).toBe('Syntax errors, so that not all may be seen\n  a.js:2:7 Variable declaration expected\n\n✔ No findings in 2 files.\n');
  });

  it('cannot write the baseline', async () => {
    expectOneClearSentence(await runCli(makeProject({ 'a.js': UNSEEDED }, 'outside'), ['lint', '--baseline', 'nowhere/base.json', '--update-baseline']), /^The baseline could not be written to nowhere\/base\.json: /m);
  });

  it('does not know the command', async () => {
    expectOneClearSentence(await runCli(makeProject({}, 'outside'), ['train.js']), /unknown command/, /`swerve --help` lists the commands/);
  });
});

describe('swerve lint, on folders as they are', () => {
  const lint = async (folder: string): Promise<LintReport> => {
    const outcome = await runCli(folder, ['lint', '.', '--format', 'json']);
    expect(outcome.exitCode, outcome.stderr).toBeLessThan(2);
    return JSON.parse(outcome.stdout) as LintReport;
  };

  it('holds nothing to lint', async () => {
    expect(await lint(makeProject({ 'readme.txt': 'hello' }, 'outside'))).toMatchObject({ findings: [], files: 0 });
  });

  it('has no package.json and no TensorFlow.js installed', async () => {
    const { findings } = await lint(makeProject({ 'a.js': UNSEEDED }, 'outside'));
    expect(findings.map(({ rule, line }) => `${line} ${rule}`)).toContain('2 unseeded-tensor');
  });

  it('holds a file that does not parse beside one that does', async () => {
    const { findings } = await lint(makeProject({ 'a.js': UNSEEDED, 'b.js': 'const = ;;; <<<' }, 'outside'));
    expect(findings.some(({ file, rule }) => file === 'a.js' && rule === 'unseeded-tensor')).toBe(true);
  });

  it('holds binary data named as source, an empty file and a folder named as a file', async () => {
    const { findings } = await lint(makeProject({ 'a.js': UNSEEDED, 'image.js': '\u0000\u0001\ufffd\u0000', 'empty.ts': '', 'folder.ts/x.txt': '' }, 'outside'));
    expect(findings.map(({ file }) => file)).toContain('a.js');
  });

  it('holds links that lead nowhere and links that lead back', async () => {
    const folder = makeProject({ 'a.js': UNSEEDED }, 'outside');
    symlinkSync(join(folder, 'gone.js'), join(folder, 'dangling.js'));
    symlinkSync(folder, join(folder, 'again'));
    const { findings } = await lint(folder);
    expect(findings.filter(({ rule }) => rule === 'unseeded-tensor')).toHaveLength(1);
  });

  it('has paths with spaces, quotes, brackets and letters of other scripts', async () => {
    const { findings } = await lint(makeProject({ "it's [the] ünïcode 文/a b.js": UNSEEDED }, 'outside'));
    expect(findings.map(({ file }) => file)).toContain("it's [the] ünïcode 文/a b.js");
  });
});
