import { nameAdapter, type AdapterInfo } from '../core/adapter-name';
import type { EngineTrap } from './engine-trap';

/** What the backend that ran is called in reports, on which device, and which native TensorFlow it carries. */
export interface BackendIdentity {
  readonly name: string;
  readonly adapter: string;
  /** Version of the native TensorFlow, or '' where the backend has none. */
  readonly tensorflow: string;
}

interface KnownBackend {
  readonly adapterInfo?: AdapterInfo;
  /** tfjs-node: what the native binding tells of itself. */
  readonly binding?: { readonly TF_Version?: string };
  readonly isGPUPackage?: boolean;
  readonly isUsingGpuDevice?: boolean;
}

/** Names the backend that is active; TensorFlow.js calls both native packages `tensorflow`. */
export function identifyBackend({ engine }: EngineTrap): BackendIdentity {
  const name = engine.backendName ?? '';
  const holder = (globalThis as { readonly _tfengine?: { readonly registry?: Readonly<Record<string, KnownBackend>> } })._tfengine;
  const backend = holder?.registry?.[name];
  const tensorflow = backend?.binding?.TF_Version;
  if (name !== 'tensorflow' || tensorflow === undefined) return { name, adapter: nameAdapter(backend?.adapterInfo ?? {}), tensorflow: '' };
  const isGpuPackage = backend?.isGPUPackage === true;
  const device = backend?.isUsingGpuDevice === true ? 'GPU' : isGpuPackage ? 'CPU, for it found no GPU' : 'CPU';
  return { name: isGpuPackage ? 'tfjs-node-gpu' : 'tfjs-node', adapter: `TensorFlow ${tensorflow} on the ${device}`, tensorflow };
}
