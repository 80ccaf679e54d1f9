import { cpSync, existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { globSync } from 'tinyglobby';
import { runtimePackages } from './runtime-files';

/**
 * Copies what runs load from disk into `dist/node_modules`, where Node looks first from `dist/`; the packager
 * leaves out the checkout's own node_modules.
 */
export function copyRuntime(checkout: string, platform: string): void {
  for (const { name, files } of runtimePackages(platform)) {
    const from = join(checkout, 'node_modules', name);
    if (!existsSync(from)) throw new Error(`${name} is not installed: run \`npm ci\` first.`);
    const found = globSync(['package.json', ...files], { cwd: from, ignore: ['**/*.map', '**/*.d.ts', '**/*.d.mts', '**/*.d.cts'] });
    if (found.length < 2) throw new Error(`${name} does not hold ${files.join(', ')}.`);
    for (const file of found) {
      cpSync(join(from, file), join(checkout, 'dist', 'node_modules', name, file), { dereference: true });
    }
  }
}

/** The platform in VS Code's words, which npm's binaries share: `linux-x64`, `darwin-arm64`, `win32-x64`. */
export function currentPlatform(): string {
  return `${process.platform}-${process.arch}`;
}

/** The folder of a package that may be hoisted anywhere above `from`. */
export function findPackage(from: string, name: string): string | undefined {
  const here = join(from, 'node_modules', name);
  if (existsSync(join(here, 'package.json'))) return here;
  return dirname(from) === from ? undefined : findPackage(dirname(from), name);
}
