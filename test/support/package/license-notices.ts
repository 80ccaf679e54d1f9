import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { findPackage } from './copy-runtime';

interface Manifest {
  readonly name: string;
  readonly version: string;
  readonly license?: string;
  readonly dependencies?: Readonly<Record<string, string>>;
}

/** The licenses of everything that is bundled, as their authors ask; sorted, so that the same tree gives the same text. */
export function renderLicenseNotices(checkout: string, roots: readonly string[]): string {
  const notices = new Map<string, string>();
  const open = roots.map((name) => ({ name, from: checkout }));
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const folder = findPackage(next.from, next.name);
    if (folder === undefined) throw new Error(`${next.name} is not installed: run \`npm ci\` first.`);
    const manifest = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as Manifest;
    const title = `${manifest.name} ${manifest.version} (${manifest.license ?? 'see below'})`;
    if (notices.has(title)) continue;
    notices.set(title, readLicense(folder));
    open.push(...Object.keys(manifest.dependencies ?? {}).map((name) => ({ name, from: folder })));
  }
  return [...notices].sort(([one], [other]) => (one < other ? -1 : 1)).map(([title, text]) => `${title}\n${'-'.repeat(title.length)}\n${text.trim()}\n`).join('\n\n');
}

function readLicense(folder: string): string {
  const file = readdirSync(folder).find((name) => /^(licen[cs]e|copying)/i.test(name));
  return file === undefined ? 'No license file in the package.' : readFileSync(join(folder, file), 'utf8');
}
