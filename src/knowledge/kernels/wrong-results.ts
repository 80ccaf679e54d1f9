import type { BackendName } from '../../core/verdict';
import type { Evidence } from '../draw';

/** A kernel that gives a wrong value, most of them the same one every time: repeating a run never shows it. */
export interface WrongResult {
  readonly kernel: string;
  readonly backend: BackendName;
  /** Type of the output for which it is wrong; left out where that makes no difference. */
  readonly dtype?: 'int32';
  /** What is wrong, to be read after "known: ". */
  readonly what: string;
  /** Semver range of TensorFlow.js in which it was seen or read. */
  readonly versions: string;
  readonly evidence: Evidence;
  readonly source: string;
}

const VERSIONS = '<=4.22.0';

function lowestFloat(kernel: string, evidence: Evidence): WrongResult {
  return {
    kernel,
    backend: 'wasm',
    what: 'it starts its maxima from the smallest positive number instead of the lowest one, so negative inputs are passed over',
    versions: VERSIONS,
    evidence,
    source: `tfjs-backend-wasm/src/cc/kernels/${kernel}.cc`,
  };
}

/** Faults of kernels that were met so far; what is missing here may be wrong as well. */
export const WRONG_RESULTS: readonly WrongResult[] = [
  {
    kernel: 'Conv3DBackpropInputV2',
    backend: 'wasm',
    what: 'its loop over the depth runs past the filter and adds whatever lies beside it in memory',
    versions: VERSIONS,
    evidence: 'run',
    source: 'tfjs-backend-wasm/src/cc/kernels/Conv3DBackpropInputV2.cc',
  },
  ...['MaxPoolGrad', 'Dilation2D'].map((kernel) => lowestFloat(kernel, 'run')),
  ...['MaxPoolWithArgmax', 'MaxPool3D', 'MaxPool3DGrad', 'Dilation2DBackpropInput', 'Dilation2DBackpropFilter'].map((kernel) => lowestFloat(kernel, 'source')),
  {
    kernel: 'UnsortedSegmentSum',
    backend: 'webgpu',
    dtype: 'int32',
    what: 'its shader adds up the bit patterns of floats instead of whole numbers: 1 + 2 gives 2139095040',
    versions: VERSIONS,
    evidence: 'run',
    source: 'tfjs-backend-webgpu/src/unsorted_segment_sum_webgpu.ts',
  },
  {
    kernel: 'ResizeNearestNeighborGrad',
    backend: 'cpu',
    what: 'from the second image of a batch on it reads the gradients of other pixels, for it counts in strides of the input (so upSampling2d trains wrongly)',
    versions: VERSIONS,
    evidence: 'run',
    source: 'tfjs-backend-cpu/src/kernels/ResizeNearestNeighborGrad.ts',
  },
  {
    kernel: 'DenseBincount',
    backend: 'webgpu',
    what: 'rows of a matrix are counted wrongly, and with binaryOutput its shader does not compile and old memory is returned',
    versions: VERSIONS,
    evidence: 'run',
    source: 'tfjs-backend-webgpu/src/bincount_webgpu.ts',
  },
  {
    kernel: 'ArgMax',
    backend: 'webgpu',
    what: 'among equal maxima it may name a later one than cpu does',
    versions: VERSIONS,
    evidence: 'run',
    source: 'tfjs-backend-webgpu/src/argminmax_webgpu.ts',
  },
  ...(['wasm', 'webgpu'] as const).map(
    (backend): WrongResult => ({
      kernel: 'Multinomial',
      backend,
      what: 'the same seed gives other samples on every backend',
      versions: VERSIONS,
      evidence: 'run',
      source: 'tfjs-core/src/ops/multinomial.ts',
    }),
  ),
];

/** What is known to be wrong with a kernel on a backend, or on cpu, which it is held against. */
export function findWrongResult(kernel: string, backend: string, dtype: string): WrongResult | undefined {
  const rows = WRONG_RESULTS.filter((each) => each.kernel === kernel && (each.dtype === undefined || each.dtype === dtype));
  return rows.find((each) => each.backend === backend) ?? rows.find((each) => each.backend === 'cpu');
}
