import { createFilled, findBuffer, openPass, withinErrorScope, type GpuBackend } from './gpu-backend';
import { MOST_GROUPS, REPLACE_SHADER, REPLACE_THREADS } from './replace-shader';

/** Takes copies of one tensor, one after the other: the first whose bits differ takes the tensor's place. */
export type Offer = (copy: object) => void;

interface Pipelines {
  readonly layout: GPUBindGroupLayout;
  /** One after the other. */
  readonly passes: readonly GPUComputePipeline[];
}

/**
 * Lets other outcomes of a kernel take the place of the one that the program has, on the GPU, where nobody need wait to
 * know whether they differ. The work joins the backend's own commands, so that whatever comes later sees the outcome.
 */
export class DeviceReplacer {
  private readonly backend: GpuBackend;
  private readonly pipelines: Pipelines;

  constructor(backend: GpuBackend, pipelines: Pipelines) {
    this.backend = backend;
    this.pipelines = pipelines;
  }

  /** What takes copies of a tensor of so many bytes; null if it is not in a buffer of the backend's own. */
  begin(dataId: object, byteLength: number): Offer | null {
    const { backend } = this;
    const buffer = findBuffer(backend, dataId);
    if (buffer === null || byteLength === 0 || byteLength > buffer.size) return null;
    const state = backend.device.createBuffer({ size: 4, usage: GPUBufferUsage.STORAGE });
    return (copy) => {
      const other = findBuffer(backend, copy);
      if (other === null || other.size < byteLength) return;
      backend.ensureCommandEncoderReady();
      this.record(openPass(backend), buffer, other, state, byteLength);
    };
  }

  /** Offers known copies to known words by itself. Throws if another one than the first that differs is taken. */
  async prove(): Promise<void> {
    const { device } = this.backend;
    const words = Uint32Array.from({ length: 3 * MOST_GROUPS * REPLACE_THREADS + 7 }, (_, index) => Math.imul(index + 1, 0x9e3779b1) >>> 0);
    const [same, last, all] = [words, words.with(words.length - 1, 1), words.map((word) => word + 1)];
    const usage = GPUBufferUsage.STORAGE | GPUBufferUsage.COPY_SRC;
    const buffers = [words, same, last, all].map((each) => createFilled(device, usage, each));
    const [own, ...copies] = buffers as [GPUBuffer, ...GPUBuffer[]];
    const state = device.createBuffer({ size: 4, usage: GPUBufferUsage.STORAGE });
    const staging = device.createBuffer({ size: words.byteLength, usage: GPUBufferUsage.COPY_DST | GPUBufferUsage.MAP_READ });
    const encoder = device.createCommandEncoder();
    const pass = encoder.beginComputePass();
    for (const copy of copies) this.record(pass, own, copy, state, words.byteLength);
    pass.end();
    encoder.copyBufferToBuffer(own, 0, staging, 0, words.byteLength);
    device.queue.submit([encoder.finish()]);
    await staging.mapAsync(GPUMapMode.READ);
    const found = new Uint32Array(staging.getMappedRange().slice(0));
    for (const buffer of [...buffers, state, staging]) buffer.destroy();
    if (found.some((word, index) => word !== last[index])) throw new Error('it takes another copy than the first that differs');
  }

  private record(pass: GPUComputePassEncoder, own: GPUBuffer, other: GPUBuffer, state: GPUBuffer, size: number): void {
    const { layout, passes } = this.pipelines;
    const resources: readonly GPUBufferBinding[] = [{ buffer: own, size }, { buffer: other, size }, { buffer: state }];
    pass.setBindGroup(0, this.backend.device.createBindGroup({ layout, entries: resources.map((resource, binding) => ({ binding, resource })) }));
    const groups = Math.min(MOST_GROUPS, Math.ceil(size / 4 / REPLACE_THREADS));
    for (const [index, pipeline] of passes.entries()) {
      pass.setPipeline(pipeline);
      pass.dispatchWorkgroups(index === passes.length - 1 ? 1 : groups);
    }
  }
}

/** A replacer that was tried out. Rejects with the reason if the device cannot do it. */
export async function createDeviceReplacer(backend: GpuBackend): Promise<DeviceReplacer> {
  const { device } = backend;
  const pipelines = await withinErrorScope(device, () => {
    const module = device.createShaderModule({ code: REPLACE_SHADER });
    const types = ['storage', 'read-only-storage', 'storage'] as const;
    const layout = device.createBindGroupLayout({ entries: types.map((type, binding) => ({ binding, visibility: GPUShaderStage.COMPUTE, buffer: { type } })) });
    const pipelineLayout = device.createPipelineLayout({ bindGroupLayouts: [layout] });
    const passes = ['compare', 'replace', 'settle'].map((entryPoint) => device.createComputePipelineAsync({ layout: pipelineLayout, compute: { module, entryPoint } }));
    return Promise.all(passes).then((ready): Pipelines => ({ layout, passes: ready }));
  });
  const replacer = new DeviceReplacer(backend, pipelines);
  await replacer.prove();
  return replacer;
}
