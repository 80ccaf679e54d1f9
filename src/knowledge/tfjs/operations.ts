import { RUN } from '../draws';
import type { ApiFact, KernelUse } from '../fact';

/** Operations without randomness that return tensors, so that chains of methods can be followed: functions and methods alike. */
const BOTH =
  'abs acos acosh add all any argMax argMin asin asinh atan atan2 atanh avgPool batchNorm batchToSpaceND broadcastTo cast ceil clipByValue clone concat cos cosh cumprod cumsum depthToSpace div divNoNan elu equal erf euclideanNorm exp expandDims expm1 fft floor floorDiv greater greaterEqual ifft irfft isFinite isInf isNaN leakyRelu less lessEqual localResponseNormalization log log1p logSigmoid logSoftmax logSumExp logicalAnd logicalNot logicalOr logicalXor max maxPool maximum mean min minimum mirrorPad mod mul neg norm notEqual oneHot onesLike pad pool pow prelu prod reciprocal relu relu6 reshape reverse rfft round rsqrt selu sigmoid sign sin sinh slice softmax softplus spaceToBatchND sqrt square squaredDifference squeeze stack step stridedSlice sub sum tan tanh tile transpose where zerosLike';

/** Functions of the namespace alone. */
const FUNCTIONS =
  'addN avgPool3d basicLSTMCell batchNorm2d batchNorm3d batchNorm4d bitwiseAnd booleanMaskAsync broadcastArgs complex concat1d concat2d concat3d concat4d cosineWindow diag einsum ensureShape eye fill gatherND imag linspace lowerBound maxPool3d movingAverage ones outerProduct pad1d pad2d pad3d pad4d range real reverse1d reverse2d reverse3d reverse4d scalar searchSorted slice1d slice2d slice3d slice4d tensor tensor1d tensor2d tensor3d tensor4d tensor5d tensor6d upperBound whereAsync zeros';

/** Methods of tensors alone. */
const TENSOR_METHODS = 'flatten asScalar as1D as2D as3D as4D as5D asType toFloat toInt toBool reshapeAs resizeBilinear resizeNearestNeighbor';

const MATMUL: readonly KernelUse[] = [
  { kernel: 'BatchMatMul', pass: 'forward', product: 'matMul' },
  { kernel: 'BatchMatMul', pass: 'gradient', product: 'matMul' },
];
const CONV2D: readonly KernelUse[] = [
  { kernel: 'Conv2D', pass: 'forward', product: 'conv2d' },
  { kernel: 'Conv2DBackpropFilter', pass: 'gradient' },
  { kernel: 'Conv2DBackpropInput', pass: 'gradient' },
];
const DEPTHWISE: readonly KernelUse[] = [
  { kernel: 'DepthwiseConv2dNativeBackpropFilter', pass: 'gradient' },
  { kernel: 'DepthwiseConv2dNativeBackpropInput', pass: 'gradient' },
];

/** Operations that reach a kernel which is unstable somewhere (see `kernels/`). */
const UNSTABLE: Readonly<Record<string, readonly KernelUse[]>> = {
  matMul: MATMUL,
  dot: MATMUL,
  'fused.matMul': MATMUL,
  conv1d: CONV2D,
  conv2d: CONV2D,
  'fused.conv2d': CONV2D,
  conv2dTranspose: CONV2D,
  conv3d: [{ kernel: 'Conv3DBackpropInputV2', pass: 'gradient' }],
  conv3dTranspose: [{ kernel: 'Conv3DBackpropInputV2', pass: 'forward' }],
  depthwiseConv2d: DEPTHWISE,
  separableConv2d: DEPTHWISE,
  gather: [{ kernel: 'UnsortedSegmentSum', pass: 'gradient' }],
  unsortedSegmentSum: [{ kernel: 'UnsortedSegmentSum', pass: 'forward' }],
  scatterND: [{ kernel: 'ScatterNd', pass: 'forward' }],
  tensorScatterUpdate: [{ kernel: 'TensorScatterUpdate', pass: 'forward' }],
  sparseToDense: [{ kernel: 'SparseToDense', pass: 'forward' }],
  bincount: [{ kernel: 'Bincount', pass: 'forward' }],
  denseBincount: [{ kernel: 'DenseBincount', pass: 'forward' }],
  dilation2d: [
    { kernel: 'Dilation2DBackpropInput', pass: 'gradient' },
    { kernel: 'Dilation2DBackpropFilter', pass: 'gradient' },
  ],
  'sparse.sparseSegmentSum': [{ kernel: 'SparseSegmentSum', pass: 'forward' }],
  'sparse.sparseSegmentMean': [{ kernel: 'SparseSegmentMean', pass: 'forward' }],
  'image.resizeBilinear': [{ kernel: 'ResizeBilinearGrad', pass: 'gradient' }],
  'image.resizeNearestNeighbor': [{ kernel: 'ResizeNearestNeighborGrad', pass: 'gradient' }],
};

/** `tf.Tensor` methods of unstable operations. */
const METHODS = ['matMul', 'dot', 'conv1d', 'conv2d', 'conv2dTranspose', 'depthwiseConv2d', 'separableConv2d', 'gather', 'unsortedSegmentSum', 'dilation2d'];

function unstable(path: string, kernels: readonly KernelUse[]): ApiFact {
  return { path, returns: 'Tensor', kernels, ...RUN };
}

export const operations: readonly ApiFact[] = [
  ...`${BOTH} ${FUNCTIONS}`.split(' ').map((name): ApiFact => ({ path: name, returns: 'Tensor', ...RUN })),
  ...`${BOTH} ${TENSOR_METHODS}`.split(' ').map((name): ApiFact => ({ path: `Tensor#${name}`, returns: 'Tensor', ...RUN })),
  ...Object.entries(UNSTABLE).map(([path, kernels]) => unstable(path, kernels)),
  ...METHODS.map((name) => unstable(`Tensor#${name}`, UNSTABLE[name] ?? [])),
  {
    path: 'image.threshold',
    returns: 'Tensor',
    note: 'With `otsu` it counts without weights, which is exact; on webgpu its shader does not compile, so the result is wrong rather than unstable.',
    ...RUN,
  },
];
