import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { findPageStart } from '../../src/runner/page-start';

const folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
});

/** Where the program of a project starts, relative to it. */
function startOf(files: Readonly<Record<string, string>>): string | null {
  const root = mkdtempSync(join(tmpdir(), 'page-start-'));
  folders.push(root);
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, name)), { recursive: true });
    writeFileSync(join(root, name), text);
  }
  return findPageStart({ file: join(root, 'public', 'index.html'), html: '', root, isLoading: true })?.slice(root.length + 1) ?? null;
}

const WEBPACK = '{ "devDependencies": { "webpack": "5.0.0" } }';

describe('the start of a page that names no script', () => {
  it.each([
    ["module.exports = { entry: './app/main.jsx' };"],
    ["module.exports = { entry: ['./app/main'] };"],
    ["module.exports = { entry: { app: './app/main.jsx' } };"],
    ["module.exports = { entry: path.resolve(__dirname, 'app/main.jsx') };"],
  ])('is what the settings of webpack say: %s', (settings) => {
    expect(startOf({ 'package.json': WEBPACK, 'webpack.config.js': settings, 'app/main.jsx': '', 'src/index.js': '' })).toBe('app/main.jsx');
  });

  it('is the one that webpack and Create React App take without any', () => {
    expect(startOf({ 'package.json': WEBPACK, 'src/index.js': '' })).toBe('src/index.js');
    expect(startOf({ 'package.json': '{ "dependencies": { "react-scripts": "5.0.1" } }', 'src/index.tsx': '', 'src/index.css': '' })).toBe('src/index.tsx');
  });

  it('is unknown where no such builder is at work, or its file is not there', () => {
    expect(startOf({ 'package.json': '{}', 'src/index.js': '' })).toBeNull();
    expect(startOf({ 'package.json': WEBPACK, 'src/other.js': '' })).toBeNull();
  });
});
