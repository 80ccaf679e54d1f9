import type { AttributionArm } from '../core/attribution-arm';

/** What one arm of an attribution left free, in words: `only tf.layers.dense (train.ts:10)`. */
export function armText(arm: AttributionArm): string {
  switch (arm.kind ?? (arm.unpinned.length === 0 ? 'all' : 'each')) {
    case 'none':
      return 'every source free';
    case 'each':
      return `only ${arm.unpinned.join(', ')}`;
    case 'all':
      return 'none: every source pinned';
    case 'nudge':
      return `none, and one weight${arm.weight === undefined ? '' : ` of ${arm.weight}`} moved by one ULP`;
  }
}

/** The arms for a short list: those of single sources that move the outputs most, and every other one, in their order. */
export function mainArms(arms: readonly AttributionArm[], singles: number): AttributionArm[] {
  const single = arms.filter(({ kind }) => kind === 'each' || kind === undefined);
  const kept = new Set([...single].sort((one, other) => other.maxAbs - one.maxAbs).slice(0, singles));
  return arms.filter((arm) => kept.has(arm) || !single.includes(arm));
}
