import { describe, expect, it } from 'vitest';
import { parseFile } from '../../../src/analysis/source/parsed-file';

const BODY = 'exports.weight = Math.random();\n'.repeat(1_000);

const NAMES = Array.from({ length: 200 }, (_, index) => `Material${index}`).join(', ');

describe('what bundlers put together is left out', () => {
  it.each([
    ['webpack', `(function webpackUniversalModuleDefinition(root, factory) {\n${BODY}})(this, function () {});\n`],
    ['Parcel', `parcelRequire=function(e,r,n,t){\n${BODY}};\n`],
    ['Browserify', `(function(){function r(e,n,t){function o(i,f){}}return r})()({1:[function(require,module,exports){\n${BODY}}]},{},[1]);\n`],
    ['Rollup', `(function (global, factory) {\n  typeof exports === 'object' && typeof module !== 'undefined' ? factory(exports) :\n  typeof define === 'function' && define.amd ? define(['exports'], factory) :\n  factory(global.net = {});\n}(this, function (exports) {\n${BODY}}));\n`],
    ['Rollup, made small', `!function(e,t){"object"==typeof exports&&"undefined"!=typeof module?t(exports):t(e.net={})}(this,function(exports){\n${BODY}});\n`],
    ['a library in one module', `${BODY.repeat(8)}\nexport { ${NAMES} };\n`],
    ['a library in one module with a map', `${BODY.repeat(8)}\nexport { ${NAMES} };\n//# sourceMappingURL=library.module.js.map\n`],
    ['an older Browserify', `(function e(t,n,r){function s(o,u){}\n${BODY}})({},{},[1]);\n`],
  ])('%s', (_, text) => {
    const parsed = parseFile('/p/library.js', text);
    expect(parsed.ok ? undefined : parsed.error.message).toMatch(/bundler/);
  });

  it('a library made small among longer lines', () => {
    const small = 'function a(e){return e+1};'.repeat(1_000);
    const parsed = parseFile('/p/library.js', `${BODY.repeat(8)}${small}\n${BODY}`);
    expect(parsed.ok ? undefined : parsed.error.message).toMatch(/minified/);
  });

  it.each([
    ['a long line of data', `const pixels = [${'12,'.repeat(20_000)}];\n${BODY.repeat(8)}`],
    ['a source that names a bundler', `// Loaded by webpack.\nconst parts = [];\n${BODY}`],
    ['a long list of names', `${BODY}\nexport { ${NAMES} };\n`],
    ['a long source', `${BODY.repeat(8)}\nexport { net };\n`],
    ['a module of its own', `(function (root, factory) {\n  root.net = factory();\n})(this, function () {\n${BODY}});\n`],
  ])('%s is read', (_, text) => {
    expect(parseFile('/p/source.js', text).ok).toBe(true);
  });
});
