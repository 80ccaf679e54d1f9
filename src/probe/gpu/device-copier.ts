import type { Copier, Told } from './copier';
import { findBuffer, type GpuBackend } from './gpu-backend';

interface Copied {
  readonly offset: number;
  readonly byteLength: number;
  readonly told: Told;
}

/** Copies that are fetched together. */
interface Page {
  readonly buffer: GPUBuffer;
  /** The commands among which the last copy is. */
  encoder: GPUCommandEncoder | null;
  filled: number;
  readonly copies: Copied[];
}

/** Bytes fetched at once; a larger tensor has a page of its own. */
const PAGE_BYTES = 2 ** 20;
/** Pages kept for the next copies. */
const MOST_IDLE = 4;

/** Copies buffers of WebGPU, among the backend's own commands. */
export class DeviceCopier implements Copier {
  private readonly backend: GpuBackend;
  private readonly idle: GPUBuffer[] = [];
  private page: Page | null = null;

  constructor(backend: GpuBackend) {
    this.backend = backend;
  }

  get hasAsked(): boolean {
    return this.page !== null;
  }

  hasRoom(byteLength: number): boolean {
    return this.page === null || this.page.filled + byteLength <= this.page.buffer.size;
  }

  /** False if the tensor is not in a buffer of the backend's own. */
  ask(dataId: object, byteLength: number, told: Told): boolean {
    const { backend } = this;
    const buffer = findBuffer(backend, dataId);
    if (buffer === null || (buffer.usage & GPUBufferUsage.COPY_SRC) === 0 || byteLength === 0 || byteLength > buffer.size || !this.hasRoom(byteLength)) return false;
    const page = (this.page ??= this.newPage(byteLength));
    backend.ensureCommandEncoderReady();
    backend.endComputePassEncoder();
    page.encoder = backend.commandEncoder;
    page.encoder?.copyBufferToBuffer(buffer, 0, page.buffer, page.filled, byteLength);
    page.copies.push({ offset: page.filled, byteLength, told });
    page.filled += byteLength;
    return true;
  }

  async collect(): Promise<void> {
    const { backend, page } = this;
    if (page === null) return;
    this.page = null;
    const isLost = backend.disposed === true;
    if (!isLost && page.encoder === backend.commandEncoder) {
      backend.endComputePassEncoder();
      backend.submitQueue();
    }
    const found = isLost ? null : await this.fetch(page);
    for (const { offset, byteLength, told } of page.copies) told(found?.subarray(offset, offset + byteLength) ?? null);
  }

  private newPage(byteLength: number): Page {
    const fits = byteLength <= PAGE_BYTES;
    const buffer = (fits ? this.idle.pop() : undefined) ?? this.backend.device.createBuffer({ size: fits ? PAGE_BYTES : byteLength, usage: GPUBufferUsage.COPY_DST | GPUBufferUsage.MAP_READ });
    return { buffer, encoder: null, filled: 0, copies: [] };
  }

  private async fetch({ buffer, filled }: Page): Promise<Uint8Array | null> {
    try {
      await buffer.mapAsync(GPUMapMode.READ, 0, filled);
      const bytes = new Uint8Array(buffer.getMappedRange(0, filled).slice(0));
      buffer.unmap();
      if (buffer.size === PAGE_BYTES && this.idle.length < MOST_IDLE) this.idle.push(buffer);
      else buffer.destroy();
      return bytes;
    } catch {
      // The device is gone: nobody will know.
      return null;
    }
  }
}
