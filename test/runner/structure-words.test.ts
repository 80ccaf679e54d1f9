import { expect, it } from 'vitest';
import type { EffectEvent } from '../../src/core/trace';
import { structureEffect } from '../../src/runner/structure-words';

function effect(name: string, shape: string): EffectEvent {
  return { kind: 'effect', index: 0, effect: 'kernel', name, shape, stack: '', forward: '', layer: null, attributes: { low: 0, high: 0 }, inputs: [], outputs: [], step: 0 };
}

it('names operations as the library does, and tensors without one as what they are', () => {
  expect(structureEffect(effect('Slice', 'float32[20,4]'), effect('Slice', 'float32[16,4]'))).toBe('one run goes on with Slice float32[20,4], the other with Slice float32[16,4]');
  expect(structureEffect(effect('Carried', 'float32[5]'), effect('MakeTensor', 'float32[]'))).toBe('one run goes on with an earlier tensor float32[5], the other with a new tensor float32[]');
  expect(structureEffect(effect('step', ''), null)).toBe('one run goes on where the other ends');
});
