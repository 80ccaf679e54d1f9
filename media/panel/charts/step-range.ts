/** The steps that chart and map show, inclusive; both share it so that they line up. */
export interface StepRange {
  readonly from: number;
  readonly to: number;
}

/** Fewest steps that a zoom shows. */
const FEWEST = 8;

/** Zooms by `factor` (< 1 comes closer) around a step, inside `whole`. Null means everything. */
export function zoomRange(range: StepRange, whole: StepRange, factor: number, around: number): StepRange | null {
  const span = Math.max(Math.min(FEWEST, widthOf(whole)), Math.round(widthOf(range) * factor));
  if (span >= widthOf(whole)) return null;
  const share = (around - range.from) / Math.max(1, widthOf(range));
  return clampRange({ from: Math.round(around - share * span), to: Math.round(around - share * span) + span - 1 }, whole);
}

/** Moves by `steps`, inside `whole`. */
export function panRange(range: StepRange, whole: StepRange, steps: number): StepRange {
  return clampRange({ from: range.from + steps, to: range.to + steps }, whole);
}

export function widthOf({ from, to }: StepRange): number {
  return to - from + 1;
}

function clampRange(range: StepRange, whole: StepRange): StepRange {
  const shift = Math.max(0, whole.from - range.from) - Math.max(0, range.to - whole.to);
  return { from: Math.max(whole.from, range.from + shift), to: Math.min(whole.to, range.to + shift) };
}

export function isSameRange(a: StepRange, b: StepRange): boolean {
  return a.from === b.from && a.to === b.to;
}
