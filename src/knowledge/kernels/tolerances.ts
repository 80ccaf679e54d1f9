import type { ToleranceKind } from '../../core/tolerance-kind';

/** Unit roundoff of float32: half the distance from 1 to the next number. */
export const UNIT_ROUNDOFF = 2 ** -24;
/** Smallest normal float32: WGSL lets a device flush what is smaller to 0. */
export const SMALLEST_NORMAL = 2 ** -126;
/**
 * Share of the magnitude for `rounded`, about 8 ULP. WGSL asks for correct rounding of +, − and ×, 2.5 ULP for a
 * quotient and 2 ULP for an inverse square root (WGSL, "Floating point accuracy").
 */
export const ROUNDED_SHARE = 1e-6;
/** Share of the largest magnitude for `approximate`: the epsilon of TensorFlow.js' own tests (`TEST_EPSILON_FLOAT32` in tfjs-core/src/test_util.ts). */
export const APPROXIMATE_SHARE = 1e-3;
/** WGSL lets sine and cosine be wrong by this much between −π and π, and by more outside ("Floating point accuracy"). */
export const TRIGONOMETRIC_ERROR = 2 ** -11;

const EXACT = [
  ...['Abs', 'All', 'Any', 'ArgMax', 'ArgMin', 'BatchToSpaceND', 'Bitcast', 'BroadcastTo', 'Ceil', 'ClipByValue', 'Concat', 'DepthToSpace', 'Diag', 'Equal', 'ExpandDims'],
  ...['Fill', 'FlipLeftRight', 'Floor', 'GatherNd', 'GatherV2', 'Greater', 'GreaterEqual', 'Identity', 'IsFinite', 'IsInf', 'IsNan', 'Less', 'LessEqual', 'LogicalAnd'],
  ...['LogicalNot', 'LogicalOr', 'Max', 'MaxPool', 'MaxPool3D', 'Maximum', 'Min', 'Minimum', 'MirrorPad', 'Multinomial', 'Neg', 'NotEqual', 'OneHot', 'OnesLike', 'Pack', 'PadV2'],
  ...['Relu', 'Relu6', 'Reshape', 'Reverse', 'Select', 'Sign', 'Slice', 'SpaceToBatchND', 'SplitV', 'Step', 'StridedSlice', 'TensorScatterUpdate', 'Tile', 'TopK', 'Transpose', 'Unpack', 'ZerosLike'],
];
const ROUNDED = ['Add', 'Multiply', 'RealDiv', 'Rsqrt', 'Sqrt', 'Square', 'SquaredDifference', 'Sub'];
const SUMS = [
  ...['AddN', 'AvgPool', 'AvgPool3D', 'AvgPool3DGrad', 'AvgPoolGrad', 'BatchMatMul', 'Bincount', 'Conv2D', 'Conv2DBackpropFilter', 'Conv2DBackpropInput'],
  ...['Conv3D', 'Conv3DBackpropFilterV2', 'Conv3DBackpropInputV2', 'Cumsum', 'DenseBincount', 'DepthwiseConv2dNative', 'DepthwiseConv2dNativeBackpropFilter'],
  ...['DepthwiseConv2dNativeBackpropInput', 'Einsum', 'FusedConv2D', 'FusedDepthwiseConv2D', 'Mean', 'ResizeNearestNeighborGrad'],
  ...['ScatterNd', 'SparseSegmentMean', 'SparseSegmentSum', 'SparseToDense', 'Sum', 'UnsortedSegmentSum', '_FusedMatMul'],
];

const KINDS: ReadonlyMap<string, ToleranceKind> = new Map([
  ...EXACT.map((kernel) => [kernel, 'exact'] as const),
  ...ROUNDED.map((kernel) => [kernel, 'rounded'] as const),
  ...SUMS.map((kernel) => [kernel, 'sum'] as const),
]);

/** The tolerance of a kernel's output; whole numbers and truth values have none. */
export function toleranceOf(kernel: string, dtype: string): ToleranceKind {
  return dtype === 'int32' || dtype === 'bool' ? 'exact' : (KINDS.get(kernel) ?? 'approximate');
}

/** Absolute error that a device may make in any element, whatever the others are. */
export function absoluteErrorOf(kernel: string): number {
  return kernel === 'Sin' || kernel === 'Cos' ? TRIGONOMETRIC_ERROR : SMALLEST_NORMAL;
}
