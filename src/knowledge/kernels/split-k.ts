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

/** Could any number of rows make the product split? `m` unknown, as the batch size often is. */
export function canSplitK(k: number, n: number, tilesAllowed: number = SPLIT_TILES.usual): boolean {
  if (k < LEAST_INNER) return false;
  const columns = Math.ceil(n / TILE);
  return columns <= 2 * tilesAllowed;
}
