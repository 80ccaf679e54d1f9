import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join, parse } from 'node:path';
import { coerce, maxSatisfying, rcompare, validRange } from 'semver';

const IS_WINDOWS = process.platform === 'win32';
const PROGRAM = IS_WINDOWS ? 'node.exe' : 'node';

/** A folder whose entries are named for versions, and where Node lies in each. */
interface Versions {
  readonly folder: string;
  readonly program: string;
}

/** Where version managers keep the Nodes they installed: nvm, fnm, asdf, mise, Volta, nvm-windows. */
function collectVersionFolders(home: string, environment: NodeJS.ProcessEnv): readonly Versions[] {
  const inBin = IS_WINDOWS ? PROGRAM : join('bin', PROGRAM);
  return [
    { folder: join(environment['NVM_DIR'] ?? join(home, '.nvm'), 'versions', 'node'), program: inBin },
    { folder: join(environment['FNM_DIR'] ?? join(home, '.local', 'share', 'fnm'), 'node-versions'), program: join('installation', inBin) },
    { folder: join(environment['ASDF_DATA_DIR'] ?? join(home, '.asdf'), 'installs', 'nodejs'), program: inBin },
    { folder: join(home, '.local', 'share', 'mise', 'installs', 'node'), program: inBin },
    { folder: join(environment['VOLTA_HOME'] ?? join(home, '.volta'), 'tools', 'image', 'node'), program: inBin },
    { folder: environment['NVM_HOME'] ?? '', program: PROGRAM },
  ];
}

/** Places of installers, for an editor that was started from a desktop and does not have the shell's path. */
const FIXED_PLACES = IS_WINDOWS ? ['C:\\Program Files\\nodejs'] : ['/usr/local/bin', '/opt/homebrew/bin', '/usr/bin', '/snap/bin'];

/** What `.nvmrc` or `.node-version`, in the folder or above it, asks for as a semver range; null if nothing or an alias such as `lts/*`. */
export function readWantedVersion(folder: string): string | null {
  for (let current = folder; ; current = dirname(current)) {
    for (const name of ['.nvmrc', '.node-version']) {
      const path = join(current, name);
      if (existsSync(path)) return validRange(readFileSync(path, 'utf8').trim().replace(/^v/u, ''));
    }
    if (current === parse(current).root) return null;
  }
}

/**
 * Paths at which Node may lie, best first: the version that the project asks for, the one on the path (`node`), those of
 * installers, then the newest of each version manager. None has been tried yet.
 */
export function collectNodeCandidates(folder: string, home: string = homedir(), environment: NodeJS.ProcessEnv = process.env): readonly string[] {
  const folders = collectVersionFolders(home, environment).map((versions) => ({ ...versions, names: listVersions(versions.folder) }));
  const wanted = readWantedVersion(folder);
  const asked = wanted === null ? [] : folders.flatMap(({ names, ...place }) => nameOf(maxSatisfying(names.map(plain), wanted), names, place));
  const newest = folders.flatMap(({ names, ...place }) => nameOf(names.map(plain).sort(rcompare)[0] ?? null, names, place));
  const fixed = FIXED_PLACES.map((place) => join(place, PROGRAM));
  return [...asked, PROGRAM, ...[...fixed, ...newest].filter((path) => existsSync(path))];
}

function listVersions(folder: string): readonly string[] {
  if (folder === '') return [];
  try {
    return readdirSync(folder).filter((name) => coerce(name) !== null);
  } catch {
    return [];
  }
}

function plain(name: string): string {
  return coerce(name)?.version ?? '0.0.0';
}

function nameOf(version: string | null, names: readonly string[], { folder, program }: Versions): readonly string[] {
  return version === null ? [] : names.filter((name) => plain(name) === version).slice(0, 1).map((name) => join(folder, name, program));
}
