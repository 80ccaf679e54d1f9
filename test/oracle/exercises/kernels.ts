import type { BackendName } from '../../../src/core/verdict';

/** One operation, repeated on equal inputs: does the kernel give equal bits? */
export interface KernelExercise {
  readonly kernel: string;
  readonly backend: BackendName;
  readonly label: string;
  /** Source of the operation; `tf`, `values(n)` (fixed floats) and `repeated(n, m)` (indices below m, repeated) are there. */
  readonly run: string;
  /** `differs`: a row of the kernel table says so. */
  readonly expected: 'differs' | 'same';
}

const ROWS = 1000;

const webgpu: readonly KernelExercise[] = (
  [
    ['_FusedMatMul', 'dense 32x3136x128', "tf.fused.matMul({ a: values(32, 3136), b: values(3136, 128), bias: values(128), activation: 'relu' })", 'differs'],
    ['BatchMatMul', '64x2000x64, the first K that splits', 'tf.matMul(values(64, 2000), values(2000, 64))', 'differs'],
    ['BatchMatMul', '64x1999x64, the last K that does not', 'tf.matMul(values(64, 1999), values(1999, 64))', 'same'],
    ['BatchMatMul', '1x3136x128: 128 outputs', 'tf.matMul(values(1, 3136), values(3136, 128))', 'same'],
    ['BatchMatMul', '96x2000x96: nine tiles', 'tf.matMul(values(96, 2000), values(2000, 96))', 'same'],
    ['Conv2D', '3x3x256 on 8x8', "tf.conv2d(values(1, 8, 8, 256), values(3, 3, 256, 32), 1, 'same')", 'differs'],
    ['UnsortedSegmentSum', 'floats into 3 cells', `tf.unsortedSegmentSum(values(${ROWS}, 8), repeated(${ROWS}, 3), 3)`, 'differs'],
    ['UnsortedSegmentSum', 'each row its own cell', `tf.unsortedSegmentSum(values(${ROWS}, 8), repeated(${ROWS}, ${ROWS}), ${ROWS})`, 'same'],
    ['ScatterNd', 'floats into 3 cells', `tf.scatterND(repeated(${ROWS}, 3).reshape([${ROWS}, 1]), values(${ROWS}), [3])`, 'differs'],
    ['SparseToDense', 'floats into 3 cells', `tf.sparseToDense(repeated(${ROWS}, 3).reshape([${ROWS}, 1]), values(${ROWS}), [3], 0)`, 'differs'],
    ['TensorScatterUpdate', 'other values into 3 cells', `tf.tensorScatterUpdate(tf.zeros([3]), repeated(${ROWS}, 3).reshape([${ROWS}, 1]), values(${ROWS}))`, 'differs'],
    ['Bincount', 'float weights', `tf.bincount(repeated(${ROWS}, 3), values(${ROWS}), 3)`, 'differs'],
    ['Bincount', 'counting', `tf.bincount(repeated(${ROWS}, 3), tf.tensor1d([]), 3)`, 'same'],
    ['Softmax', 'no atomics', 'tf.softmax(values(64, 100))', 'same'],
  ] as const
).map(([kernel, label, run, expected]) => ({ kernel, backend: 'webgpu', label, run, expected }));

const wasm: readonly KernelExercise[] = [
  {
    kernel: 'Conv3DBackpropInputV2',
    backend: 'wasm',
    label: 'gradient of conv3d',
    // It reads beyond its filter, so what lies there has to change.
    run: "(tf.fill([4000], i * 3.7), tf.grad((x) => tf.conv3d(x, values(2, 2, 2, 2, 3), 1, 'same'))(values(1, 4, 4, 4, 2)))",
    expected: 'differs',
  },
  { kernel: 'BatchMatMul', backend: 'wasm', label: '64x2000x64', run: 'tf.matMul(values(64, 2000), values(2000, 64))', expected: 'same' },
];

/** What is unstable on WebGPU, on the backend that has no unstable kernel. */
const cpu: readonly KernelExercise[] = webgpu.filter(({ kernel, expected }) => expected === 'differs' && !/Conv|Mat/.test(kernel)).map((each) => ({ ...each, backend: 'cpu', expected: 'same' }));

export const KERNEL_EXERCISES: readonly KernelExercise[] = [...webgpu, ...wasm, ...cpu];
