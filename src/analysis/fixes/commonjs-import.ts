import { existsSync, readFileSync } from 'node:fs';
import { posix } from 'node:path';
import { ts } from 'ts-morph';

/** How TypeScript can import a CommonJS module that is one function: by its default, with `import =`, or only by the names that it has. */
export type CommonJsImport = 'default' | 'import-equals' | 'names';

/** What the nearest tsconfig.json allows; where it cannot be told, the default import. */
export function howSeedrandomIsImported(path: string, isModule: boolean): CommonJsImport {
  for (let directory = posix.dirname(path); ; directory = posix.dirname(directory)) {
    const candidate = posix.join(directory, 'tsconfig.json');
    if (existsSync(candidate)) {
      const config = ts.readConfigFile(candidate, (name) => readFileSync(name, 'utf8')).config as
        | { extends?: unknown; compilerOptions?: Readonly<Partial<Record<'module' | 'moduleResolution' | 'esModuleInterop' | 'allowSyntheticDefaultImports', unknown>>> }
        | undefined;
      const options = config?.compilerOptions;
      if (options === undefined || config?.extends !== undefined || options.esModuleInterop === true) return 'default';
      if (/^commonjs$/i.test(String(options.module))) return 'import-equals';
      const hasDefault = options.allowSyntheticDefaultImports === true || /^bundler$/i.test(String(options.moduleResolution)) || isModule;
      return /^es/i.test(String(options.module)) && !hasDefault ? 'names' : 'default';
    }
    if (posix.dirname(directory) === directory || existsSync(posix.join(directory, 'package.json'))) return 'default';
  }
}
