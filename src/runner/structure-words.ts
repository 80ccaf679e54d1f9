import type { EffectEvent } from '../core/trace';

/** What each run goes on with, where they do not do the same work. */
export function structureEffect(first: EffectEvent | null, second: EffectEvent | null): string {
  if (first === null || second === null) return 'one run goes on where the other ends';
  return `one run goes on with ${workOf(first)}, the other with ${workOf(second)}`;
}

/** Events that are no operation of the library: a tensor is made of numbers, or taken over from work that was not traced. */
export function isTensorAlone(name: string | null): boolean {
  return name === 'MakeTensor' || name === 'Carried';
}

function workOf({ name, shape }: EffectEvent): string {
  const words = isTensorAlone(name) ? `${name === 'Carried' ? 'an earlier' : 'a new'} tensor ${shape}` : `${name} ${shape}`;
  return words.trim().replaceAll(/ {2,}/g, ' ');
}
