import { driftColour, type Rgb, type ThemeKind } from '../../../src/core/drift-scale';
import type { DriftPyramid } from '../state/drift-pyramid';
import { widthOf, type StepRange } from './step-range';

/** Colours by a fine quantization of log10, so that a pixel costs a look-up and no logarithm of colours. */
const SHADES = 256;
const LOWEST = -9;
const HIGHEST = 1;

export interface Shades {
  readonly identical: number;
  readonly notFinite: number;
  readonly ramp: Uint32Array;
}

/** The theme's scale as packed pixels. */
export function collectShades(theme: ThemeKind): Shades {
  const ramp = Uint32Array.from({ length: SHADES }, (_, index) =>
    pack(driftColour(10 ** (LOWEST + ((HIGHEST - LOWEST) * index) / (SHADES - 1)), theme)),
  );
  return { identical: pack(driftColour(0, theme)), notFinite: pack(driftColour(NaN, theme)), ramp };
}

/** One pixel of a |Δ|; 0 is transparent. */
export function shadeOf(value: number | null, shades: Shades): number {
  if (value === null) return 0;
  if (value === 0) return shades.identical;
  if (!Number.isFinite(value)) return shades.notFinite;
  const position = ((Math.log10(value) - LOWEST) / (HIGHEST - LOWEST)) * (SHADES - 1);
  return shades.ramp[Math.round(Math.min(Math.max(position, 0), SHADES - 1))] ?? 0;
}

/**
 * Paints the steps of `range` into `pixels` (width × height, packed RGBA): layers from top to bottom, every pixel
 * the largest |Δ| of all it covers, so that a single differing cell is never lost.
 */
export function paintDrift(pyramid: DriftPyramid, range: StepRange, pixels: Uint32Array, width: number, height: number, shades: Shades): void {
  const { grid, rows } = pyramid;
  const perPixel = widthOf(range) / width / grid.stride;
  const level = pyramid.levelFor(perPixel);
  const bands = collectBands(rows, height);
  pixels.fill(0);
  for (let x = 0; x < width; x += 1) {
    const first = (range.from + (x * widthOf(range)) / width - grid.firstStep) / grid.stride;
    if (first + perPixel < 0 || first >= grid.columns) continue;
    const column0 = Math.max(0, Math.floor(first));
    const column1 = Math.max(column0 + 1, Math.min(grid.columns, Math.ceil(first + perPixel)));
    for (const { row0, row1, y0, y1 } of bands) {
      const shade = shadeOf(pyramid.largest(level, row0, row1, column0, column1), shades);
      if (shade !== 0) for (let y = y0; y < y1; y += 1) pixels[y * width + x] = shade;
    }
  }
}

interface Band {
  readonly row0: number;
  readonly row1: number;
  readonly y0: number;
  readonly y1: number;
}

/** One band a layer, with a thin gap where there is room; several layers a pixel row where there is not. */
function collectBands(rows: number, height: number): readonly Band[] {
  const count = Math.min(rows, height);
  const gap = height / rows >= 6 ? 1 : 0;
  return Array.from({ length: count }, (_, index) => ({
    row0: Math.floor((index * rows) / count),
    row1: Math.floor(((index + 1) * rows) / count),
    y0: Math.round((index * height) / count),
    y1: Math.round(((index + 1) * height) / count) - gap,
  }));
}

function pack(colour: Rgb | null): number {
  if (colour === null) return 0;
  const [red, green, blue] = colour;
  return ((255 << 24) | (blue << 16) | (green << 8) | red) >>> 0;
}
