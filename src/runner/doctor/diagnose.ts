import type { BackendName } from '../../core/verdict';
import { diagnoseNative } from './diagnose-native';
import { diagnoseNativeGpu } from './diagnose-native-gpu';
import { diagnoseWebgpu } from './diagnose-webgpu';
import type { Machine } from './machine';

/** What the doctor says about one backend. */
export interface Diagnosis {
  readonly backend: BackendName;
  /** `absent`: the project does not have it; `blocked`: it is there, or could be, and something stops it. */
  readonly state: 'usable' | 'absent' | 'blocked';
  /** One sentence: what is there or missing, and what to do. */
  readonly sentence: string;
}

/** Judges every backend that a Node program can have, best first. Pure: the machine is data. */
export function diagnose(machine: Machine): readonly Diagnosis[] {
  return [diagnoseNativeGpu(machine), diagnoseNative(machine), diagnoseWebgpu(machine), diagnoseWasm(machine), diagnosePlain(machine)];
}

/** Sentences about backends better than the one that ran and could not be used; absent ones need no word. */
export function collectAdvice(diagnoses: readonly Diagnosis[], ran: BackendName | null): readonly string[] {
  const rank = diagnoses.findIndex(({ backend }) => backend === ran);
  const better = rank < 0 ? diagnoses : diagnoses.slice(0, rank);
  return better.filter(({ state }) => state === 'blocked').map(({ sentence }) => sentence);
}

function diagnoseWasm({ packages }: Machine): Diagnosis {
  const found = packages['@tensorflow/tfjs-backend-wasm'];
  if (found !== undefined) return { backend: 'wasm', state: 'usable', sentence: `@tensorflow/tfjs-backend-wasm ${found.version} runs everywhere, though it cannot train convolutions or embeddings.` };
  return { backend: 'wasm', state: 'absent', sentence: 'The project has no @tensorflow/tfjs-backend-wasm.' };
}

function diagnosePlain({ packages }: Machine): Diagnosis {
  const found = packages['@tensorflow/tfjs'];
  if (found !== undefined) return { backend: 'cpu', state: 'usable', sentence: `@tensorflow/tfjs ${found.version} brings the cpu backend, plain JavaScript.` };
  return { backend: 'cpu', state: 'absent', sentence: 'The project has no @tensorflow/tfjs, which brings the cpu backend.' };
}
