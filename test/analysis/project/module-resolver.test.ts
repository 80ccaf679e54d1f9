import { posix } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { FileSource } from '../../../src/analysis/project/file-source';
import { ModuleResolver } from '../../../src/analysis/project/module-resolver';

/** Files in memory, below `/repo`. */
class Files implements FileSource {
  readonly root = '/repo';
  readonly texts = new Map<string, string>();

  constructor(texts: Readonly<Record<string, string>>) {
    for (const [name, text] of Object.entries(texts)) this.texts.set(posix.join(this.root, name), text);
  }

  exists(path: string): boolean {
    return this.texts.has(path);
  }

  read(path: string): string | undefined {
    return this.texts.get(path);
  }

  collectPackageFiles(): readonly string[] {
    return [...this.texts.keys()].filter((path) => path.endsWith('/package.json'));
  }
}

it('a path that ends in a slash is the folder, by the name that it has elsewhere', () => {
  const resolver = new ModuleResolver(new Files({ 'index.js': '', 'net.js': '', 'net/index.js': '', 'examples/train.js': '' }));
  const find = (specifier: string): string | undefined => resolver.findFile('/repo/examples/train.js', specifier);
  expect(find('../')).toBe('/repo/index.js');
  expect(find('..')).toBe('/repo/index.js');
  expect(find('../net/')).toBe('/repo/net/index.js');
  expect(find('../net')).toBe('/repo/net.js');
});

const SOURCES = { 'apps/shop/src/main.ts': '', 'libs/model/src/index.ts': '', 'libs/model/src/net.ts': '' };
const BASE = '{ "compilerOptions": { "baseUrl": ".", "paths": { "@org/model": ["libs/model/src/index.ts"], "@org/model/*": ["libs/model/src/*"] } } }';

function resolverOf(texts: Readonly<Record<string, string>>): (specifier: string) => string | undefined {
  const resolver = new ModuleResolver(new Files({ ...SOURCES, ...texts }));
  return (specifier) => resolver.findFile('/repo/apps/shop/src/main.ts', specifier);
}

describe('path aliases', () => {
  it('come from the configuration that the nearest one extends, relative to where they are written', () => {
    const find = resolverOf({ 'tsconfig.base.json': BASE, 'apps/shop/tsconfig.json': '{ "extends": "../../tsconfig.base.json" }' });
    expect(find('@org/model')).toBe('/repo/libs/model/src/index.ts');
    expect(find('@org/model/net')).toBe('/repo/libs/model/src/net.ts');
    expect(find('@org/other')).toBeUndefined();
  });

  it('can be extended over several files, and a circle ends', () => {
    const find = resolverOf({ 'tsconfig.base.json': BASE, 'apps/tsconfig.json': '{ "extends": ["./missing", "../tsconfig.base"] }', 'apps/shop/tsconfig.json': '{ "extends": "../tsconfig.json" }' });
    expect(find('@org/model')).toBe('/repo/libs/model/src/index.ts');
    const circle = resolverOf({ 'apps/shop/tsconfig.json': '{ "extends": "./tsconfig.json" }' });
    expect(circle('@org/model')).toBeUndefined();
  });

  it('of its own go before inherited ones, and use an inherited baseUrl', () => {
    const own = '{ "extends": "../../tsconfig.base.json", "compilerOptions": { "paths": { "@net": ["libs/model/src/net"] } } }';
    const find = resolverOf({ 'tsconfig.base.json': BASE, 'apps/shop/tsconfig.json': own });
    expect(find('@net')).toBe('/repo/libs/model/src/net.ts');
    expect(find('@org/model')).toBeUndefined();
  });
});

describe('what bundlers find without a tsconfig', () => {
  const files = { 'apps/shop/src/utils/net.ts': '', 'apps/shop/src/react/index.ts': '' };

  it('lies below `src` of the package, by an alias or by its path', () => {
    const find = resolverOf({ ...files, 'apps/shop/package.json': '{}' });
    for (const specifier of ['@/utils/net', '~/utils/net', 'utils/net', 'src/utils/net']) expect(find(specifier)).toBe('/repo/apps/shop/src/utils/net.ts');
    expect(resolverOf({ 'apps/shop/src/lib/net.ts': '', 'apps/shop/package.json': '{}' })('$lib/net')).toBe('/repo/apps/shop/src/lib/net.ts');
  });

  it('is no package that is asked for, nor a module of Node', () => {
    const find = resolverOf({ ...files, 'apps/shop/src/events/index.ts': '', 'apps/shop/package.json': '{ "dependencies": { "utils": "1", "react": "19" } }' });
    expect(find('utils/net')).toBeUndefined();
    expect(find('react')).toBeUndefined();
    expect(find('events')).toBeUndefined();
    expect(find('@scope/utils/net')).toBeUndefined();
  });
});

describe('packages of the same repository', () => {
  it('are found once their files are known', () => {
    const files = new Files(SOURCES);
    const resolver = new ModuleResolver(files);
    const find = (): string | undefined => resolver.findFile('/repo/apps/shop/src/main.ts', '@org/model');
    expect(find()).toBeUndefined();
    files.texts.set('/repo/libs/model/package.json', '{ "name": "@org/model" }');
    resolver.forgetMisses();
    expect(find()).toBe('/repo/libs/model/src/index.ts');
  });
});
