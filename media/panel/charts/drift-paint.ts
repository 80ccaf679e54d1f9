import { driftColour, type Rgb, type ThemeKind } from '../../../src/core/drift-scale';
import { CODES, valueOfCode, type DriftPyramid } from '../state/drift-pyramid';
import { widthOf, type StepRange } from './step-range';

const SHADES = new Map<ThemeKind, Uint32Array>();

/** A packed pixel for each code; 0 is transparent. */
export function collectShades(theme: ThemeKind): Uint32Array {
  const shades = SHADES.get(theme) ?? mixShades(theme);
  SHADES.set(theme, shades);
  return shades;
}

function mixShades(theme: ThemeKind): Uint32Array {
  return Uint32Array.from({ length: 256 }, (_, code) => {
    if (code === CODES.unmeasured) return 0;
    if (code === CODES.identical) return pack(driftColour(0, theme));
    return pack(driftColour(code === CODES.notFinite ? NaN : valueOfCode(code), theme));
  });
}

/** Where to paint: `width` × `height` packed RGBA pixels. */
export interface Picture {
  readonly pixels: Uint32Array;
  readonly width: number;
  readonly height: number;
}

/**
 * Paints the steps of `range`: layers from top to bottom, every pixel the largest |Δ| of all that it covers,
 * so that a single differing cell is never lost.
 */
export function paintDrift(pyramid: DriftPyramid, range: StepRange, { pixels, width, height }: Picture, shades: Uint32Array): void {
  const { grid, rows } = pyramid;
  const bands = collectBands(rows, height);
  const largest = new Uint8Array(bands.length);
  pixels.fill(0);
  for (let x = 0; x < width; x += 1) {
    const from = range.from + (x * widthOf(range)) / width;
    const to = range.from + ((x + 1) * widthOf(range)) / width;
    if (to <= grid.firstStep || from >= grid.lastStep + 1) continue;
    const column0 = Math.max(0, grid.columnOf(Math.max(from, grid.firstStep)));
    const column1 = Math.max(column0 + 1, grid.columnOf(Math.ceil(to) - 1) + 1);
    collectLargest(pyramid, column0, column1, bands, largest);
    for (let band = 0; band < bands.length; band += 1) {
      const shade = shades[largest[band] ?? 0] ?? 0;
      const place = bands[band];
      if (shade === 0 || place === undefined) continue;
      for (let y = place.y0; y < place.y1; y += 1) pixels[y * width + x] = shade;
    }
  }
}

/** Largest code of each band in the grid's columns [column0, column1), read from the coarsest level that is fine enough. */
function collectLargest(pyramid: DriftPyramid, column0: number, column1: number, bands: readonly Band[], into: Uint8Array): void {
  const level = pyramid.levelFor(column1 - column0);
  const codes = pyramid.codesOf(level);
  const [first, last] = [column0 >> level, Math.ceil(column1 / 2 ** level)];
  bands.forEach(({ row0, row1 }, band) => {
    let most = 0;
    for (let column = first; column < last; column += 1)
      for (let index = column * pyramid.rows + row0, end = column * pyramid.rows + row1; index < end; index += 1) {
        const code = codes[index] ?? 0;
        if (code > most) most = code;
      }
    into[band] = most;
  });
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
