/** One computation of the survey, repeated with equal inputs on a GPU. */
export interface SurveyedCase {
  /** Its name in `test/native/survey`, whose file holds the computation. */
  readonly name: string;
  readonly calls: number;
  /** Different bit patterns among the calls; 1: all were equal, which so few calls make likely and not certain. */
  readonly distinct: number;
  /** Largest |Δ| of a call from the first one. */
  readonly maxAbs: number;
  /** Largest |Δ| of the first call from the cpu backend, as a share of the largest magnitude there; null where that was not measured. */
  readonly fromCpu: number | null;
}

/** A survey of the WebGPU backend on one GPU: what `npm run gpu:survey` printed there. */
export interface GpuSurvey {
  /** The adapter as Dawn names it, and the driver. */
  readonly adapter: string;
  readonly driver: string;
  /** Version of the npm package `webgpu`, which brings Dawn. */
  readonly webgpu: string;
  readonly tfjs: string;
  readonly cases: readonly SurveyedCase[];
}

// One process a case. The trainings and `bincount` were called twice only; unseeded draws are left out, and so are the
// sparse segment sums, which need an OffscreenCanvas and do not run in Node.
const H200: readonly SurveyedCase[] = [
  { name: 'bincount weighted', calls: 2, distinct: 2, maxAbs: 1.2e-3, fromCpu: 1.2e-6 },
  { name: 'conv2d 1x1x2048', calls: 20, distinct: 20, maxAbs: 1.5e-5, fromCpu: 1.4e-6 },
  { name: 'denseBincount weighted', calls: 20, distinct: 20, maxAbs: 1.6e-3, fromCpu: 2.2e-6 },
  { name: 'dilation2d filter gradient', calls: 20, distinct: 20, maxAbs: 8.6e-6, fromCpu: 3.2e-7 },
  { name: 'dilation2d input gradient', calls: 20, distinct: 20, maxAbs: 2.4e-7, fromCpu: 7.1e-8 },
  { name: 'fused matMul bias relu', calls: 20, distinct: 20, maxAbs: 1.7e-5, fromCpu: 3.1e-7 },
  { name: 'gather gradient', calls: 20, distinct: 20, maxAbs: 4.2e-5, fromCpu: 5.3e-7 },
  { name: 'matMul 1x3136x256', calls: 20, distinct: 20, maxAbs: 1.1e-5, fromCpu: 4.1e-7 },
  { name: 'matMul 32x3136x128', calls: 20, distinct: 20, maxAbs: 1.9e-5, fromCpu: 3.1e-7 },
  { name: 'matMul 32x4096x32', calls: 20, distinct: 20, maxAbs: 2.3e-5, fromCpu: 2.8e-7 },
  { name: 'matMul 64x2000x64', calls: 20, distinct: 20, maxAbs: 1.1e-5, fromCpu: 2.6e-7 },
  { name: 'scatterND duplicates', calls: 20, distinct: 20, maxAbs: 1.9e-3, fromCpu: 1.7e-6 },
  { name: 'scatterND row slices', calls: 20, distinct: 20, maxAbs: 1.3e-4, fromCpu: 1.4e-6 },
  { name: 'tensorScatterUpdate duplicates', calls: 20, distinct: 20, maxAbs: 2.0e+0, fromCpu: 1.9e+0 },
  { name: 'training: embedding', calls: 2, distinct: 2, maxAbs: 6.0e-8, fromCpu: null },
  { name: 'bincount counted', calls: 2, distinct: 1, maxAbs: 0, fromCpu: 0 },
  { name: 'training: dense', calls: 2, distinct: 1, maxAbs: 0, fromCpu: null },
  { name: 'training: depthwise and batch normalization', calls: 2, distinct: 1, maxAbs: 0, fromCpu: null },
  { name: 'training: lstm', calls: 2, distinct: 1, maxAbs: 0, fromCpu: null },
  { name: 'activations', calls: 20, distinct: 1, maxAbs: 0, fromCpu: 4.9e-9 },
  { name: 'avgPool gradient', calls: 20, distinct: 1, maxAbs: 0, fromCpu: 7.0e-8 },
  { name: 'avgPool3d gradient', calls: 20, distinct: 1, maxAbs: 0, fromCpu: 7.4e-8 },
  { name: 'batchNorm gradient', calls: 20, distinct: 1, maxAbs: 0, fromCpu: 2.5e-7 },
  { name: 'comparison and logic', calls: 20, distinct: 1, maxAbs: 0, fromCpu: 0 },
  { name: 'conv2d 3x3', calls: 20, distinct: 1, maxAbs: 0, fromCpu: 0 },
  { name: 'conv2d filter gradient', calls: 20, distinct: 1, maxAbs: 0, fromCpu: 4.5e-6 },
  { name: 'conv2d filter strided gradient', calls: 20, distinct: 1, maxAbs: 0, fromCpu: 1.7e-6 },
  { name: 'conv2d input gradient', calls: 20, distinct: 1, maxAbs: 0, fromCpu: 2.0e-7 },
  { name: 'conv2dTranspose input gradient', calls: 20, distinct: 1, maxAbs: 0, fromCpu: 0 },
  { name: 'conv3d', calls: 20, distinct: 1, maxAbs: 0, fromCpu: 5.5e-7 },
  { name: 'conv3d filter gradient', calls: 20, distinct: 1, maxAbs: 0, fromCpu: 1.6e-6 },
  { name: 'conv3d input gradient', calls: 20, distinct: 1, maxAbs: 0, fromCpu: 5.4e-7 },
  { name: 'cropAndResize', calls: 20, distinct: 1, maxAbs: 0, fromCpu: 5.8e-6 },
  { name: 'cumsum gradient', calls: 20, distinct: 1, maxAbs: 0, fromCpu: 9.2e-7 },
  { name: 'depthwiseConv2d', calls: 20, distinct: 1, maxAbs: 0, fromCpu: 0 },
  { name: 'depthwiseConv2d filter gradient', calls: 20, distinct: 1, maxAbs: 0, fromCpu: 3.9e-6 },
  { name: 'depthwiseConv2d input gradient', calls: 20, distinct: 1, maxAbs: 0, fromCpu: 1.4e-7 },
  { name: 'dropout seeded', calls: 20, distinct: 1, maxAbs: 0, fromCpu: 0 },
  { name: 'elu', calls: 20, distinct: 1, maxAbs: 0, fromCpu: 2.0e-8 },
  { name: 'erf', calls: 20, distinct: 1, maxAbs: 0, fromCpu: 5.3e-7 },
  { name: 'exp', calls: 20, distinct: 1, maxAbs: 0, fromCpu: 8.8e-8 },
  { name: 'fused convolutions', calls: 20, distinct: 1, maxAbs: 0, fromCpu: 0 },
  { name: 'localResponseNormalization gradient', calls: 20, distinct: 1, maxAbs: 0, fromCpu: 2.3e-7 },
  { name: 'log', calls: 20, distinct: 1, maxAbs: 0, fromCpu: 1.0e-7 },
  { name: 'matMul 1x200000x1', calls: 20, distinct: 1, maxAbs: 0, fromCpu: 3.7e-7 },
  { name: 'matMul 4096x16x16', calls: 20, distinct: 1, maxAbs: 0, fromCpu: 1.5e-7 },
  { name: 'matMul 512x512x512', calls: 20, distinct: 1, maxAbs: 0, fromCpu: 9.5e-7 },
  { name: 'matMul 64x1999x64', calls: 20, distinct: 1, maxAbs: 0, fromCpu: 1.1e-6 },
  { name: 'matMul 8x100000x8', calls: 20, distinct: 1, maxAbs: 0, fromCpu: 9.8e-7 },
  { name: 'matMul batched 8x64x256x64', calls: 20, distinct: 1, maxAbs: 0, fromCpu: 5.8e-7 },
  { name: 'matMul left gradient', calls: 20, distinct: 1, maxAbs: 0, fromCpu: 2.3e-7 },
  { name: 'maxPool gradient', calls: 20, distinct: 1, maxAbs: 0, fromCpu: 6.8e-8 },
  { name: 'maxPool3d gradient', calls: 20, distinct: 1, maxAbs: 0, fromCpu: 6.8e-8 },
  { name: 'mean of rows', calls: 20, distinct: 1, maxAbs: 0, fromCpu: 1.1e-7 },
  { name: 'multinomial seeded', calls: 20, distinct: 1, maxAbs: 0, fromCpu: 1.0e+0 },
  { name: 'nonMaxSuppression', calls: 20, distinct: 1, maxAbs: 0, fromCpu: 0 },
  { name: 'pow', calls: 20, distinct: 1, maxAbs: 0, fromCpu: 4.6e-7 },
  { name: 'qr', calls: 20, distinct: 1, maxAbs: 0, fromCpu: 6.9e-7 },
  { name: 'randomNormal seeded', calls: 20, distinct: 1, maxAbs: 0, fromCpu: 0 },
  { name: 'rearranging', calls: 20, distinct: 1, maxAbs: 0, fromCpu: 2.2e-7 },
  { name: 'resizeBilinear gradient', calls: 20, distinct: 1, maxAbs: 0, fromCpu: 1.5e-6 },
  { name: 'resizeNearestNeighbor gradient', calls: 20, distinct: 1, maxAbs: 0, fromCpu: 1.6e+0 },
  { name: 'rounding and remainders', calls: 20, distinct: 1, maxAbs: 0, fromCpu: 4.1e-8 },
  { name: 'rsqrt', calls: 20, distinct: 1, maxAbs: 0, fromCpu: 7.5e-8 },
  { name: 'selu', calls: 20, distinct: 1, maxAbs: 0, fromCpu: 9.1e-8 },
  { name: 'sigmoid', calls: 20, distinct: 1, maxAbs: 0, fromCpu: 1.2e-7 },
  { name: 'sin', calls: 20, distinct: 1, maxAbs: 0, fromCpu: 1.1e-6 },
  { name: 'softmax gradient', calls: 20, distinct: 1, maxAbs: 0, fromCpu: 1.9e-7 },
  { name: 'softmaxCrossEntropy gradient', calls: 20, distinct: 1, maxAbs: 0, fromCpu: 1.1e-7 },
  { name: 'softplus', calls: 20, distinct: 1, maxAbs: 0, fromCpu: 9.5e-8 },
  { name: 'sparseToDense unique', calls: 20, distinct: 1, maxAbs: 0, fromCpu: 0 },
  { name: 'sqrt', calls: 20, distinct: 1, maxAbs: 0, fromCpu: 7.9e-8 },
  { name: 'sum of 1e6', calls: 20, distinct: 1, maxAbs: 0, fromCpu: 2.0e-6 },
  { name: 'tanh', calls: 20, distinct: 1, maxAbs: 0, fromCpu: 1.2e-7 },
  { name: 'trigonometry', calls: 20, distinct: 1, maxAbs: 0, fromCpu: 1.9e-7 },
  { name: 'unsortedSegmentSum i32', calls: 20, distinct: 1, maxAbs: 0, fromCpu: 9.0e+2 },
];

/** Every GPU on which the survey was run. */
export const GPU_SURVEYS: readonly GpuSurvey[] = [
  { adapter: 'NVIDIA H200 (Vulkan)', driver: '580.159.04', webgpu: '0.6.2', tfjs: '4.22.0', cases: H200 },
];
