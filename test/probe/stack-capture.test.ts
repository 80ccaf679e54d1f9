import { describe, expect, it } from 'vitest';
import { ASYNC_MARK, StackCapture } from '../../src/probe/stack-capture';

/** A capture whose own file is none of those on the stack. */
function captureWith(memory: { stack: string | undefined }): StackCapture {
  return new StackCapture('/probe.js', { get: () => memory.stack, set: (stack) => { memory.stack = stack; } });
}

describe('A call stack', () => {
  /** One place under many names, as TensorFlow.js makes its operations. */
  function operation(name: string): (stacks: StackCapture) => string {
    return Object.defineProperty((stacks: StackCapture) => stacks.capture(null), 'name', { value: name });
  }

  it('bears the name under which a place is passed, each time', () => {
    const stacks = captureWith({ stack: undefined });
    const seen = ['matMul__op', 'relu__op', 'matMul__op'].map((name) => operation(name)(stacks).split('\n').find((frame) => frame.includes('__op'))?.split('\t', 1)[0]);
    expect(seen).toEqual(['matMul__op', 'relu__op', 'matMul__op']);
  });

  it('is the same text when the same way is taken again, and another on another line', () => {
    const stacks = captureWith({ stack: undefined });
    const take = (): string => stacks.capture(null);
    const again = [1, 2].map(() => take());
    const elsewhere = take();
    expect(again[1]).toBe(again[0]);
    expect(elsewhere).not.toBe(again[0]);
    expect(elsewhere.split('\n')[0]).toBe(again[0]?.split('\n')[0]);
  });

  it('without the user in it is followed by the user\'s last stack, whichever that is now', () => {
    const memory: { stack: string | undefined } = { stack: undefined };
    // Every line counts to a library.
    const stacks = new StackCapture('/probe.js', { get: () => memory.stack, set: (stack) => { memory.stack = stack; } }, () => '/node_modules/library.js');
    const after = ['first', `turn\n${ASYNC_MARK}\nsecond`, undefined].map((stack) => {
      memory.stack = stack;
      return stacks.capture(null);
    });
    expect(after.map((stack) => stack.split(`\n${ASYNC_MARK}\n`)[1])).toEqual(['first', 'second', undefined]);
  });
});
