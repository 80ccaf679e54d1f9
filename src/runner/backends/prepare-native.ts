import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import { ok, problem, type Result } from '../../base/result';
import { findBrokenInstall } from '../doctor/diagnose-native';
import { readPackages } from '../doctor/read-packages';
import type { PreparedBackend } from './prepare-backend';

/** The user's own native package: never Swerve's, for it must be the build that the user trains with. */
export function prepareNative(name: 'tfjs-node' | 'tfjs-node-gpu', target: string): Result<PreparedBackend> {
  const packageName = `@tensorflow/${name}` as const;
  const state = readPackages(dirname(target))[packageName];
  if (state === undefined) return problem(`The ${name} backend needs the package ${packageName}: type \`npm install ${packageName}\` in the project.`);
  const broken = findBrokenInstall(packageName, state);
  if (broken !== null) return problem(broken);
  try {
    const module = createRequire(target).resolve(packageName);
    const core = createRequire(createRequire(module).resolve('@tensorflow/tfjs')).resolve('@tensorflow/tfjs-core');
    return ok({ plan: { name, core, module, webgpu: null, wasmFolder: null }, environment: {} });
  } catch (error) {
    return problem(`${packageName} ${state.version} cannot be loaded: ${error instanceof Error ? (error.message.split('\n', 1)[0] ?? '') : String(error)}.`);
  }
}
