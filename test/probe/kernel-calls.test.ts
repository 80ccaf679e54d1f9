import { expect, it } from 'vitest';
import type { Engine, KernelCall } from '../../src/probe/engine-types';
import { wrapKernels } from '../../src/probe/kernel-calls';

interface Called {
  readonly self: unknown;
  readonly args: readonly unknown[];
}

/** An engine that notes how its operations are called, and wrapped. */
function makeEngine(scope: string | null): { readonly engine: Engine; readonly called: Called[]; readonly seen: KernelCall[]; readonly run: (...args: unknown[]) => unknown } {
  const called: Called[] = [];
  const seen: KernelCall[] = [];
  const engine = {
    state: { activeScope: scope === null ? null : { name: scope } },
    runKernelFunc(...args: unknown[]) {
      called.push({ self: this, args });
      return 'result';
    },
  };
  wrapKernels(engine as unknown as Engine, (call, run) => {
    seen.push(call);
    return run();
  });
  return { engine: engine as unknown as Engine, called, seen, run: (...args) => engine.runKernelFunc(...args) };
}

it('hands on the one object that operations are described by since 3.0', () => {
  const { engine, called, seen, run } = makeEngine(null);
  const call = { kernelName: 'Add', inputs: {}, attrs: { axis: 1 } };
  expect(run(call)).toBe('result');
  expect(called).toEqual([{ self: engine, args: [call] }]);
  expect(seen).toEqual([call]);
});

it('hands on all parts of an operation of before, without which nothing would be trained', () => {
  const { engine, called, seen, run } = makeEngine('matMul');
  const parts = [() => null, { a: { size: 1 } }, () => null, 'BatchMatMul', { transposeA: false }, [], [true]];
  expect(run(...parts)).toBe('result');
  expect(called).toEqual([{ self: engine, args: parts }]);
  expect(seen).toEqual([{ kernelName: 'BatchMatMul', inputs: { a: { size: 1 } }, attrs: { transposeA: false } }]);
});

it('names what has no name by the operation that it is part of', () => {
  const { seen, run } = makeEngine('matMul');
  run(() => null, { a: 1 }, () => null);
  expect(seen).toMatchObject([{ kernelName: 'matMul' }]);
  const bare = makeEngine(null);
  bare.run(() => null, null, null);
  expect(bare.seen).toEqual([{ inputs: {}, attrs: undefined }]);
});

it('leaves an engine alone that has no such operations', () => {
  const engine = { state: {} } as Engine;
  wrapKernels(engine, (_call, run) => run());
  expect(engine).toEqual({ state: {} });
});
