import type { BackendName } from '../../core/verdict';
import type { KernelFact } from './kernel-fact';
import { NATIVE_KERNELS } from './native-kernels';

const WEBGPU = 'tfjs-backend-webgpu/src';
const NATIVE_STATUS = 'https://github.com/NVIDIA/framework-reproducibility/blob/master/doc/d9m/tensorflow_status.md';
const SINCE = '>=3.19.0';

function atomic(kernel: string, when: KernelFact['when'], measured: string, file: string, remedy: string | null): KernelFact {
  return {
    kernel,
    backend: 'webgpu',
    when,
    differs: when === 'repeated-indices' ? 'value' : 'rounding',
    why:
      when === 'repeated-indices'
        ? 'several writes to one cell race and the last one wins'
        : 'its shader adds floats atomically, so their order is the order of arrival',
    remedy,
    versions: SINCE,
    measured,
    evidence: 'run',
    source: `${WEBGPU}/${file}`,
  };
}

const PACKED = "set the flag WEBGPU_MATMUL_PROGRAM_TYPE to 3 before the first operation (`tf.env().set('WEBGPU_MATMUL_PROGRAM_TYPE', 3)`)";
const ONE_HOT = 'multiply by a one-hot matrix instead of gathering, with WEBGPU_MATMUL_PROGRAM_TYPE 3 from 2,000 rows on, or train on another backend';
const ELSEWHERE = 'run it on the cpu, wasm or webgl backend';

function splitK(kernel: string): KernelFact {
  return {
    kernel,
    backend: 'webgpu',
    when: 'split-k',
    differs: 'rounding',
    why: 'with a long inner dimension the product is split and the parts are added atomically in order of arrival',
    remedy: PACKED,
    versions: SINCE,
    measured: '7 to 10 distinct results in 10 runs on a software adapter (dense 32x3136x128: 9), 20 of 20 on an NVIDIA H200',
    evidence: 'run',
    source: `${WEBGPU}/kernels/BatchMatMul_impl.ts`,
  };
}

const webgpu: readonly KernelFact[] = [
  ...['BatchMatMul', '_FusedMatMul', 'Conv2D', 'FusedConv2D'].map(splitK),
  atomic('UnsortedSegmentSum', 'repeated-float-indices', '10 of 10 on a software adapter, 20 of 20 on an NVIDIA H200', 'unsorted_segment_sum_webgpu.ts', ONE_HOT),
  atomic('ScatterNd', 'repeated-float-indices', '10 of 10 on a software adapter, 20 of 20 on an NVIDIA H200', 'scatter_webgpu.ts', ELSEWHERE),
  atomic('TensorScatterUpdate', 'repeated-indices', '4 of 10 on a software adapter, 20 of 20 on an NVIDIA H200', 'scatter_webgpu.ts', 'make the indices unique'),
  atomic('SparseToDense', 'repeated-float-indices', '10 of 10 on a software adapter', 'scatter_webgpu.ts', ELSEWHERE),
  atomic('Bincount', 'fractional-weights', '10 of 10 on a software adapter, 2 of 2 on an NVIDIA H200', 'bincount_webgpu.ts', ELSEWHERE),
  atomic('DenseBincount', 'fractional-weights', '10 of 10 on a software adapter, 20 of 20 on an NVIDIA H200', 'bincount_webgpu.ts', ELSEWHERE),
  atomic('SparseSegmentSum', 'repeated-float-indices', '8 of 8 on a software adapter', 'sparse_segment_reduce_webgpu.ts', ELSEWHERE),
  atomic('SparseSegmentMean', 'repeated-float-indices', '8 of 8 on a software adapter', 'sparse_segment_reduce_webgpu.ts', ELSEWHERE),
  atomic('Dilation2DBackpropInput', 'always', '10 of 10 on a software adapter (both gradients together), 20 of 20 on an NVIDIA H200', 'dilation_backprop_webgpu.ts', ELSEWHERE),
  atomic('Dilation2DBackpropFilter', 'always', '10 of 10 on a software adapter (both gradients together), 20 of 20 on an NVIDIA H200', 'dilation_backprop_webgpu.ts', ELSEWHERE),
];

const wasm: readonly KernelFact[] = [
  {
    kernel: 'Conv3DBackpropInputV2',
    backend: 'wasm',
    when: 'always',
    differs: 'value',
    why: 'its loop bound is wrong, so it reads whatever lies beside the filter in memory',
    remedy: 'train 3-D convolutions on another backend',
    versions: '<=4.22.0',
    measured: '4 distinct results in 4 runs',
    evidence: 'run',
    source: 'tfjs-backend-wasm/src/cc/kernels/Conv3DBackpropInputV2.cc',
  },
];

function cuda(kernel: string, why: string, remedy: string | null, when: KernelFact['when'] = 'always'): KernelFact {
  return { kernel, backend: 'tfjs-node-gpu', when, differs: 'rounding', why, remedy, versions: '*', evidence: 'documented', source: NATIVE_STATUS };
}

const SWITCH = 'set TF_DETERMINISTIC_OPS=1 in the environment before Node starts';
const THROWS = 'TF_DETERMINISTIC_OPS=1 makes it throw in TensorFlow 2.9 instead of repairing it; train it on another backend';
const CUDNN = 'cuDNN picks algorithms that add in no fixed order';
const CUDA_ADDS = 'its CUDA kernel adds atomically in order of arrival';

const nodeGpu: readonly KernelFact[] = [
  ...['Conv2DBackpropFilter', 'Conv2DBackpropInput', 'Conv3DBackpropFilterV2', 'Conv3DBackpropInputV2'].map((kernel) => cuda(kernel, CUDNN, SWITCH)),
  cuda('DepthwiseConv2dNativeBackpropFilter', CUDNN, THROWS),
  cuda('MaxPoolGrad', CUDNN, SWITCH),
  cuda('UnsortedSegmentSum', CUDA_ADDS, `${SWITCH} (not on Windows)`, 'repeated-float-indices'),
  cuda('ScatterNd', CUDA_ADDS, `${SWITCH} (it then runs on the CPU)`, 'repeated-float-indices'),
  cuda('TensorScatterUpdate', CUDA_ADDS, `${SWITCH} (it then runs on the CPU)`, 'repeated-indices'),
  cuda('Bincount', CUDA_ADDS, THROWS, 'fractional-weights'),
  cuda('ResizeBilinearGrad', CUDA_ADDS, SWITCH),
  cuda('ResizeNearestNeighborGrad', CUDA_ADDS, THROWS),
  cuda('Dilation2DBackpropInput', CUDA_ADDS, SWITCH),
  cuda('Dilation2DBackpropFilter', CUDA_ADDS, SWITCH),
];

/** Every kernel known not to be run-to-run deterministic. webgl and cpu have none. */
export const KERNELS: readonly KernelFact[] = [...webgpu, ...wasm, ...NATIVE_KERNELS, ...nodeGpu];

export function findKernel(kernel: string, backend: BackendName): KernelFact | undefined {
  return KERNELS.find((fact) => fact.kernel === kernel && fact.backend === backend);
}

export function collectKernels(kernel: string): readonly KernelFact[] {
  return KERNELS.filter((fact) => fact.kernel === kernel);
}
