import { ts } from 'ts-morph';
import { describe, expect, it } from 'vitest';
import { applyEdits } from '../../../src/analysis/fixes/merge-edits';
import { writeArgument, writeOption, type LocalEdit } from '../../../src/analysis/fixes/write-option';

/** Edits the first call or `new` of the text. */
function editCall(text: string, edit: (call: ts.CallExpression | ts.NewExpression, tree: ts.SourceFile) => LocalEdit[] | undefined): string {
  const tree = ts.createSourceFile('a.ts', text, ts.ScriptTarget.Latest, true);
  const find = (node: ts.Node): ts.CallExpression | ts.NewExpression | undefined =>
    ts.isCallExpression(node) || ts.isNewExpression(node) ? node : ts.forEachChild(node, find);
  const call = find(tree);
  if (call === undefined) throw new Error('no call');
  const edits = edit(call, tree);
  return edits === undefined ? 'cannot' : applyEdits(text, edits.map((each) => ({ file: '', ...each })));
}

const option = (text: string, ...path: string[]): string =>
  editCall(text, (call, tree) => writeOption(call, 0, path.length === 0 ? ['seed'] : path, 'S', tree));
const argument = (text: string, index: number, ...fill: string[]): string =>
  editCall(text, (call, tree) => writeArgument(call, index, 'S', fill, tree));

describe('an option is written', () => {
  it.each([
    ['f()', 'f({ seed: S })'],
    ['new F', 'new F({ seed: S })'],
    ['f({})', 'f({ seed: S })'],
    ['f({ units: 3 })', 'f({ units: 3, seed: S })'],
    ['f({units: 3})', 'f({units: 3, seed: S})'],
    ['f({ units: 3, })', 'f({ units: 3, seed: S, })'],
    ['f({\n  units: 3, // three\n  // last\n})', 'f({\n  units: 3, // three\n  seed: S,\n  // last\n})'],
    ['f({\n  units: 3 // three\n})', 'f({\n  units: 3, // three\n  seed: S,\n})'],
    ['f({\n  units: 3 /* three */\n})', 'f({\n  units: 3, /* three */\n  seed: S,\n})'],
    ['f({ /* nothing yet */ })', 'f({ /* nothing yet */ seed: S })'],
    ['f({ seed: 0, units: 3 })', 'f({ seed: S, units: 3 })'],
    ["f({ 'seed': 0 })", "f({ 'seed': S })"],
    ['f({ seed })', 'f({ seed: S })'],
    ['f({ units: 3, ...rest })', 'f({ units: 3, seed: S, ...rest })'],
    ['f({\n  units: 3,\n  ...rest,\n})', 'f({\n  units: 3,\n  seed: S,\n  ...rest,\n})'],
    ['f(options)', 'f({ seed: S, ...options })'],
    ['f(options ?? {})', 'f({ seed: S, ...(options ?? {}) })'],
    ['f(undefined)', 'f({ seed: S })'],
    ['f(...all)', 'cannot'],
    ['f({ get seed() { return 1; } })', 'cannot'],
  ])('%s', (before, after) => {
    expect(option(before)).toBe(after);
  });

  it('inside another option', () => {
    expect(option('f({ model: m })', 'options', 'seed')).toBe('f({ model: m, options: { seed: S } })');
    expect(option('f({ options: { temperature: 1 } })', 'options', 'seed')).toBe('f({ options: { temperature: 1, seed: S } })');
  });
});

describe('an argument is written', () => {
  it.each([
    ['f()', 0, [], 'f(S)'],
    ['f([3])', 4, ['', '0', '1', "'float32'"], "f([3], 0, 1, 'float32', S)"],
    ['f([3], 5)', 4, ['', '0', '1', "'float32'"], "f([3], 5, 1, 'float32', S)"],
    ['f([3], 0, 1, undefined, 0)', 4, [], 'f([3], 0, 1, undefined, S)'],
    ['f(a /* shape */)', 2, [], 'f(a, undefined, S /* shape */)'],
    ['f(\n  a,\n  b,\n)', 2, [], 'f(\n  a,\n  b,\n  S,\n)'],
    ['f(a, ...rest)', 2, [], 'cannot'],
  ] as const)('%s', (before, index, fill, after) => {
    expect(argument(before, index, ...fill)).toBe(after);
  });
});
