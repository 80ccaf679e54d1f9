import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { ok, problem, type Result } from '../../base/result';
import { DEFAULT_CONFIG, type SwerveConfig } from './config';
import { parseConfig } from './parse-config';

export const CONFIG_NAME = 'swerve.config.json';

/** The configuration nearest above a directory, or the defaults. Errors are one sentence with the place. */
export function findConfig(directory: string): Result<SwerveConfig> {
  for (let at = directory; ; at = dirname(at)) {
    const path = join(at, CONFIG_NAME);
    if (existsSync(path)) return readConfig(path, relative(directory, path).split(sep).join('/'));
    if (dirname(at) === at) return ok(DEFAULT_CONFIG);
  }
}

function readConfig(path: string, name: string): Result<SwerveConfig> {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
    return problem(`${name} cannot be read (${code}); check that it is a file and readable.`);
  }
  return parseConfig(text.replace(/^\uFEFF/, ''), path, name);
}
