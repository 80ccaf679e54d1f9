/** What a difference means to the eye, from equal bits to a broken run. */
export type DriftBand = 'unmeasured' | 'identical' | 'rounding' | 'small' | 'visible' | 'not-finite';

/** Kinds of theme, as VS Code names them on the page's body. */
export type ThemeKind = 'light' | 'dark' | 'high-contrast' | 'high-contrast-light';

export type Rgb = readonly [red: number, green: number, blue: number];

/**
 * Ends of the colour scale as powers of ten. 1e-8 is below one rounding of a float32 weight of size 1
 * (2^-24 is about 6e-8); a difference of 1 is as large as a weight usually is.
 */
export const DRIFT_EXPONENTS = { lowest: -8, rounding: -6, visible: -2, highest: 0 } as const;

/** Band of a |Δ|; null was not measured; NaN and infinities mean that a run broke. */
export function driftBand(value: number | null): DriftBand {
  if (value === null) return 'unmeasured';
  if (!Number.isFinite(value)) return 'not-finite';
  if (value === 0) return 'identical';
  const exponent = Math.log10(value);
  if (exponent < DRIFT_EXPONENTS.rounding) return 'rounding';
  return exponent < DRIFT_EXPONENTS.visible ? 'small' : 'visible';
}

export const BAND_WORDS: Readonly<Record<DriftBand, string>> = {
  unmeasured: 'not measured',
  identical: 'bit-identical',
  rounding: 'rounding',
  small: 'small',
  visible: 'visible',
  'not-finite': 'NaN or ∞',
};

interface Palette {
  readonly identical: Rgb;
  readonly notFinite: Rgb;
  /** From the lowest exponent to the highest, evenly spaced. */
  readonly ramp: readonly Rgb[];
}

const DARK: Palette = {
  identical: [29, 78, 66],
  notFinite: [255, 45, 214],
  ramp: [[36, 52, 96], [66, 66, 148], [116, 68, 170], [178, 66, 150], [228, 84, 104], [250, 136, 68], [254, 214, 102]],
};
const LIGHT: Palette = {
  identical: [196, 231, 216],
  notFinite: [214, 0, 170],
  ramp: [[214, 222, 246], [176, 184, 240], [160, 132, 222], [176, 84, 186], [204, 48, 124], [190, 24, 56], [112, 8, 24]],
};
const PALETTES: Readonly<Record<ThemeKind, Palette>> = {
  dark: DARK,
  light: LIGHT,
  'high-contrast': { ...DARK, identical: [0, 104, 78] },
  'high-contrast-light': { ...LIGHT, identical: [150, 214, 186] },
};

/** Colour of a |Δ| in a theme; null for what was not measured (shown as empty). */
export function driftColour(value: number | null, theme: ThemeKind): Rgb | null {
  const palette = PALETTES[theme];
  const band = driftBand(value);
  if (band === 'unmeasured' || value === null) return null;
  if (band === 'identical') return palette.identical;
  if (band === 'not-finite') return palette.notFinite;
  const { lowest, highest } = DRIFT_EXPONENTS;
  return rampColour(palette.ramp, (Math.log10(value) - lowest) / (highest - lowest));
}

/** Colour at `position` (clamped to 0..1) of a ramp of evenly spaced stops. */
function rampColour(ramp: readonly Rgb[], position: number): Rgb {
  const scaled = Math.min(Math.max(position, 0), 1) * (ramp.length - 1);
  const index = Math.min(Math.floor(scaled), ramp.length - 2);
  const [from, to] = [ramp[index] ?? [0, 0, 0], ramp[index + 1] ?? [0, 0, 0]];
  const mix = (channel: 0 | 1 | 2): number => Math.round(from[channel] + (to[channel] - from[channel]) * (scaled - index));
  return [mix(0), mix(1), mix(2)];
}

/** CSS text of a colour. */
export function cssColour([red, green, blue]: Rgb): string {
  return `rgb(${red} ${green} ${blue})`;
}
