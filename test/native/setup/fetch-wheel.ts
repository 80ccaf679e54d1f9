import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ok, problem, type Result } from '../../../src/base/result';
import { runCommand } from './command';
import { RECIPE, WHEEL_MEMBERS } from './recipe';

/** Unpacks what is needed and nothing else: the whole wheel is a gigabyte. argv: wheel, target, names or `folder/`. */
const UNPACK = `
import sys, zipfile
wheel, target, *wanted = sys.argv[1:]
with zipfile.ZipFile(wheel) as archive:
    members = [name for name in archive.namelist() if any(name == each or (each.endswith('/') and name.startswith(each)) for each in wanted)]
    archive.extractall(target, members)
    print(len(members))
`;

/** Downloads the pinned wheel (pip holds it to its SHA-256) and unpacks libraries and headers below `folder`. */
export function fetchTensorflow(folder: string): Result<null> {
  const scratch = mkdtempSync(join(tmpdir(), 'swerve-wheel-'));
  try {
    const wheel = downloadWheel(scratch);
    return wheel.ok ? unpackWheel(wheel.value, folder) : wheel;
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

function downloadWheel(scratch: string): Result<string> {
  const requirements = join(scratch, 'requirements.txt');
  writeFileSync(requirements, `${RECIPE.wheel} --hash=sha256:${RECIPE.wheelSha256}\n`);
  const args = ['-m', 'pip', 'download', '--quiet', '--disable-pip-version-check', '--no-deps', '--only-binary=:all:', '--require-hashes'];
  args.push('--python-version', RECIPE.wheelPython, '--platform', RECIPE.wheelPlatform, '--dest', scratch, '--requirement', requirements);
  const done = runCommand('python3', args, { timeoutMs: 1_200_000, failure: `Could not download ${RECIPE.wheel} (${RECIPE.wheelMegabytes} MB) from the Python package registry` });
  if (!done.ok) return done;
  const wheel = readdirSync(scratch).find((name) => name.endsWith('.whl'));
  return wheel === undefined ? problem(`pip reported success but left no wheel for ${RECIPE.wheel}.`) : ok(join(scratch, wheel));
}

function unpackWheel(wheel: string, folder: string): Result<null> {
  mkdirSync(folder, { recursive: true });
  const wanted = [WHEEL_MEMBERS.framework, WHEEL_MEMBERS.api, ...WHEEL_MEMBERS.headers];
  const failure = `Could not unpack ${RECIPE.wheel} into ${folder}`;
  const done = runCommand('python3', ['-c', UNPACK, wheel, folder, ...wanted], { timeoutMs: 300_000, failure });
  return done.ok ? ok(null) : done;
}
