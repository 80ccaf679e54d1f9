import type { EngineBackend } from './engine-types';

/** Numbers where WebAssembly holds them: its `readSync` copies them first. */
export function viewOfHeap({ wasm, dataIdMap }: EngineBackend, dataId: object): Float32Array | Int32Array | null {
  const held = wasm === undefined ? undefined : dataIdMap?.get(dataId);
  if (wasm === undefined || held === undefined || held.shape === undefined) return null;
  const { memoryOffset, dtype, shape } = held;
  if (typeof memoryOffset !== 'number' || memoryOffset % 4 !== 0 || (dtype !== 'float32' && dtype !== 'int32')) return null;
  const size = shape.reduce((product, length) => product * length, 1);
  return new (dtype === 'float32' ? Float32Array : Int32Array)(wasm.HEAPU8.buffer, memoryOffset, size);
}
