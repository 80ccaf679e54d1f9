import { describe, expect, it } from 'vitest';
import { importedNames } from '../../src/probe/model-run/imported-names';
import { isForPages, prefixOf } from '../../src/probe/model-run/page-names';
import { createStandIn } from '../../src/probe/model-run/stand-in';

describe('what a page has and Node has not', () => {
  it.each([
    ["document.title = 'x';", ['document']],
    ['const { document } = jsdom.window;', []],
    ['const page = { document: 1, window: 2 }; page.document;', ['document', 'window']],
    ["import { document } from './fake.js';\ndocument.title;", []],
    ['save(settings.location, my_window, $window);', []],
    ['fetch(url); new URL(url); performance.now();', []],
    ['for (const image of $$) new Image();', ['Image']],
    ["$('#train').click(train);", ['$']],
    ['const text = `${rows} rows`;', []],
  ])('in %j', (source, names) => {
    const found = [...prefixOf(source, null).matchAll(/stand-in'\)\]\('([^']+)'\)/g)].map(([, name]) => name);
    expect(found).toEqual(names);
  });

  it('moves no line, and spares a file that begins with an interpreter', () => {
    expect(prefixOf('document.title;\n', 'model')).not.toContain('\n');
    expect(prefixOf('#!/usr/bin/env node\ndocument.title;\n', 'model')).toBe('');
  });

  it.each(['./app.css', '../logo.svg?url', '@tensorflow/tfjs-vis', 'react-dom/client'])('%s is for pages', (specifier) => { expect(isForPages(specifier)).toBe(true); });
  it.each(['./data.json', './model', '@tensorflow/tfjs', 'react', './css.js'])('%s is not', (specifier) => { expect(isForPages(specifier)).toBe(false); });
});

describe('the names that a file takes from a module', () => {
  it.each([
    ["import vis, { show, metrics as m, type Surface } from 'vis';", ['Surface', 'metrics', 'show']],
    ["import * as vis from 'vis';\nvis.show.history(vis.visor());", ['show', 'visor']],
    ["export { render as default, show } from 'vis';", ['render', 'show']],
    ["import {\n  show,\n} from \"vis\";\nimport { other } from 'else';", ['show']],
    ["import 'vis';", []],
  ])('in %j', (source, names) => { expect(importedNames(source, 'vis')).toEqual(names); });
});

interface Chain {
  readonly a: { readonly b: (value: number) => Chain };
}

describe('a stand-in', () => {
  const made = createStandIn();

  it('gives itself for all that is asked of it', () => {
    expect((made as Chain).a.b(1).a === made).toBe(true);
    expect(Reflect.construct(made as new () => object, []) === made).toBe(true);
  });

  it('is empty as text and in a loop, and nothing waits for it', async () => {
    expect(`${made as unknown as string}!`).toBe('!');
    expect([...(made as Iterable<unknown>)]).toEqual([]);
    expect((await Promise.resolve(made)) === made).toBe(true);
  });
});
