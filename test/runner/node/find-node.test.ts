import { chmodSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { findNode } from '../../../src/runner/node/find-node';
import { collectNodeCandidates, readWantedVersion } from '../../../src/runner/node/node-candidates';

let home = '';
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'swerve-node-'));
});
afterEach(() => {
  rmSync(home, { recursive: true, force: true });
});

function write(path: string, text: string): string {
  const file = join(home, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
  return file;
}

/** A version manager's folder with the Node of this process under the names of these versions. */
function install(...versions: readonly string[]): void {
  for (const version of versions) {
    const folder = join(home, '.nvm', 'versions', 'node', version, 'bin');
    mkdirSync(folder, { recursive: true });
    symlinkSync(process.execPath, join(folder, 'node'));
  }
}

describe.skipIf(process.platform === 'win32')('where Node is looked for', () => {
  it('takes the version that the project asks for before the one on the path', () => {
    install('v20.1.0', 'v22.3.0', 'v22.11.0', 'v24.0.0');
    write('project/.nvmrc', 'v22\n');
    const [first, second] = collectNodeCandidates(join(home, 'project', 'src'), home, {});
    expect(first).toBe(join(home, '.nvm/versions/node/v22.11.0/bin/node'));
    expect(second).toBe('node');
  });

  it('falls back on the newest of a version manager where the path has none', () => {
    install('v20.1.0', 'v24.0.0', 'v9.9.9');
    expect(collectNodeCandidates(home, home, {}).at(-1)).toBe(join(home, '.nvm/versions/node/v24.0.0/bin/node'));
  });

  it('leaves aliases that only a version manager can read', () => {
    write('.node-version', 'lts/iron');
    expect(readWantedVersion(home)).toBeNull();
  });
});

describe('the Node of a check', () => {
  it('is this process’s own unless an editor asks', () => {
    expect(findNode(undefined, home)).toEqual({ ok: true, value: { path: process.execPath, version: process.versions.node, environment: {} } });
  });

  it('is the one that the user named, if it answers as one', () => {
    expect(findNode(process.execPath, home)).toMatchObject({ ok: true, value: { version: process.versions.node } });
    expect(findNode(join(home, 'nowhere'), home)).toEqual({ ok: false, error: { message: `${join(home, 'nowhere')} is no Node: set swerve.check.nodePath to a Node of version 20 or later, or leave it empty.` } });
  });

  it.skipIf(process.platform === 'win32')('is never one that is too old', () => {
    const old = write('old-node', '#!/bin/sh\necho v18.20.4\n');
    chmodSync(old, 0o755);
    expect(findNode(old, home)).toEqual({ ok: false, error: { message: `${old} is Node 18.20.4, and a check needs 20 or later: set swerve.check.nodePath to a newer one.` } });
  });
});
