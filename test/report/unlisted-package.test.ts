import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { explainUnlistedPackage } from '../../src/report/unlisted-package';

let folder = '';
beforeEach(() => void (folder = mkdtempSync(join(tmpdir(), 'swerve-unlisted-'))));
afterEach(() => rmSync(folder, { recursive: true }));

it('says what to install where no package.json can ask for it', () => {
  const written = [join(folder, 'train.js'), join(folder, 'swerve-seed.js')];
  expect(explainUnlistedPackage(written)).toBe('swerve-seed.js needs the package seedrandom, which no package.json lists: run npm install seedrandom.');
  expect(explainUnlistedPackage([join(folder, 'swerve-seed.ts')])).toMatch(/run npm install seedrandom @types\/seedrandom\.$/);
});

it('is silent where nothing needs it, where it is listed, and where it is installed', () => {
  const written = [join(folder, 'src', 'swerve-seed.js')];
  expect(explainUnlistedPackage([join(folder, 'train.js')])).toBeNull();
  expect(explainUnlistedPackage([...written, join(folder, 'package.json')])).toBeNull();
  mkdirSync(join(folder, 'node_modules', 'seedrandom'), { recursive: true });
  expect(explainUnlistedPackage(written)).toBeNull();
  rmSync(join(folder, 'node_modules'), { recursive: true });
  writeFileSync(join(folder, 'package.json'), '{ "dependencies": { "seedrandom": "3.0.5" } }');
  expect(explainUnlistedPackage(written)).toBeNull();
});
