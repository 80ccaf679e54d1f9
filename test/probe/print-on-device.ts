// Prints tensors of many sizes and types with a software GPU and on the host, and says as JSON where they differ, and
// whether the tensors are still what they were.
import * as tf from '@tensorflow/tfjs-core';
import type { Engine, EngineBackend } from '../../src/probe/engine-types';
import { fingerprintTensor } from '../../src/probe/fingerprint';
import { TensorReader } from '../../src/probe/tensor-reader';
import type { Fingerprint } from '../../src/core/trace';

/** What the process found. */
export interface DevicePrints {
  /** Why the GPU does not print; null if it does. */
  readonly refusal: string | null;
  /** The same for a device that does not take the shader, and how many tensors were then printed otherwise or not at all. */
  readonly refusalOfShader: string | null;
  readonly wrongCopies: number;
  readonly compared: number;
  /** Tensors printed otherwise by the GPU, or not at all. */
  readonly wrong: readonly string[];
  /** Tensors whose bits are no longer those that went in. */
  readonly changed: readonly string[];
  /** Different bits with one print. */
  readonly alike: readonly string[];
}

const SIZES = [0, 1, 2, 3, 4, 5, 63, 64, 65, 127, 128, 129, 1001, 4096, 65_537, 1_000_000];
/** More small tensors than the results of one fetch. */
const SMALL = 600;

type Values = Float32Array | Int32Array | Uint8Array;

/** All bit patterns are possible, those of NaNs and of both zeros among them. */
function fill(dtype: 'float32' | 'int32' | 'bool', size: number, salt: number): Values {
  const words = Uint32Array.from({ length: size }, (_, index) => Math.imul(index + 1 + salt, 0x9e3779b1) >>> 0);
  if (dtype === 'bool') return Uint8Array.from(words, (word) => word & 1);
  for (const [index, word] of [0x7fc00001, 0xffc12345, 0x80000000, 0].entries()) if (index < size) words[index] = word;
  return dtype === 'float32' ? new Float32Array(words.buffer) : new Int32Array(words.buffer);
}

/** The backend on a device that compiles another text than it is given, which is no shader. */
function withoutShaders(backend: EngineBackend): EngineBackend {
  const { device } = backend as { device: object };
  const deaf = new Proxy(device, {
    get: (target, name) => {
      const value: unknown = Reflect.get(target, name, target);
      if (typeof value !== 'function') return value;
      return (...args: unknown[]) => Reflect.apply(value, target, name === 'createShaderModule' ? [{ code: 'no shader' }] : args) as unknown;
    },
  });
  return Object.create(backend, { device: { value: deaf } }) as EngineBackend;
}

function bitsOf(values: Values): string {
  return Buffer.from(values.buffer, values.byteOffset, values.byteLength).toString('latin1');
}

async function main(): Promise<DevicePrints> {
  const { create, globals } = (await import('webgpu')) as { create: (options: string[]) => unknown; globals: object };
  Object.assign(globalThis, globals);
  Object.defineProperty(globalThis.navigator, 'gpu', { value: create([]), configurable: true });
  // It registers itself only where there is a GPU.
  await import('@tensorflow/tfjs-backend-webgpu');
  if (!(await tf.setBackend('webgpu'))) throw new Error('no webgpu');
  const engine = tf.engine() as unknown as Engine;
  const reader = new TensorReader(engine);
  const backend = tf.backend() as unknown as EngineBackend & { uploadToGPU(dataId: object): void };
  const refusal = await reader.prepare(backend);

  const cases = [
    ...(['float32', 'int32', 'bool'] as const).flatMap((dtype) => SIZES.map((size) => ({ dtype, size, salt: 0 }))),
    ...Array.from({ length: SMALL }, (_, salt) => ({ dtype: 'float32' as const, size: 8, salt })),
  ];
  const found = new Map<string, Fingerprint>();
  const tensors = cases.map(({ dtype, size, salt }) => {
    const name = `${dtype}[${size}] ${salt}`;
    const values = fill(dtype, size, salt);
    const tensor = tf.tensor1d(values, dtype);
    backend.uploadToGPU(tensor.dataId);
    const print = reader.printOf(reader.stateOf(tensor.dataId), tensor.dataId, 4 * size, (later) => found.set(name, later));
    if (print !== null) found.set(name, print);
    return { name, values, tensor };
  });
  await reader.settle();
  const isWrong = ({ name, values }: { name: string; values: Values }): boolean => JSON.stringify(found.get(name)) !== JSON.stringify(fingerprintTensor(values));
  const changed: string[] = [];
  for (const { name, values, tensor } of tensors) if (bitsOf(values) !== bitsOf(await tensor.data())) changed.push(name);
  const copying = new TensorReader(engine);
  const refusalOfShader = await copying.prepare(withoutShaders(backend));
  const copies = new Map<string, Fingerprint>();
  const sample = tensors.filter(({ values }) => values.length > 8);
  for (const { name, values, tensor } of sample) {
    const moved = tf.tensor1d(values, tensor.dtype);
    backend.uploadToGPU(moved.dataId);
    copying.printOf(copying.stateOf(moved.dataId), moved.dataId, 4 * values.length, (later) => copies.set(name, later));
  }
  await copying.settle();
  const wrongCopies = sample.filter(({ name }) => JSON.stringify(copies.get(name)) !== JSON.stringify(found.get(name))).length;
  const names = new Map([...found].map(([name, print]) => [JSON.stringify(print), name]));
  const bits = new Set(tensors.map(({ values }) => `${values.length} ${bitsOf(values instanceof Uint8Array ? Int32Array.from(values) : values)}`));
  return { refusal, refusalOfShader, wrongCopies, compared: tensors.length, wrong: tensors.filter(isWrong).map(({ name }) => name), changed, alike: names.size === bits.size ? [] : [`${bits.size} values, ${names.size} prints`] };
}

void main().then((prints) => {
  process.stdout.write(`${JSON.stringify(prints)}\n`, () => process.exit(0));
});
