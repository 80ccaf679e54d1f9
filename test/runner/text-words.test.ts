import { describe, expect, it } from 'vitest';
import type { EffectEvent } from '../../src/core/trace';
import { textEffect } from '../../src/runner/text-words';

function print(text: string | undefined, name = 'print'): EffectEvent {
  return { kind: 'effect', index: 0, effect: 'make', name, shape: '', stack: '', forward: '', layer: null, attributes: { low: 0, high: 0 }, inputs: [], outputs: [], step: 0, ...(text === undefined ? {} : { text }) };
}

describe('the words for a text that differs', () => {
  it('show it on one line, from a little before where it begins to differ, numbers whole', () => {
    expect(textEffect(print('loss 0.512\n'), print('loss 0.548\n'))).toBe('it prints "loss 0.512" in one run and "loss 0.548" in the other');
    expect(textEffect(print('\u001b[33mepoch 1\u001b[39m of 20,\n  the loss is now 1.25e-3 and falls, slowly but surely, to the end'), print('epoch 1 of 20,\n  the loss is now 1.31e-3'))).toBe('it prints "…of 20, the loss is now 1.25e-3 and falls, slowl…" in one run and "…of 20, the loss is now 1.31e-3" in the other');
    expect(textEffect(print('{"w":1}', 'write model.json'), print('{"w":2}', 'write model.json'))).toBe('it writes "{\\"w\\":1}" in one run and "{\\"w\\":2}" in the other, to model.json');
  });

  it('say no more than that it differs where the beginnings do not show how', () => {
    expect(textEffect(print('same'), print('same'))).toBe('what it prints differs between the runs');
    expect(textEffect(print(undefined), print(undefined))).toBe('what it prints differs between the runs');
    expect(textEffect(print(undefined, 'write a.bin'), null)).toBe('what it writes to a.bin differs between the runs');
    expect(textEffect(print(undefined, 'MatMul'), print(undefined, 'MatMul'))).toBeNull();
  });
});
