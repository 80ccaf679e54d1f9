import { isSamePrint, type Fingerprint } from '../../core/trace';
import { fingerprintView, finishDevicePrint, RUN_WORDS } from '../fingerprint';
import { createFilled, findBuffer, openPass, withinErrorScope, type GpuBackend } from './gpu-backend';
import { GROUP_RUNS, PRINT_SHADER, RESULT_WORDS, SLOT_STRIDE } from './print-shader';

/** What a GPU found of one tensor: its print, and its first word as the bits of a float32 or int32. */
export interface DeviceResult {
  readonly print: Fingerprint;
  readonly first: number;
}

type Done = (result: DeviceResult | null) => void;

interface Asked {
  readonly words: number;
  readonly done: Done;
}

/** Results that are fetched at once, at most. */
const SLOTS = 512;
const RESULT_BYTES = 4 * RESULT_WORDS;

/**
 * Prints tensors where they are. The work joins the backend's own commands right after what made the tensor, so that
 * nothing waits and no batch is cut; the results of many tensors are fetched together.
 */
export class DevicePrinter {
  private readonly backend: GpuBackend;
  private readonly pipeline: GPUComputePipeline;
  private readonly results: GPUBuffer;
  private readonly slots: GPUBindGroup;
  private readonly layout: GPUBindGroupLayout;
  /** Bind groups of buffers, which the backend uses again and again. */
  private readonly groups = new WeakMap<GPUBuffer, { readonly size: number; readonly group: GPUBindGroup }>();
  private readonly idle: GPUBuffer[] = [];
  private asked: Asked[] = [];

  constructor(backend: GpuBackend, pipeline: GPUComputePipeline) {
    const { device } = backend;
    this.backend = backend;
    this.pipeline = pipeline;
    this.layout = pipeline.getBindGroupLayout(0);
    this.results = device.createBuffer({ size: SLOTS * RESULT_BYTES, usage: GPUBufferUsage.STORAGE | GPUBufferUsage.COPY_SRC | GPUBufferUsage.COPY_DST });
    const numbers = createFilled(device, GPUBufferUsage.UNIFORM, Uint32Array.from({ length: (SLOTS * SLOT_STRIDE) / 4 }, (_, word) => Math.floor((4 * word) / SLOT_STRIDE)));
    this.slots = device.createBindGroup({ layout: pipeline.getBindGroupLayout(1), entries: [{ binding: 0, resource: { buffer: this.results } }, { binding: 1, resource: { buffer: numbers, size: 4 } }] });
  }

  get hasAsked(): boolean {
    return this.asked.length > 0;
  }

  /** Queues the print of the first `byteLength` bytes of a tensor; false if it is not in a buffer of the backend's own, or too large. */
  ask(dataId: object, byteLength: number, done: Done): boolean {
    const { backend } = this;
    const buffer = findBuffer(backend, dataId);
    if (buffer === null) return false;
    const size = Math.min(byteLength, buffer.size);
    if (size === 0 || groupsFor(size) > backend.device.limits.maxComputeWorkgroupsPerDimension) return false;
    if (this.isFull) return false;
    backend.ensureCommandEncoderReady();
    this.record(openPass(backend), buffer, size, this.asked.length);
    this.asked.push({ words: size / 4, done });
    return true;
  }

  get isFull(): boolean {
    return this.asked.length === SLOTS;
  }

  /** Fetches all results that were asked for; resolves when their askers know them. */
  async collect(): Promise<void> {
    const { backend, asked } = this;
    if (asked.length === 0) return;
    this.asked = [];
    if (backend.disposed === true) {
      for (const { done } of asked) done(null);
      return;
    }
    backend.ensureCommandEncoderReady();
    backend.endComputePassEncoder();
    const staging = this.copyResults(backend.commandEncoder, asked.length);
    backend.submitQueue();
    await this.tell(staging, asked);
  }

  /** Prints known words by itself. Throws if the GPU finds another print than the host. */
  async prove(): Promise<void> {
    const { device } = this.backend;
    const words = Uint32Array.from({ length: 3 * RUN_WORDS + 7 }, (_, index) => Math.imul(index + 1, 0x9e3779b1) >>> 0);
    const buffer = createFilled(device, GPUBufferUsage.STORAGE, words);
    const encoder = device.createCommandEncoder();
    const pass = encoder.beginComputePass();
    this.record(pass, buffer, words.byteLength, 0);
    pass.end();
    const staging = this.copyResults(encoder, 1);
    device.queue.submit([encoder.finish()]);
    let found: Fingerprint | null = null;
    await this.tell(staging, [{ words: words.length, done: (result) => (found = result?.print ?? null) }]);
    buffer.destroy();
    if (!isSamePrint(found, fingerprintView(words))) throw new Error('it computes another print of the same bits');
  }

  private record(pass: GPUComputePassEncoder, buffer: GPUBuffer, size: number, slot: number): void {
    pass.setPipeline(this.pipeline);
    pass.setBindGroup(0, this.groupOf(buffer, size));
    pass.setBindGroup(1, this.slots, [slot * SLOT_STRIDE]);
    pass.dispatchWorkgroups(groupsFor(size));
  }

  private groupOf(buffer: GPUBuffer, size: number): GPUBindGroup {
    const known = this.groups.get(buffer);
    if (known?.size === size) return known.group;
    const group = this.backend.device.createBindGroup({ layout: this.layout, entries: [{ binding: 0, resource: { buffer, size } }] });
    this.groups.set(buffer, { size, group });
    return group;
  }

  /** Results are sums: their slots are zero again for the next. */
  private copyResults(encoder: GPUCommandEncoder | null, count: number): GPUBuffer {
    const staging = this.idle.pop() ?? this.backend.device.createBuffer({ size: SLOTS * RESULT_BYTES, usage: GPUBufferUsage.COPY_DST | GPUBufferUsage.MAP_READ });
    encoder?.copyBufferToBuffer(this.results, 0, staging, 0, count * RESULT_BYTES);
    encoder?.clearBuffer(this.results, 0, count * RESULT_BYTES);
    return staging;
  }

  private async tell(staging: GPUBuffer, asked: readonly Asked[]): Promise<void> {
    let found: Uint32Array | null = null;
    try {
      await staging.mapAsync(GPUMapMode.READ, 0, asked.length * RESULT_BYTES);
      found = new Uint32Array(staging.getMappedRange(0, asked.length * RESULT_BYTES).slice(0));
      staging.unmap();
      this.idle.push(staging);
    } catch {
      // The device is gone: nobody will know.
    }
    for (const [slot, { words, done }] of asked.entries()) done(found === null ? null : resultAt(found, slot, words));
  }
}

/** A printer that was tried out. Rejects with the reason if the device cannot print. */
export async function createDevicePrinter(backend: GpuBackend): Promise<DevicePrinter> {
  const { device } = backend;
  const pipeline = await withinErrorScope(device, () => {
    const module = device.createShaderModule({ code: PRINT_SHADER });
    const words = device.createBindGroupLayout({ entries: [{ binding: 0, visibility: GPUShaderStage.COMPUTE, buffer: { type: 'read-only-storage' } }] });
    const slots = device.createBindGroupLayout({
      entries: [
        { binding: 0, visibility: GPUShaderStage.COMPUTE, buffer: { type: 'storage' } },
        { binding: 1, visibility: GPUShaderStage.COMPUTE, buffer: { type: 'uniform', hasDynamicOffset: true } },
      ],
    });
    const layout = device.createPipelineLayout({ bindGroupLayouts: [words, slots] });
    return device.createComputePipelineAsync({ layout, compute: { module, entryPoint: 'main' } });
  });
  const printer = new DevicePrinter(backend, pipeline);
  await printer.prove();
  return printer;
}

function groupsFor(byteLength: number): number {
  return Math.ceil(byteLength / 4 / RUN_WORDS / GROUP_RUNS);
}

function resultAt(found: Uint32Array, slot: number, words: number): DeviceResult {
  const [low = 0, high = 0, first = 0] = found.subarray(slot * RESULT_WORDS, (slot + 1) * RESULT_WORDS);
  return { print: finishDevicePrint(low, high, words), first };
}
