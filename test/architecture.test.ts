import { readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { globSync } from 'tinyglobby';
import { describe, expect, it } from 'vitest';

/** The import table of src/README.md: who may import whom. `base` and `core` are open to everyone. */
const TABLE: Record<string, readonly string[]> = {
  base: [],
  core: ['base'],
  protocol: [],
  knowledge: [],
  analysis: ['knowledge'],
  rules: ['analysis', 'knowledge'],
  comparison: [],
  probe: ['protocol', 'knowledge'],
  report: ['comparison'],
  runner: ['protocol', 'comparison', 'knowledge'],
  lint: ['rules', 'analysis', 'report'],
  lsp: ['lint', 'rules', 'analysis', 'report', 'protocol'],
  editor: ['runner', 'report', 'protocol'],
  'media/panel': ['protocol', 'comparison', 'media/sandbox'],
  'media/sandbox': ['protocol'],
};
const OPEN = ['base', 'core'];
const PACKAGES: Record<string, readonly string[]> = { vscode: ['editor', 'src/extension.ts'], 'ts-morph': ['analysis'] };

interface ImportEdge {
  readonly file: string;
  readonly room: string;
  readonly specifier: string;
  readonly targetRoom: string | null;
}

function roomOf(path: string): string {
  const parts = path.split('/');
  if (parts[0] === 'media') return `media/${parts[1] ?? ''}`;
  return parts.length > 2 ? (parts[1] ?? '') : path;
}

function collectImports(): ImportEdge[] {
  const files = globSync(['src/**/*.ts', 'src/**/*.tsx', 'media/**/*.ts', 'media/**/*.tsx']).sort();
  return files.flatMap((file) => {
    const text = readFileSync(file, 'utf8');
    const specifiers = [...text.matchAll(/(?:^|\n)\s*(?:import|export)\b[^'";]*?from\s*'([^']+)'|import\(\s*'([^']+)'\s*\)|(?:^|\n)import\s*'([^']+)'/g)];
    return specifiers.map((match) => {
      const specifier = match[1] ?? match[2] ?? match[3] ?? '';
      const target = specifier.startsWith('.') ? normalize(join(dirname(file), specifier)) : null;
      return { file, room: roomOf(file), specifier, targetRoom: target === null ? null : roomOf(`${target}.ts`) };
    });
  });
}

describe('the house', () => {
  const edges = collectImports();

  it('has rooms that import only what the table allows', () => {
    const wrong = edges.filter(({ room, targetRoom }) => {
      if (targetRoom === null || targetRoom === room || room.startsWith('src/')) return false;
      return !(TABLE[room] ?? []).includes(targetRoom) && !(room !== 'base' && OPEN.includes(targetRoom));
    });
    expect(wrong.map(({ file, specifier }) => `${file} imports ${specifier}`)).toEqual([]);
  });

  it('lets only the named rooms touch vscode and ts-morph', () => {
    const wrong = edges.filter(({ room, specifier }) => PACKAGES[specifier] !== undefined && !PACKAGES[specifier].includes(room));
    expect(wrong.map(({ file, specifier }) => `${file} imports ${specifier}`)).toEqual([]);
  });

  it('knows every room', () => {
    const unknown = edges.map(({ room }) => room).filter((room) => !room.startsWith('src/') && TABLE[room] === undefined);
    expect([...new Set(unknown)]).toEqual([]);
  });
});
