import { TextDocument } from 'vscode-languageserver-textdocument';
import { describe, expect, it } from 'vitest';
import type { Finding, TextEdit } from '../../src/core/finding';
import { collectCodeActions, FIX_ALL } from '../../src/lsp/collect-code-actions';
import { toWorkspaceEdit } from '../../src/lsp/to-workspace-edit';

const TEXT = 'const a = 1;\nconst b = draw();\n';
const URI = 'file:///project/a.js';

const FINDING: Finding = {
  rule: 'unseeded-tensor', level: 'warning', file: 'a.js', line: 2, column: 11, endLine: 2, endColumn: 17, message: 'draws', path: [],
  fixes: [{ title: 'Seed it', strategy: 'explicit', kind: 'safe', edits: [{ file: 'a.js', start: 28, end: 28, text: '7' }] }],
};

function stateOf(file: string): { uri: string; version: number | null; text: string | undefined } {
  return file === 'a.js' ? { uri: URI, version: 3, text: TEXT } : { uri: `file:///project/${file}`, version: null, text: undefined };
}

function actionsAt(line: number, only?: string[]): string[] {
  const at = { line, character: 12 };
  const toEdit = (edits: readonly TextEdit[]): ReturnType<typeof toWorkspaceEdit> => toWorkspaceEdit(edits, stateOf);
  const actions = collectCodeActions(
    { start: at, end: at },
    { uri: URI, findings: [FINDING], only, toEdit, fixFile: () => FINDING.fixes.flatMap((fix) => fix.edits), fileUri: (file) => file, ruleUri: () => undefined },
  );
  return actions.map(({ title, kind, isPreferred }) => `${kind ?? ''}${isPreferred === true ? '*' : ''}: ${title}`);
}

describe('code actions', () => {
  it('offer the fix first, then file, project, and the way out', () => {
    expect(actionsAt(1)).toEqual([
      'quickfix*: Seed it',
      'quickfix: Fix all in this file',
      'quickfix: Make this project reproducible…',
      'quickfix: Allow unseeded-tensor here, with a reason…',
    ]);
  });

  it('offer nothing where nothing is found', () => {
    expect(actionsAt(0)).toEqual([]);
  });

  it('fix the whole file on save if the editor asks for source actions', () => {
    expect(actionsAt(0, ['source.fixAll'])).toEqual([`${FIX_ALL}: Swerve: fix all in this file`]);
    expect(actionsAt(0, ['source.organizeImports'])).toEqual([]);
  });
});

describe('a workspace edit', () => {
  it('changes open documents in the version that was seen, so that a stale edit is refused', () => {
    const edit = toWorkspaceEdit(FINDING.fixes.flatMap((fix) => fix.edits), stateOf);
    const [change] = edit.documentChanges ?? [];
    expect(change).toMatchObject({ textDocument: { uri: URI, version: 3 } });
    const edits = change !== undefined && 'edits' in change ? change.edits : [];
    expect(TextDocument.applyEdits(TextDocument.create(URI, 'javascript', 3, TEXT), edits as never)).toBe('const a = 1;\nconst b = draw(7);\n');
  });

  it('creates the files that it needs', () => {
    const edit = toWorkspaceEdit([{ file: 'seed.js', start: 0, end: 0, text: 'x' }], stateOf);
    expect(edit.documentChanges?.[0]).toMatchObject({ kind: 'create', uri: 'file:///project/seed.js' });
  });

  it('creates them before it changes any text, so that all changes of text are one step to undo', () => {
    const edit = toWorkspaceEdit([...FINDING.fixes.flatMap((fix) => fix.edits), { file: 'seed.js', start: 0, end: 0, text: 'x' }], stateOf);
    expect(edit.documentChanges?.map((change) => ('kind' in change ? change.kind : change.textDocument.uri))).toEqual(['create', URI, 'file:///project/seed.js']);
  });
});
