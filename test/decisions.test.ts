import { readFileSync, readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import manifest from '../package.json';

describe('src/decisions', () => {
  const pages = readdirSync('src/decisions').sort();

  it('numbers its pages without gaps and titles them alike', () => {
    expect(pages.map((page) => page.slice(0, 4))).toEqual(pages.map((_, index) => String(index + 1).padStart(4, '0')));
    for (const page of pages) expect(readFileSync(`src/decisions/${page}`, 'utf8')).toMatch(new RegExp(`^# ${page.slice(0, 4)}: `));
  });

  it('says on each page what it is about, what was chosen and what that costs, in this order', () => {
    const parts = (page: string): readonly (string | undefined)[] => [...readFileSync(`src/decisions/${page}`, 'utf8').matchAll(/^\*\*(Context|Choice|Given up)\.\*\*/gm)].map((match) => match[1]);
    expect(pages.filter((page) => parts(page).join() !== 'Context,Choice,Given up')).toEqual([]);
  });

  it('gives a reason for every runtime dependency and for none that is gone', () => {
    const rows = readFileSync('src/decisions/0001-dependencies.md', 'utf8').split('\n').filter((line) => line.startsWith('| `'));
    const explained = rows.flatMap((row) => [...(row.split('|')[1] ?? '').matchAll(/`([^`]+)`/g)].map((match) => match[1]));
    expect(explained.sort()).toEqual(Object.keys(manifest.dependencies).sort());
  });

  it('is about exact versions', () => {
    const versions = Object.values({ ...manifest.dependencies, ...manifest.devDependencies, ...manifest.optionalDependencies });
    expect(versions.filter((version) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version))).toEqual([]);
  });
});
