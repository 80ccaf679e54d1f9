import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findNativeInstall } from '../setup/install-native';

/** A project in a folder of its own whose node_modules are those of the native build. */
export interface NativeProject extends Disposable {
  readonly folder: string;
}

/** Files by name, written into a new folder that goes away with the project. */
export function createNativeProject(files: Readonly<Record<string, string>>): NativeProject {
  const install = findNativeInstall();
  if (install === undefined) throw new Error('There is no native build: run `npm run setup:native` first.');
  const folder = mkdtempSync(join(tmpdir(), 'swerve-native-project-'));
  symlinkSync(join(install.folder, 'node_modules'), join(folder, 'node_modules'));
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  return { folder, [Symbol.dispose]: () => rmSync(folder, { recursive: true, force: true }) };
}

export interface ProgramRun {
  readonly exitCode: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface ProgramOptions {
  readonly env?: Readonly<Record<string, string>>;
  /** Leave Node as it is, without the function that Node 23 took away. */
  readonly isBare?: boolean;
}

const RESTORE = `require('node:util').isNullOrUndefined ??= (value) => value === null || value === undefined;\n`;

/** Runs a CommonJS program against the native build, on this Node. */
export function runNativeProgram(code: string, { env: added = {}, isBare = false }: ProgramOptions = {}): ProgramRun {
  using project = createNativeProject({ 'program.cjs': isBare ? code : RESTORE + code });
  const env = { ...process.env, TF_CPP_MIN_LOG_LEVEL: '2', ...added };
  const done = spawnSync(process.execPath, ['program.cjs'], { cwd: project.folder, env, encoding: 'utf8', timeout: 120_000 });
  return { exitCode: done.status, stdout: done.stdout, stderr: done.stderr };
}
