import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { explainChangedPackages, explainUnlistedPackage } from '../../src/report/install-words';

let folder = '';
beforeEach(() => void (folder = mkdtempSync(join(tmpdir(), 'swerve-unlisted-'))));
afterEach(() => rmSync(folder, { recursive: true }));

describe('a package that a fix needs', () => {
  it('is told where no package.json can ask for it', () => {
    const written = [join(folder, 'train.js'), join(folder, 'swerve-seed.js')];
    expect(explainUnlistedPackage(written)).toBe('swerve-seed.js needs the package seedrandom, which no package.json lists: run npm install seedrandom.');
    expect(explainUnlistedPackage([join(folder, 'swerve-seed.ts')])).toMatch(/run npm install seedrandom @types\/seedrandom\.$/);
  });

  it('is told also where a fix writes the package.json of another folder', () => {
    expect(explainUnlistedPackage([join(folder, 'a', 'package.json'), join(folder, 'b', 'swerve-seed.js')])).toMatch(/run npm install seedrandom\.$/);
  });

  it('is not told where nothing needs it, where it is listed, and where it is installed', () => {
    const written = [join(folder, 'src', 'swerve-seed.js')];
    expect(explainUnlistedPackage([join(folder, 'train.js')])).toBeNull();
    expect(explainUnlistedPackage([...written, join(folder, 'package.json')])).toBeNull();
    mkdirSync(join(folder, 'node_modules', 'seedrandom'), { recursive: true });
    expect(explainUnlistedPackage(written)).toBeNull();
    rmSync(join(folder, 'node_modules'), { recursive: true });
    writeFileSync(join(folder, 'package.json'), '{ "dependencies": { "seedrandom": "3.0.5" } }');
    expect(explainUnlistedPackage(written)).toBeNull();
  });
});

describe('a package.json that a fix changed', () => {
  it('is followed by what to type, and where', () => {
    const written = [join(folder, 'package.json'), join(folder, 'web', 'package.json'), join(folder, 'web', 'src', 'train.ts')];
    expect(explainChangedPackages(written, folder)).toEqual(['package.json was changed: run npm install.', 'web/package.json was changed: run npm install in web/.']);
    expect(explainChangedPackages([join(folder, 'package.json')], join(folder, 'src'))).toEqual(['../package.json was changed: run npm install in ../.']);
  });

  it.each([
    ['pnpm-lock.yaml', 'pnpm install', 'pnpm add seedrandom'],
    ['yarn.lock', 'yarn install', 'yarn add seedrandom'],
    ['bun.lock', 'bun install', 'bun add seedrandom'],
  ])('speaks of the package manager that wrote %s, also for a folder below', (lockFile, install, add) => {
    writeFileSync(join(folder, lockFile), '');
    expect(explainChangedPackages([join(folder, 'web', 'package.json')], join(folder, 'web'))).toEqual([`package.json was changed: run ${install}.`]);
    expect(explainUnlistedPackage([join(folder, 'web', 'swerve-seed.js')])).toContain(`run ${add}.`);
  });

  it('takes a lock file of npm beside another for one that stayed behind', () => {
    for (const lockFile of ['package-lock.json', 'yarn.lock']) writeFileSync(join(folder, lockFile), '');
    expect(explainChangedPackages([join(folder, 'package.json')], folder)).toEqual(['package.json was changed: run yarn install.']);
  });
});
