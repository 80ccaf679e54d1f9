import { describe, expect, it } from 'vitest';
import { findApi, findClass, findGlobal, findModule, formatIdentity, isInstanceNamespace, isNamespace, resolveReturn } from '../../src/knowledge/catalogue';
import { LIBRARIES } from '../../src/knowledge/libraries';

describe('the tables', () => {
  it('name every library, module and callable once', () => {
    const repeated = (names: readonly string[]): string[] => names.filter((name, index) => names.indexOf(name) !== index);
    expect(repeated(LIBRARIES.map(({ id }) => id))).toEqual([]);
    expect(repeated(LIBRARIES.flatMap(({ modules }) => modules.map(({ specifier }) => specifier)))).toEqual([]);
    expect(repeated(LIBRARIES.flatMap(({ id, apis }) => apis.map(({ path }) => `${id}:${path}`)))).toEqual([]);
  });

  it('return and extend only classes that exist', () => {
    const missing = LIBRARIES.flatMap(({ id, apis, classes = [] }) => {
      const named = [...apis.map(({ returns }) => returns), ...classes.map((each) => each.extends), ...classes.flatMap((each) => Object.values(each.properties ?? {}))];
      return named.filter((name) => name !== undefined && name !== 'this' && findClass(name.includes(':') ? name : `${id}:${name}`) === undefined).map((name) => `${id}:${name ?? ''}`);
    });
    expect(missing).toEqual([]);
  });

  it('say of every draw how to repair it, or that nothing can', () => {
    const silent = LIBRARIES.flatMap(({ id, apis }) =>
      apis
        .filter(({ draws = [], seeds, unseedable, weights }) => draws.some(({ globalSeeding }) => globalSeeding === 'no') && seeds === undefined && unseedable === undefined && weights === undefined)
        .map(({ path }) => `${id}:${path}`),
    );
    expect(silent).toEqual([]);
  });
});

describe('the catalogue', () => {
  it('leads from an import to the callable', () => {
    expect(findModule('@tensorflow/tfjs-layers')?.namespace).toEqual({ library: 'tfjs', path: '' });
    expect(findModule('@tensorflow/tfjs-data')?.namespace).toEqual({ library: 'tfjs', path: 'data' });
    expect(findModule('seedrandom')?.required).toEqual({ library: 'seedrandom', path: 'seedrandom' });
    expect(findModule('seedrandom/lib/alea')?.default).toEqual({ library: 'seedrandom', path: 'seedrandom.alea' });
    expect(findModule('left-pad')).toBeUndefined();
    expect(findGlobal('tf')).toEqual({ library: 'tfjs', path: '' });
  });

  it('finds inherited methods and the classes of results', () => {
    const sequential = findApi('tfjs:sequential');
    const model = sequential === undefined ? undefined : resolveReturn('tfjs', sequential);
    expect(model && formatIdentity(model)).toBe('tfjs:Sequential');
    expect(findApi('tfjs:Sequential#fit')?.path).toBe('LayersModel#fit');
    expect(findApi('tfjs:Sequential#apply')?.path).toBe('LayersModel#apply');
    expect(findApi('tfjs:Variable#gather')?.kernels?.[0]?.kernel).toBe('UnsortedSegmentSum');
  });

  it('knows namespaces', () => {
    expect(isNamespace({ library: 'tfjs', path: 'layers' })).toBe(true);
    expect(isNamespace({ library: 'tfjs', path: 'nothing' })).toBe(false);
    expect(isInstanceNamespace({ library: 'tfjs', path: 'Sequential' })).toBe(true);
  });
});
