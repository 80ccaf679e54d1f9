/** Sizes of one matrix product: `batch` products of [M, K] by [K, N]. */
export interface ProductShape {
  readonly batch: number;
  readonly m: number;
  readonly k: number;
  readonly n: number;
}

const TILE = 32;
const LEAST_INNER = 2000;
const LEAST_OUTPUT = 128;
const FEW_ROWS = 8;

/** Tile count up to which the backend splits: 8 on most adapters, 16 on Intel of generation 12 and later. */
export const SPLIT_TILES = { usual: 8, intel12: 16 } as const;

/**
 * Does the WebGPU backend compute this product with `MatMulSplitK`, whose partial sums are added atomically in
 * the order of their arrival? Source: `matMulReduceProgram` choice in
 * tfjs-backend-webgpu/src/kernels/BatchMatMul_impl.ts (4.22.0), default flags.
 */
export function isSplitK({ batch, m, k, n }: ProductShape, tilesAllowed: number = SPLIT_TILES.usual): boolean {
  const tiles = Math.ceil(m / TILE) * Math.ceil(n / TILE);
  const few = tiles <= tilesAllowed || (m <= FEW_ROWS && tiles <= 2 * tilesAllowed);
  return batch === 1 && k >= LEAST_INNER && m * n > LEAST_OUTPUT && few;
}

/** Kernels that multiply matrices; each has the second factor as its second input. */
const PRODUCTS = ['BatchMatMul', '_FusedMatMul'];
const CONVOLUTIONS = ['Conv2D', 'FusedConv2D'];

/** True for kernels whose products the backend may split, if `isSplitCall`. */
export function isProduct(kernel: string): boolean {
  return PRODUCTS.includes(kernel) || CONVOLUTIONS.includes(kernel);
}

/**
 * Is a call of a kernel split, by the number of elements of its second input and the shape of its output (images as
 * `NHWC`)? A convolution is a product an image, but for one whose filter is as large as the image, which has one place.
 */
export function isSplitCall(kernel: string, secondSize: number, output: readonly number[]): boolean {
  const n = output.at(-1) ?? 0;
  const k = secondSize / n;
  const count = (axes: readonly number[]): number => axes.reduce((product, axis) => product * axis, 1);
  if (PRODUCTS.includes(kernel)) return isSplitK({ batch: count(output.slice(0, -2)), m: output.at(-2) ?? 0, k, n });
  if (!CONVOLUTIONS.includes(kernel) || output.length !== 4) return false;
  const [images = 0, places] = [output[0], count(output.slice(1, 3))];
  return isSplitK(places === 1 ? { batch: 1, m: images, k, n } : { batch: images, m: places, k, n });
}

/** Could any number of rows make the product split? `m` unknown, as the batch size often is. */
export function canSplitK(k: number, n: number, tilesAllowed: number = SPLIT_TILES.usual): boolean {
  if (k < LEAST_INNER) return false;
  const columns = Math.ceil(n / TILE);
  return columns <= 2 * tilesAllowed;
}
