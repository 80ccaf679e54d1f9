import type { Copier, Told } from './copier';

/** The parts of TensorFlow.js' WebGL backend by which it reads a texture without waiting (4.x). */
export interface WebglBackend {
  readonly texData: { get(dataId: object): { readonly texture?: { readonly texture: WebGLTexture } | null; readonly texShape?: readonly [number, number] | null; readonly shape: readonly number[]; readonly slice?: unknown; readonly complexTensorInfos?: unknown } | undefined };
  readonly gpgpu: {
    readonly gl: WebGL2RenderingContext;
    createBufferFromTexture(texture: WebGLTexture, rows: number, columns: number): WebGLBuffer;
    createAndWaitForFence(): Promise<void>;
    downloadFloat32MatrixFromBuffer(buffer: WebGLBuffer, size: number): Float32Array;
  };
  decode(dataId: object): { readonly dataId: object };
  disposeIntermediateTensorInfo(tensor: { readonly dataId: object }): void;
}

interface Copied {
  readonly buffer: WebGLBuffer;
  readonly size: number;
  readonly told: Told;
}

/** Copies that are fetched at once, and bytes that wait for it: a program that never waits would fill the memory. */
const MOST_COPIES = 256;
const MOST_BYTES = 32 * 2 ** 20;

/** Copies textures into buffers by the GPU's own queue, as `data()` does, but caches nothing: a tensor stays where it is. */
export class WebglCopier implements Copier {
  private readonly backend: WebglBackend;
  private copies: Copied[] = [];
  private bytes = 0;

  constructor(backend: WebglBackend) {
    this.backend = backend;
  }

  get hasAsked(): boolean {
    return this.copies.length > 0;
  }

  hasRoom(): boolean {
    return this.copies.length < MOST_COPIES;
  }

  /** All numbers of a texture are floats, whatever the type of its tensor. */
  ask(dataId: object, byteLength: number, told: Told): boolean {
    const { backend } = this;
    const held = backend.texData.get(dataId);
    if (held?.texture == null || held.slice != null || held.complexTensorInfos != null) return false;
    const size = Math.min(byteLength / 4, held.shape.reduce((product, length) => product * length, 1));
    if (this.bytes + 4 * size > MOST_BYTES) return false;
    // Four numbers a texel, in their order.
    const dense = backend.decode(dataId);
    const { texture, texShape } = backend.texData.get(dense.dataId) ?? {};
    if (texture != null && texShape != null) {
      const buffer = backend.gpgpu.createBufferFromTexture(texture.texture, texShape[0] / 2, texShape[1] / 2);
      this.copies.push({ buffer, size, told });
      this.bytes += 4 * size;
    }
    backend.disposeIntermediateTensorInfo(dense);
    return texture != null && texShape != null;
  }

  async collect(): Promise<void> {
    const { copies } = this;
    const { gpgpu } = this.backend;
    if (copies.length === 0) return;
    this.copies = [];
    await gpgpu.createAndWaitForFence();
    for (const { buffer, size, told } of copies) {
      const values = gpgpu.gl.isContextLost() ? null : gpgpu.downloadFloat32MatrixFromBuffer(buffer, size);
      gpgpu.gl.deleteBuffer(buffer);
      this.bytes -= 4 * size;
      told(values === null ? null : new Uint8Array(values.buffer));
    }
  }
}
