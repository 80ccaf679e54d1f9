import { describe, expect, it } from 'vitest';
import { ASYNC_MARK, StackCapture, type Entry } from '../../src/probe/stack-capture';

interface Memory {
  entry: Entry | undefined;
}

/** A capture whose own file is none of those on the stack. */
function captureWith(memory: Memory, sourceOf: (() => string) | null = null): StackCapture {
  return new StackCapture('/probe.js', { get: () => memory.entry, set: (entry) => { memory.entry = entry; } }, sourceOf);
}

describe('A call stack', () => {
  /** One place under many names, as TensorFlow.js makes its operations. */
  function operation(name: string): (stacks: StackCapture) => string {
    return Object.defineProperty((stacks: StackCapture) => stacks.capture(null), 'name', { value: name });
  }

  it('bears the name under which a place is passed, each time', () => {
    const stacks = captureWith({ entry: undefined });
    const seen = ['matMul__op', 'relu__op', 'matMul__op'].map((name) => operation(name)(stacks).split('\n').find((frame) => frame.includes('__op'))?.split('\t', 1)[0]);
    expect(seen).toEqual(['matMul__op', 'relu__op', 'matMul__op']);
  });

  it('is the same text when the same way is taken again, and another on another line', () => {
    const stacks = captureWith({ entry: undefined });
    const take = (): string => stacks.capture(null);
    const again = [1, 2].map(() => take());
    const elsewhere = take();
    expect(again[1]).toBe(again[0]);
    expect(elsewhere).not.toBe(again[0]);
    expect(elsewhere.split('\n')[0]).toBe(again[0]?.split('\n')[0]);
  });

  it('without the user in it is followed by the user\'s last stack, whichever that is now', () => {
    const memory: Memory = { entry: undefined };
    const stacks = captureWith(memory, everyLineIsALibrarys);
    const after = ['first', `turn\n${ASYNC_MARK}\nsecond`, undefined].map((stack) => {
      memory.entry = stack === undefined ? undefined : { shared: stack, latest: stack };
      return stacks.capture(null);
    });
    expect(after.map(earlierOf)).toEqual(['first', 'second', undefined]);
  });

  it('that only a replay takes leaves later ones as they are in other runs', () => {
    const memory: Memory = { entry: undefined };
    const user = captureWith(memory);
    const library = captureWith(memory, everyLineIsALibrarys);
    const shared = user.capture(null);
    const looked = user.look(null);
    expect(looked).not.toBe(shared);
    expect(earlierOf(library.capture(null))).toBe(shared);
    expect(earlierOf(library.look(null))).toBe(looked);
    const next = user.capture(null);
    expect([library.capture(null), library.look(null)].map(earlierOf)).toEqual([next, next]);
  });

  function everyLineIsALibrarys(): string {
    return '/node_modules/library.js';
  }

  function earlierOf(stack: string): string | undefined {
    return stack.split(`\n${ASYNC_MARK}\n`)[1];
  }
});
