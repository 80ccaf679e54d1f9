import { spawnSync } from 'node:child_process';
import { isAbsolute } from 'node:path';
import { gte, valid } from 'semver';
import { ok, problem, type Result } from '../../base/result';
import { collectNodeCandidates } from './node-candidates';

/** A Node that answered, and what it needs in its environment to be one. */
export interface FoundNode {
  readonly path: string;
  /** Without the `v`. */
  readonly version: string;
  /** Empty, but for an editor's own program, which is a Node only when told so. */
  readonly environment: Readonly<Record<string, string>>;
}

/** Oldest Node that the probe is built for. */
const OLDEST = '20.0.0';
const ANSWER_MS = 10_000;

/**
 * The Node that runs the user's program. `wanted`: a path that the user named, null to look for the project's and the
 * machine's (an editor's own Node is the last resort), undefined for the one that runs this process.
 */
export function findNode(wanted: string | null | undefined, folder: string): Result<FoundNode> {
  const own: FoundNode = { path: process.execPath, version: process.versions.node, environment: process.versions['electron'] === undefined ? {} : { ELECTRON_RUN_AS_NODE: '1' } };
  if (wanted === undefined) return ok(own);
  if (wanted !== null) return checkNamed(wanted);
  for (const path of collectNodeCandidates(folder)) {
    const version = askVersion(path);
    if (version !== null && gte(version, OLDEST)) return ok({ path, version, environment: {} });
  }
  return ok(own);
}

function checkNamed(path: string): Result<FoundNode> {
  const version = askVersion(path);
  if (version === null) return problem(`${path} is no Node${isAbsolute(path) ? '' : ' on the path'}: set swerve.check.nodePath to a Node of version 20 or later, or leave it empty.`);
  if (!gte(version, OLDEST)) return problem(`${path} is Node ${version}, and a check needs 20 or later: set swerve.check.nodePath to a newer one.`);
  return ok({ path, version, environment: {} });
}

/** Version that a program gives as Node, without the `v`; null if it is none or does not answer. */
function askVersion(path: string): string | null {
  const done = spawnSync(path, ['--version'], { encoding: 'utf8', timeout: ANSWER_MS, windowsHide: true, stdio: ['ignore', 'pipe', 'ignore'] });
  return done.status === 0 ? valid(done.stdout.trim().replace(/^v/u, '')) : null;
}
