/** What `fit` and `fitDataset` read of their arguments; anything may be missing or of another type. */
interface FitArguments {
  readonly epochs?: unknown;
  readonly initialEpoch?: unknown;
  readonly batchSize?: unknown;
  readonly validationSplit?: unknown;
  readonly batchesPerEpoch?: unknown;
}

/** tfjs-layers' own default, in `fit` and in `fitLoop`. */
const BATCH_SIZE = 32;

/** Optimizer steps that a call of `fit` or `fitDataset` makes unless something ends it early; null if its arguments do not tell. */
export function planSteps(method: string, args: readonly unknown[]): number | null {
  if (method === 'fit') return planFit(args[0], toFitArguments(args[2]));
  if (method === 'fitDataset') return planFitDataset(args[0], toFitArguments(args[1]));
  return null;
}

function planFit(inputs: unknown, { epochs, initialEpoch, batchSize, validationSplit }: FitArguments): number | null {
  const samples = countSamples(inputs);
  if (samples === null) return null;
  const split = numberOr(validationSplit, 0);
  const trained = split > 0 && split < 1 ? Math.floor(samples * (1 - split)) : samples;
  return product(numberOr(epochs, 1) - numberOr(initialEpoch, 0), Math.ceil(trained / numberOr(batchSize, BATCH_SIZE)));
}

/** A dataset knows its number of batches only where nothing in its pipeline filters. */
function planFitDataset(dataset: unknown, { epochs, initialEpoch, batchesPerEpoch }: FitArguments): number | null {
  const { size } = (dataset ?? {}) as { size?: unknown };
  return product(numberOr(epochs, NaN) - numberOr(initialEpoch, 0), numberOr(batchesPerEpoch, numberOr(size, NaN)));
}

/** Rows of the first input: a tensor, a list of tensors, or tensors by name. */
function countSamples(inputs: unknown): number | null {
  if (typeof inputs !== 'object' || inputs === null) return null;
  const { shape } = inputs as { shape?: unknown };
  if (Array.isArray(shape)) return typeof shape[0] === 'number' ? shape[0] : null;
  const [first] = Object.values(inputs) as unknown[];
  return first === inputs ? null : countSamples(first);
}

function product(epochs: number, batches: number): number | null {
  const steps = epochs * batches;
  return Number.isSafeInteger(steps) && steps > 0 ? steps : null;
}

function numberOr(value: unknown, otherwise: number): number {
  return typeof value === 'number' ? value : otherwise;
}

function toFitArguments(value: unknown): FitArguments {
  return typeof value === 'object' && value !== null ? value : {};
}
