/** How numbers are written for people, the same in the panel, the terminal and the HTML report. */

/** A difference: `0` only for exactly zero, else two significant digits; words for NaN and the infinities. */
export function formatDelta(value: number | null): string {
  if (value === null) return '–';
  if (Number.isNaN(value)) return 'NaN';
  if (!Number.isFinite(value)) return value > 0 ? '∞' : '−∞';
  if (value === 0) return '0';
  return minus(Math.abs(value) >= 0.01 && Math.abs(value) < 10_000 ? trimmed(value, 2) : value.toExponential(1));
}

/** A loss: four significant digits. */
export function formatLoss(value: number | null): string {
  if (value === null) return '–';
  if (!Number.isFinite(value) || value === 0) return formatDelta(value);
  return minus(Math.abs(value) >= 0.001 && Math.abs(value) < 100_000 ? trimmed(value, 4) : value.toExponential(3));
}

/** A whole number with thin spaces between thousands, so that it reads the same in every locale. */
export function formatCount(value: number): string {
  if (!Number.isFinite(value)) return formatDelta(value);
  return String(Math.round(value)).replace(/\B(?=(\d{3})+(?!\d))/g, '\u202f');
}

/** Distance between +0 and the largest float32, ∞ included: two numbers further apart than that have different signs. */
const ULPS_OF_ONE_SIGN = 0x7f800000;
/** Float32 values between a number and its double. */
const ULPS_OF_DOUBLING = 2 ** 23;

/**
 * A distance in units in the last place: past a million the digits say nothing. Between a number and its negative lie
 * about two thousand million float32 values, which says nothing but that the sign differs.
 */
export function formatUlps(ulps: number | null, signChanges = 0): string {
  if (ulps === null || !Number.isFinite(ulps)) return formatDelta(ulps);
  if (ulps > ULPS_OF_ONE_SIGN || (signChanges > 0 && ulps > ULPS_OF_DOUBLING)) return 'sign differs';
  return ulps < 1e6 ? formatCount(ulps) : `${trimmed(ulps / 1e6, 2)} million`;
}

/** A fraction as per cent; never rounds something to 0 or to 100 that is not. */
export function formatShare(fraction: number | null): string {
  if (fraction === null) return '–';
  if (!Number.isFinite(fraction)) return formatDelta(fraction);
  const percent = fraction * 100;
  if (percent > 0 && percent < 0.1) return '< 0.1 %';
  if (percent > 99.9 && percent < 100) return '> 99.9 %';
  return `${trimmed(percent, percent < 10 ? 2 : 3)} %`;
}

/** A duration: `0.4 s`, `12 s`, `3 min`, `3 min 5 s`, `2 h 10 min`. */
export function formatDuration(milliseconds: number): string {
  const seconds = milliseconds / 1000;
  if (seconds < 9.95) return `${seconds.toFixed(1)} s`;
  const whole = Math.round(seconds);
  if (whole < 60) return `${whole} s`;
  const [large, small] = whole < 3600 ? [`${Math.floor(whole / 60)} min`, `${whole % 60} s`] : [`${Math.floor(whole / 3600)} h`, `${Math.floor((whole % 3600) / 60)} min`];
  return small.startsWith('0 ') ? large : `${large} ${small}`;
}

/** `1 run`, `3 runs`, `10 000 steps`. */
export function plural(count: number, noun: string): string {
  return `${formatCount(count)} ${noun}${count === 1 ? '' : 's'}`;
}

/** How often something runs: `twice`, `3 times`. */
export function formatTimes(count: number): string {
  return count === 2 ? 'twice' : `${formatCount(count)} times`;
}

function trimmed(value: number, digits: number): string {
  return String(Number(value.toPrecision(digits)));
}

/** A true minus sign, also in the exponent, because a hyphen is lost beside a number. */
function minus(text: string): string {
  return text.replaceAll('-', '−').replace('e+', 'e');
}
